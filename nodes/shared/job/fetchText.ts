import type { INodeExecutionData } from 'n8n-workflow';

import { FoxitFailure } from '../failure';
import { binaryOutput } from '../file/binaryOutput';
import { outputItem, recordJson } from '../item/outputItem';
import type { JobRun } from './jobRun';
import { fetchInto, outputFieldOf, resultName, wishedName, type ResultFile } from './fetchResult';
import { parsedJson } from '../values/json';

/**
 * Downloads a text result into the JSON field `text`: UTF-8, a byte order mark dropped, line ends
 * as they came.
 *
 * @param withFile whether the text file comes along as binary
 */
export async function fetchText(
	run: JobRun,
	result: ResultFile,
	withFile: boolean,
): Promise<INodeExecutionData> {
	const field = withFile ? outputFieldOf(run) : undefined;
	const store = binaryOutput(run.context, wishedName(run), result.fallbackName);
	const { stored, sha256 } = await fetchInto(run, result, async (content, incoming) => {
		const bytes = await run.context.helpers.binaryToBuffer(content);
		return { bytes, binary: field ? await store(bytes, incoming) : undefined };
	});
	const { bytes, binary } = stored;
	run.record.fileName = binary?.fileName ?? resultName(run, result);
	if (binary) run.record.mimeType = binary.mimeType;
	run.record.fileSize = bytes.length;
	run.record.sha256 = sha256;
	// TextDecoder drops the byte order mark by itself.
	const text = new TextDecoder('utf-8').decode(bytes);
	const json = recordJson(run.record, { text });
	return outputItem(run.itemIndex, json, field && binary ? { [field]: binary } : undefined);
}

/** Downloads and parses a JSON result. */
export async function fetchJson(run: JobRun, result: ResultFile): Promise<unknown> {
	const { stored } = await fetchInto(
		run,
		result,
		async (content) => await run.context.helpers.binaryToBuffer(content),
	);
	const data = parsedJson(stored.toString('utf8'));
	if (data !== undefined) return data;
	throw new FoxitFailure('unreadableAnswer', "Foxit's result is not valid JSON", {
		advice: 'Choose the output File to get it as it came.',
	});
}
