import type { INodeExecutionData } from 'n8n-workflow';

import { readAtMost } from '../api/streams';
import type { ByteStream } from '../api/transport';
import { FoxitFailure } from '../failure';
import { withoutNul } from '../outsideText';
import { BYTES_PER_MEGABYTE } from '../zip/limits';
import { binaryOutput } from '../file/binaryOutput';
import { outputItem, recordJson } from '../item/outputItem';
import type { JobRun } from './jobRun';
import { fetchInto, outputFieldOf, resultName, wishedName, type ResultFile } from './fetchResult';
import { parsedJson } from '../values/json';

/** More would not fit into an execution's data, which n8n keeps as one text. */
const MAX_TEXT_BYTES = 64 * BYTES_PER_MEGABYTE;

/**
 * Downloads a text result into the JSON field `text`: UTF-8, a byte order mark dropped, line ends
 * as they came. NUL is left out: no text needs it, and databases refuse it.
 *
 * @param withFile whether the text file comes along as binary
 * @throws FoxitFailure `unreadableAnswer` when it is over the limit
 */
export async function fetchText(
	run: JobRun,
	result: ResultFile,
	withFile: boolean,
): Promise<INodeExecutionData> {
	const field = withFile ? outputFieldOf(run) : undefined;
	const store = binaryOutput(run.context, wishedName(run), result.fallbackName);
	const { stored, sha256 } = await fetchInto(run, result, async (content, incoming) => {
		const bytes = await bytesOf(content, incoming.announcedSize);
		return { bytes, binary: field ? await store(bytes, incoming) : undefined };
	});
	const { bytes, binary } = stored;
	run.record.fileName = binary?.fileName ?? resultName(run, result);
	if (binary) run.record.mimeType = binary.mimeType;
	run.record.fileSize = bytes.length;
	run.record.sha256 = sha256;
	// TextDecoder drops the byte order mark by itself.
	const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\0', '');
	const json = recordJson(run.record, { text });
	return outputItem(run.itemIndex, json, field && binary ? { [field]: binary } : undefined);
}

/** Downloads and parses a JSON result. */
export async function fetchJson(run: JobRun, result: ResultFile): Promise<unknown> {
	const { stored } = await fetchInto(
		run,
		result,
		async (content, { announcedSize }) => await bytesOf(content, announcedSize),
	);
	const data = parsedJson(withoutNul(stored.toString('utf8')));
	if (data !== undefined) return data;
	throw new FoxitFailure('unreadableAnswer', "Foxit's result is not valid JSON", {
		advice: 'Choose the output File to get it unchanged.',
	});
}

/** What is to be in memory at once. */
async function bytesOf(
	content: ByteStream | Buffer,
	announcedSize: number | undefined,
): Promise<Buffer> {
	const size = Buffer.isBuffer(content) ? content.length : announcedSize;
	if (size !== undefined && size > MAX_TEXT_BYTES) throw tooLong();
	if (Buffer.isBuffer(content)) return content;
	const start = await readAtMost(content, MAX_TEXT_BYTES);
	if (!start.isWhole) throw tooLong();
	return start.content;
}

function tooLong(): FoxitFailure {
	return new FoxitFailure('unreadableAnswer', 'The result has more than 64 MB of text', {
		advice:
			'That is more than an item can hold as JSON. Choose the output File to get it unchanged. The result is still at Foxit, under its document ID.',
	});
}
