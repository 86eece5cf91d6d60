import { decoded } from './nameInUrl';

/**
 * The file name in a `Content-Disposition` header (RFC 6266): the encoded form counts more. Servers
 * write names in UTF-8 that Node.js hands over byte by byte, so such names are read as UTF-8.
 *
 * @returns not safe yet; `undefined` when the header has no name
 */
export function nameInDisposition(header: string | undefined): string | undefined {
	if (!header) return undefined;
	const encoded = /;\s*filename\*\s*=\s*"?(utf-8|iso-8859-1)'[^']*'([^;"]*)/i.exec(header);
	if (encoded?.[2]) return decoded(encoded[2]);
	const [, quoted, plain] =
		/;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? [];
	const name = quoted?.replace(/\\(.)/g, '$1') ?? plain;
	if (!name) return undefined;
	if (ENCODED_WORD.test(name)) return fromEncodedWords(name);
	const bytes = Buffer.from(name, 'latin1');
	const isBytes = [...name].every((character) => character <= '\u00ff');
	const text = isBytes ? bytes.toString('utf8') : name;
	return text.includes('\ufffd') ? name : text;
}

/** A name as mail writes it (RFC 2047), which some servers send over HTTP as well. */
const ENCODED_WORD = /=\?([\w-]{1,40})\?([bq])\?([^?\s]*)\?=/i;
const ENCODED_WORDS = new RegExp(`${ENCODED_WORD.source}(?:\\s+(?==\\?))?`, 'gi');

/** Words in a row belong together; one in an encoding that nobody knows stays as it is. */
function fromEncodedWords(name: string): string {
	return name.replace(
		ENCODED_WORDS,
		(whole: string, charset: string, form: string, text: string) => {
			const isBase64 = form.toLowerCase() === 'b';
			const bytes = isBase64 ? Buffer.from(text, 'base64') : fromQuotedPrintable(text);
			try {
				return new TextDecoder(charset).decode(bytes);
			} catch {
				return whole;
			}
		},
	);
}

function fromQuotedPrintable(text: string): Buffer {
	const bytes = text
		.replaceAll('_', ' ')
		.replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1');
}
