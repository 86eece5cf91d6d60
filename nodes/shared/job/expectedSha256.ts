import { inputFailure } from '../failure';
import { sha256Of, sha256OfStream } from '../file/sha256';
import type { FileSource } from '../file/upload';
import type { Parameters } from '../values/parameters';

const LABEL = 'Expected SHA-256';

/**
 * Reads the option that says what the input must be.
 *
 * @returns in lower-case hexadecimal digits; `undefined` when not set
 * @throws FoxitFailure `input` when it is no SHA-256
 */
export function expectedSha256(parameters: Parameters): string | undefined {
	const options = parameters.collection('options');
	if (!options.has('expectedSha256')) return undefined;
	const stated = options.statedText('expectedSha256');
	const digits = stated.replace(/^sha-?256[:=]/i, '').toLowerCase();
	if (/^[0-9a-f]{64}$/.test(digits)) return digits;
	throw inputFailure(
		stated === '' ? `${LABEL} is empty` : `${LABEL} is not a SHA-256 of 64 hexadecimal digits`,
		{
			parameter: LABEL,
			advice: 'Give the sha256 that an earlier node put out, or remove the option.',
		},
	);
}

/**
 * Refuses a file that is not the one which was expected, before it leaves n8n.
 *
 * @throws FoxitFailure `input`
 */
export async function checkSha256(source: FileSource, expected: string): Promise<void> {
	const content = await source.open();
	const found = Buffer.isBuffer(content) ? sha256Of(content) : await sha256OfStream(content);
	if (found !== expected) throw changed(source.fileName, expected, found);
}

/** A document at Foxit cannot be compared without downloading it. */
export function refuseUnknown(): never {
	throw inputFailure(`${LABEL} needs a file, and the input is a Document ID`, {
		parameter: LABEL,
		advice:
			'Give the file in place of its ID, or remove the option. What is at Foxit under an ID does not change.',
	});
}

function changed(fileName: string, expected: string, found: string) {
	return inputFailure(`The file "${fileName}" is not the expected one`, {
		parameter: LABEL,
		advice: `Its SHA-256 is ${found}, and ${expected} was expected. Nothing was sent. Find out what changed the file.`,
	});
}
