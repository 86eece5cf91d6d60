import type { INodeExecutionData } from 'n8n-workflow';

import { FoxitFailure } from '../failure';
import { outputItem, recordJson } from '../item/outputItem';
import type { TaskState } from '../task/taskState';
import { putsOutFile, type OutputMode } from '../ui/output';
import type { JobRun } from './jobRun';
import { fetchFiles } from './fetchFiles';
import { fetchFile, outputFieldOf, resultName, wishedName } from './fetchResult';
import { fetchJson, fetchText } from './fetchText';
import { limitsOf } from './receiveArchive';
import { remarkOn, type ResultRemarks } from './remarks';

/** A finished task's result, and how it is to be delivered. */
export interface FinishedResult {
	output: OutputMode;
	/** The finished task, unless its result document was known before. */
	state?: TaskState | undefined;
	/** With the dot, the usual one first; empty: the first bytes decide. */
	extensions: readonly string[];
	/** Name without extension, for when the user has set none. */
	fallbackName: string;
	/** For several files: what one file's number is called. */
	noun?: string;
	numbers?: readonly number[] | undefined;
	/** What to say where little comes out. */
	remarks?: ResultRemarks;
	/** Turns JSON into what users see. */
	simplify?: ((result: unknown) => unknown) | undefined;
}

/**
 * Checks the parameters that delivering will read, before anything is paid for.
 *
 * @throws FoxitFailure `input`
 */
export function checkDelivery(run: JobRun, output: OutputMode): void {
	if (putsOutFile(output)) outputFieldOf(run);
	wishedName(run);
	limitsOf(run);
}

/** Makes output items of a result, as the user chose, and says where there is little in it. */
export async function deliver(
	run: JobRun,
	delivery: FinishedResult,
): Promise<INodeExecutionData[]> {
	const items = await itemsOf(run, delivery);
	const isFetched = delivery.output !== 'documentId' && delivery.output !== 'taskId';
	if (isFetched) remarkOn(run, delivery.remarks, items);
	return items;
}

async function itemsOf(run: JobRun, delivery: FinishedResult): Promise<INodeExecutionData[]> {
	const { record } = run;
	const { output, extensions, fallbackName } = delivery;
	const simplify = delivery.simplify ?? ((result: unknown) => result);
	if (!record.resultDocumentId) {
		// Get Properties answers within the task itself
		// (docs/contract/pdf-services.md#kinds-of-result).
		if (delivery.state?.resultData === undefined) throw noResult();
		return [dataItem(run, simplify(delivery.state.resultData))];
	}
	const result = { documentId: record.resultDocumentId, extensions, fallbackName };
	switch (output) {
		case 'documentId':
		case 'taskId':
			record.fileName = resultName(run, result);
			return [outputItem(run.itemIndex, recordJson(record))];
		case 'file':
			return [await fetchFile(run, result)];
		case 'text':
		case 'textAndFile':
			return [await fetchText(run, result, output === 'textAndFile')];
		case 'json':
			return [dataItem(run, simplify(await fetchJson(run, result)))];
		case 'items':
		case 'oneItem': {
			const { noun = 'file', numbers } = delivery;
			const files = { ...result, noun, ...(numbers && { numbers }) };
			return await fetchFiles(run, files, output === 'items');
		}
	}
}

function dataItem(run: JobRun, data: unknown): INodeExecutionData {
	return outputItem(run.itemIndex, recordJson(run.record, { data: data as object }));
}

function noResult(): FoxitFailure {
	return new FoxitFailure('unreadableAnswer', 'The task ended without a result');
}
