import type { INodeExecutionData } from 'n8n-workflow';

import { readableText } from '../outsideText';
import { isBlank } from '../values/rawValue';
import type { JobRun } from './jobRun';

/** What to say where a result is right, was paid for, and is less than one expects: ends of sentences. */
export interface ResultRemarks {
	/** Of a result with nothing in it, e.g. `has no text`. */
	none?: string;
	/** Of several files that are only one. */
	one?: string;
}

/** A text of a line end and a byte order mark. */
const EMPTY_TEXT_BYTES = 6;
/** A ZIP without members. */
const EMPTY_ZIP_BYTES = 22;

/** Says what is to be said of a result that has been delivered. */
export function remarkOn(
	run: Pick<JobRun, 'record' | 'remark'>,
	remarks: ResultRemarks | undefined,
	items: readonly INodeExecutionData[],
): void {
	const { record } = run;
	const { none, one } = remarks ?? {};
	const count = countOf(items, record.mimeType, record.fileSize);
	const sentence = count === 0 ? none : count === 1 ? one : undefined;
	if (sentence === undefined) return;
	const [name] = record.inputNames ?? [];
	const id = record.resultDocumentId ? ` (Result Document ID ${record.resultDocumentId})` : '';
	run.remark(`${name ? `"${readableText(name, 100)}"` : 'The document'} ${sentence}${id}`);
}

/** How much is in a result, as far as what was delivered tells: nothing, one file, or more. */
function countOf(
	items: readonly INodeExecutionData[],
	mimeType: string | undefined,
	fileSize: number | undefined,
): number | undefined {
	const [first] = items;
	if (!first) return 0;
	const { text, data, files, page, part, image } = first.json;
	if (text !== undefined) return isBlank(text) ? 0 : undefined;
	if (typeof data === 'object' && data !== null)
		return Object.keys(data).length > 0 ? undefined : 0;
	if (Array.isArray(files)) return files.length;
	if ([page, part, image].some((number) => number !== undefined)) return items.length;
	if (mimeType === 'text/plain' && (fileSize ?? Infinity) <= EMPTY_TEXT_BYTES) return 0;
	return mimeType === 'application/zip' && fileSize === EMPTY_ZIP_BYTES ? 0 : undefined;
}
