import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { toNodeError } from '../api/nodeError';
import { errorData } from '../api/nodeError';
import type { FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';
import { withoutGaps } from '../values/members';

/**
 * The JSON part of a result, without members that have no value: what the next node asks for comes
 * first, how it was made comes last.
 *
 * @param members what the operation adds, in place of members of the record with the same names
 */
export function recordJson(record: ItemRecord, members: IDataObject = {}): IDataObject {
	const { timings } = record;
	return withoutGaps({
		fileName: record.fileName,
		fileSize: record.fileSize,
		mimeType: record.mimeType,
		sha256: record.sha256,
		inputSha256: record.inputSha256,
		templateSha256: record.templateSha256,
		resource: record.resource,
		operation: record.operation,
		documentId: record.documentId,
		documentIds: record.documentIds,
		taskId: record.taskId,
		resultDocumentId: record.resultDocumentId,
		...members,
		steps: record.steps,
		credits: record.credits,
		polls: record.polls,
		timings: timings && withoutGaps({ ...timings }),
	});
}

/** How a result was made; nobody looks for it first. */
const LAST = ['steps', 'credits', 'polls', 'timings'];

/**
 * The fields of a result with those of its input: its own come first, and how it was made comes last.
 * Where both have a field of one name, the result's counts.
 */
export function joinFields(own: IDataObject, input: IDataObject = {}): IDataObject {
	const fields = Object.entries(own);
	const isLast = ([name]: [string, unknown]) => LAST.includes(name);
	const more = Object.entries(input).filter(([name]) => !Object.hasOwn(own, name));
	return Object.fromEntries([
		...fields.filter((field) => !isLast(field)),
		...more,
		...fields.filter(isLast),
	]);
}

/**
 * An output item with the fields of the input item that it was made of. What was made of several items
 * has no fields to take over.
 */
export function withInputFields(
	item: INodeExecutionData,
	input: readonly INodeExecutionData[],
): INodeExecutionData {
	const { pairedItem } = item;
	if (pairedItem === undefined || Array.isArray(pairedItem)) return item;
	const from = typeof pairedItem === 'number' ? pairedItem : pairedItem.item;
	return { ...item, json: joinFields(item.json, input[from]?.json) };
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
