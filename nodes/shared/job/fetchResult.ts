import type { INodeExecutionData } from 'n8n-workflow';

import { binaryOutput } from '../file/binaryOutput';
import { downloadFile } from '../file/download';
import { chosenName, safeFileName, withExtension } from '../file/fileName';
import type { Received, Sink } from '../file/receive';
import { outputItem, recordJson } from '../item/outputItem';
import type { JobRun } from './jobRun';

/** A stored document that is to become part of the item's output. */
export interface ResultFile {
	documentId: string;
	/** With the dot; empty: the first bytes decide. */
	extensions: readonly string[];
	/** Name without extension, for when the user has set none. */
	fallbackName: string;
}

/** The output field for files. */
export function outputFieldOf({ parameters }: JobRun): string {
	return parameters.requiredText('outputBinaryPropertyName');
}

/** The File Name option; empty when not set. */
export function wishedName({ parameters }: JobRun): string {
	return chosenName(parameters.collection('options').text('fileName'));
}

/** How a result is called that stays at Foxit, or whose content goes elsewhere. */
export function resultName(
	run: JobRun,
	{ fallbackName, extensions }: Omit<ResultFile, 'documentId'>,
): string {
	const name = safeFileName(wishedName(run) || fallbackName, 'document');
	const [extension] = extensions;
	return extension === undefined ? name : withExtension(name, extension);
}

/** Downloads a document into a sink and notes size, type and time. */
export async function fetchInto<T>(
	run: JobRun,
	{ documentId, extensions }: ResultFile,
	sink: Sink<T>,
): Promise<Received<T>> {
	const { context, deadline, record, session, signals } = run;
	deadline.goOn('The download');
	const startedAt = session.client.clock.now();
	const downloaded = await downloadFile(session.client, session.account.downloads, {
		documentId,
		extensions,
		isFresh: record.taskId !== undefined || session.account.youngDocuments.hasAny([documentId]),
		sink,
		toBuffer: async (stream) => await context.helpers.binaryToBuffer(stream),
		signal: signals.giveUp,
	});
	record.timings = { ...record.timings, downloadMs: session.client.clock.now() - startedAt };
	return downloaded;
}

/** Downloads a document into the output field and makes the output item. */
export async function fetchFile(run: JobRun, result: ResultFile): Promise<INodeExecutionData> {
	const field = outputFieldOf(run);
	const sink = binaryOutput(run.context, wishedName(run), result.fallbackName);
	const { stored, size, sha256 } = await fetchInto(run, result, sink);
	if (stored.fileName) run.record.fileName = stored.fileName;
	run.record.mimeType = stored.mimeType;
	run.record.fileSize = size;
	run.record.sha256 = sha256;
	return outputItem(run.itemIndex, recordJson(run.record), { [field]: stored });
}
