import type { INodeExecutionData } from 'n8n-workflow';

import { binaryOutput } from '../../shared/file/binaryOutput';
import { downloadFile } from '../../shared/file/download';
import { outputItem, recordJson } from '../../shared/item/outputItem';
import { collectionOf, requiredText, textOf } from '../../shared/item/parameters';
import type { OperationRun } from '../operations/types';

/** A stored document that is to become the item's output file. */
export interface ResultFile {
	documentId: string;
	/** With the dot; absent: the first bytes decide. */
	extension?: string;
	/** Name without extension, for when the user has set none. */
	fallbackName: string;
}

/** Downloads a document into the output field and makes the output item. */
export async function fetchResult(
	run: OperationRun,
	{ documentId, extension, fallbackName }: ResultFile,
): Promise<INodeExecutionData> {
	const { context, parameters, record, session, signals } = run;
	const options = { get: (name: string) => collectionOf(parameters, 'options')[name] };
	const field = requiredText(parameters, 'outputBinaryPropertyName', 'Put Output File in Field');
	const startedAt = session.client.clock.now();
	const { stored, size } = await downloadFile(session.client, session.account.downloads, {
		documentId,
		extension,
		sink: binaryOutput(context, textOf(options, 'fileName'), fallbackName),
		toBuffer: async (stream) => await context.helpers.binaryToBuffer(stream),
		signal: signals.giveUp,
	});
	if (stored.fileName) record.fileName = stored.fileName;
	record.mimeType = stored.mimeType;
	record.fileSize = size;
	record.timings = { ...record.timings, downloadMs: session.client.clock.now() - startedAt };
	return outputItem(run.itemIndex, recordJson(record), { [field]: stored });
}
