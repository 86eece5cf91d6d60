import { extensionOf, mimeTypeOfExtension } from './fileType';

/** Long enough for any real name, short enough for every file system and header. */
const MAX_NAME_CHARACTERS = 200;

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
	return shortened(withoutEdges(cleaned)) || fallback;
}

/** Windows drops trailing dots and blanks; leading dots hide files or climb folders. */
function withoutEdges(name: string): string {
	return name.replace(/^[.\s]+|[.\s]+$/g, '');
}

function shortened(name: string): string {
	const characters = [...name];
	if (characters.length <= MAX_NAME_CHARACTERS) return name;
	const extension = extensionOf(name);
	const stem = characters.slice(0, MAX_NAME_CHARACTERS - extension.length).join('');
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
