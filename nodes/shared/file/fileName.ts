import { trimmed } from '../values/rawValue';
import { extensionOf, mimeTypeOfExtension } from './fileType';

/** In UTF-8: file systems take 255, and n8n and users add to a name. */
const MAX_NAME_BYTES = 200;

/**
 * Makes a file name that is safe in a multipart header, in n8n's binary store and on a disk. What
 * cannot be in a name becomes `_`; of a path (`/a/b.pdf`, `C:\\a\\b.pdf`) the last part is the name.
 *
 * @param name whatever the input item or the user gave
 * @param fallback used when nothing is left of `name`
 */
export function safeFileName(name: string | undefined, fallback: string): string {
	const text = trimmed(name ?? '');
	const whole = withoutEdges(PATH.test(text) ? lastPart(text) : text);
	return notADevice(shortened(replaced(whole))) || fallback;
}

/** A path, unlike a name that has a slash in it ("Invoice 2024/001"). */
const PATH = /^(?:[/\\]|[a-z]:[/\\]|~\/|\.{1,2}[/\\])/i;

/** What is behind the last slash. */
export function lastPart(path: string): string {
	return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The same text with `_` for what cannot be in a file name. */
function replaced(text: string): string {
	return (
		text
			// Control characters (CR and LF split headers), bidi overrides (they disguise extensions).
			.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, '_')
			// A lone surrogate has no UTF-8 form.
			.replace(/\p{Cs}/gu, '_')
			.replace(/["<>:|?*]/g, '_')
			.replace(/[/\\]+/g, '_')
			// Last, so that a letter and its accent are one.
			.normalize('NFC')
	);
}

/** A name that somebody chose or that data gave: a slash in it is no folder, and nothing is cut off. */
export function chosenName(text: string): string {
	return replaced(trimmed(text));
}

/** Windows keeps some names for devices, whatever their extension. */
function notADevice(name: string): string {
	return name.replace(DEVICE, '$&_');
}

const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i;

/**
 * Windows drops trailing dots and blanks; leading dots hide files or climb folders. What nobody sees
 * is no part of a name either.
 */
function withoutEdges(name: string): string {
	return name.replace(EDGES, '');
}

const EDGE = String.raw`[.\s\p{Cc}\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]`;
const EDGES = new RegExp(`^${EDGE}+|(?<!${EDGE})${EDGE}+$`, 'gu');

function shortened(name: string): string {
	if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
	const extension = extensionOf(name);
	let room = MAX_NAME_BYTES - Buffer.byteLength(extension);
	let stem = '';
	for (const character of name) {
		room -= Buffer.byteLength(character);
		if (room < 0) break;
		stem += character;
	}
	return withoutEdges(stem) + extension;
}

/** The name without its extension. What is no file type's extension ("v1.2") belongs to the name. */
export function baseName(fileName: string): string {
	const extension = extensionOf(fileName);
	return mimeTypeOfExtension(extension) ? fileName.slice(0, -extension.length) : fileName;
}

/** Gives a name the extension it needs, in place of another type's. */
export function withExtension(fileName: string, extension: string): string {
	return extensionOf(fileName) === extension ? fileName : baseName(fileName) + extension;
}
