import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { toNodeError } from '../api/nodeError';
import { errorData } from '../api/nodeError';
import type { FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';
import { withoutGaps } from '../values/members';

/** The JSON part of a result: the record, without members that have no value. */
export function recordJson(record: ItemRecord): IDataObject {
	const { timings } = record;
	// In reading order, whichever was known first.
	return withoutGaps({
		resource: record.resource,
		operation: record.operation,
		documentId: record.documentId,
		documentIds: record.documentIds,
		taskId: record.taskId,
		resultDocumentId: record.resultDocumentId,
		fileName: record.fileName,
		mimeType: record.mimeType,
		fileSize: record.fileSize,
		polls: record.polls,
		steps: record.steps,
		timings: timings && withoutGaps({ ...timings }),
	});
}

/** One output item, linked to its input item. */
export function outputItem(
	itemIndex: number,
	json: IDataObject,
	binary?: INodeExecutionData['binary'],
): INodeExecutionData {
	return { json, ...(binary && { binary }), pairedItem: { item: itemIndex } };
}

/**
 * The output item of a failed item under Continue On Fail.
 *
 * `error` is a sentence, as users expect it; `message` holds how to get on and the ids. n8n
 * recognises failed items, and routes them to the error output, only by these two members: 1.x
 * accepts no third, and an `error` beside `json` would make n8n cut `json` down to one sentence.
 */
export function errorItem(
	itemIndex: number,
	error: ReturnType<typeof toNodeError>,
	failure: FoxitFailure,
	record: ItemRecord | undefined,
): INodeExecutionData {
	const details = {
		...(error.description && { description: error.description }),
		...errorData(failure, record),
	};
	return outputItem(itemIndex, { error: error.message, message: details });
}
