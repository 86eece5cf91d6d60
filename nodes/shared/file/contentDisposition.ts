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
	const bytes = Buffer.from(name, 'latin1');
	const isBytes = [...name].every((character) => character <= '\u00ff');
	const text = isBytes ? bytes.toString('utf8') : name;
	return text.includes('\ufffd') ? name : text;
}
