import { inputFailure } from '../failure';

/** A file that came as text. */
export interface DecodedFile {
	content: Buffer;
	/** What a data URL says of it. */
	mimeType?: string;
}

const ALPHABET = /^[\w+/-]+={0,2}$/;
const DATA_URL = /^data:([^,;]*)([^,]{0,200}),/i;

/**
 * Decodes a file that is kept as Base64 text, of either alphabet, with or without line breaks,
 * padding, and the prefix of a data URL.
 *
 * @param label display name of the parameter that holds the text
 * @param maxBytes a larger file is refused before it is decoded
 * @throws FoxitFailure `input` for what is not Base64, or too large
 */
export function decodeBase64(text: string, label: string, maxBytes: number): DecodedFile {
	const [prefix = '', mimeType, parameters = ''] = DATA_URL.exec(text) ?? [];
	const isOtherUrl = prefix !== '' && !/;base64$/i.test(parameters.trim());
	const encoded = text.slice(prefix.length).replace(/\s+/g, '');
	const digits = encoded.length - (encoded.endsWith('==') ? 2 : encoded.endsWith('=') ? 1 : 0);
	// Six bits are no byte: a text with one digit too many has been cut off.
	if (isOtherUrl || !ALPHABET.test(encoded) || digits % 4 === 1) {
		throw inputFailure(`"${label}" is not Base64`, {
			parameter: label,
			advice: 'It must hold the file in Base64, from the first character to the last.',
		});
	}
	if (Math.floor((digits * 3) / 4) > maxBytes) {
		throw inputFailure(`The file in "${label}" is larger than ${megabytes(maxBytes)} MB`, {
			parameter: label,
		});
	}
	return { content: Buffer.from(encoded, 'base64'), ...(mimeType && { mimeType }) };
}

function megabytes(bytes: number): number {
	return Math.floor(bytes / 1024 / 1024);
}
