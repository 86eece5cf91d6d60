import { inputFailure } from '../failure';
import { sha256Of, sha256OfStream } from '../file/sha256';
import type { FileSource } from '../file/upload';
import type { Parameters } from '../values/parameters';
import type { ExpectedSha256, InputDocument } from './inputDocument';

/** The option's name, in every operation. */
const OPTION = 'expectedSha256';

/**
 * Reads the option that says what the input must be.
 *
 * @param name of the option, in operations with two inputs
 * @returns `undefined` when not set
 * @throws FoxitFailure `input` when it is not a SHA-256
 */
export function expectedSha256(parameters: Parameters, name = OPTION): ExpectedSha256 | undefined {
	const options = parameters.collection('options');
	if (!options.has(name)) return undefined;
	return expectedOf(options.statedText(name), options.label(name));
}

/**
 * Reads the option where an item has several files: a hash for each, in their order.
 *
 * @returns `undefined` when not set
 * @throws FoxitFailure `input` when they are not as many as the files
 */
export function expectedSha256s(
	parameters: Parameters,
	count: number,
): ExpectedSha256[] | undefined {
	const options = parameters.collection('options');
	if (!options.has(OPTION)) return undefined;
	const label = options.label(OPTION);
	const stated = options.list(OPTION);
	if (stated.length === 0) return [expectedOf('', label)];
	const hashes = stated.map((text) => expectedOf(text, label));
	if (hashes.length === count) return hashes;
	throw inputFailure(
		`"${label}" has ${hashes.length} and the item has ${count === 1 ? '1 file' : `${count} files`}`,
		{
			parameter: label,
			advice:
				'Give one for each file, in the order of the files: with commas between them, or an array.',
		},
	);
}

function expectedOf(stated: string, label: string): ExpectedSha256 {
	const digits = stated.replace(/^sha-?256[:=]/i, '').toLowerCase();
	if (/^[0-9a-f]{64}$/.test(digits)) return { sha256: digits, label };
	throw inputFailure(
		stated === '' ? `${label} is empty` : `${label} is not a SHA-256 of 64 hexadecimal digits`,
		{
			parameter: label,
			advice: 'Give the sha256 from the output of an earlier node, or remove the option.',
		},
	);
}

/**
 * The document with the hash that it must have.
 *
 * @throws FoxitFailure `input` for a document at Foxit, which cannot be compared
 */
export function expecting<T extends InputDocument>(
	document: T,
	expected: ExpectedSha256 | undefined,
): T {
	if (expected === undefined) return document;
	if (document.documentId) refuseUnknown(expected);
	return { ...document, expected };
}

/**
 * Refuses a file that is not the one which was expected, before it leaves n8n.
 *
 * @throws FoxitFailure `input`
 */
export async function checkSha256(
	source: Pick<FileSource, 'fileName' | 'open'>,
	expected: ExpectedSha256,
): Promise<void> {
	const content = await source.open();
	const found = Buffer.isBuffer(content) ? sha256Of(content) : await sha256OfStream(content);
	refuseChanged(source.fileName, found, expected);
}

/** @throws FoxitFailure `input` unless the hash that was found is the one that was expected */
export function refuseChanged(
	fileName: string,
	found: string,
	expected: ExpectedSha256 | undefined,
): void {
	if (expected === undefined || found === expected.sha256) return;
	throw inputFailure(`The file "${fileName}" is not the expected one`, {
		parameter: expected.label,
		advice: `Its SHA-256 is ${found}, and ${expected.sha256} was expected. Nothing was sent. Find out what changed the file.`,
	});
}

/** A document at Foxit cannot be compared without downloading it. */
export function refuseUnknown({ label }: ExpectedSha256): never {
	throw inputFailure(`${label} needs a file, and the input is a Document ID`, {
		parameter: label,
		advice:
			'Give the file instead of its ID, or remove the option. A document at Foxit does not change.',
	});
}
