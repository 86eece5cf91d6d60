import { extensionOf, mimeTypeOfExtension } from './fileType';

/** In UTF-8: file systems take 255, and n8n and users add to a name. */
const MAX_NAME_BYTES = 200;

/**
 * Makes a file name that is safe in a multipart header, in n8n's binary store and on a disk: the
 * last path part only, without control characters, quotes and characters that Windows forbids.
 *
 * @param name whatever the input item or the user gave
 * @param fallback used when nothing is left of `name`
 */
export function safeFileName(name: string | undefined, fallback: string): string {
	const lastPart = (name ?? '').split(/[/\\]/).pop() ?? '';
	const cleaned = lastPart
		// Control characters (CR and LF split headers), bidi overrides (they disguise extensions).
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '')
		// A lone surrogate has no UTF-8 form.
		.replace(/\p{Cs}/gu, '')
		.replace(/["<>:|?*]/g, '_')
		// Last, because what was taken out may have stood between a letter and its accent.
		.normalize('NFC');
	return notADevice(shortened(withoutEdges(cleaned))) || fallback;
}

/** A name that somebody chose or that data gave: a slash in it is no folder, and nothing is cut off. */
export function chosenName(text: string): string {
	return text.trim().replace(/[/\\]+/g, '_');
}

/** Windows keeps some names for devices, whatever their extension. */
function notADevice(name: string): string {
	return name.replace(/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i, '$&_');
}

/** Windows drops trailing dots and blanks; leading dots hide files or climb folders. */
function withoutEdges(name: string): string {
	return name.replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '');
}

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
