import {
	extensionOf,
	isText,
	isVague,
	mimeTypeOfExtension,
	sniff,
	typeOfMime,
	type FileType,
} from './fileType';

/** What there is to tell a file's type by. */
export interface UntypedFile {
	fileName: string | undefined;
	mimeType: string | undefined;
	/** The first bytes. */
	head: () => Promise<Buffer>;
}

/**
 * A file's type: by its name where that ends like one ("plan.docx"), else by its MIME type, else by
 * its first bytes. Names with a dot are common ("Report v1.5", "Letter to J.Smith"), so an ending
 * that is no type's says nothing.
 *
 * @returns with the name's own extension where that tells; `undefined` when nothing tells
 */
export async function typeOfFile(file: UntypedFile): Promise<FileType | undefined> {
	const extension = extensionOf(file.fileName ?? '');
	const byName = mimeTypeOfExtension(extension);
	if (byName) return { extension, mimeType: byName };
	const byMime = typeOfMime(file.mimeType);
	// Where n8n does not know a type it says text/plain: then the first bytes know better.
	if (byMime && byMime.extension !== '.txt') return byMime;
	const bySight = sniff(await file.head());
	return bySight && isBelievable(bySight.extension, file) ? bySight : undefined;
}

/**
 * Whether first bytes that fit much else are to be believed: a drawing in SVG is text, too, and many
 * programs keep their documents in a ZIP.
 */
function isBelievable(found: string, { fileName, mimeType }: UntypedFile): boolean {
	const ending = extensionOf(fileName ?? '');
	const endingIsOpen = !/[a-z]/.test(ending) || VAGUE_ENDINGS.has(ending);
	// n8n says text/plain for what it does not know.
	const mimeIsOpen = isVague(mimeType) || typeOfMime(mimeType)?.mimeType === 'text/plain';
	switch (found) {
		case '.html':
		case '.json':
		case '.txt':
			return isText(mimeType) || (isVague(mimeType) && endingIsOpen);
		case '.bmp':
			return mimeIsOpen;
		case '.zip':
			return mimeIsOpen && endingIsOpen;
		default:
			return true;
	}
}

/** Endings that programs give to files whose type they do not know. */
const VAGUE_ENDINGS = new Set(['.bin', '.dat', '.tmp', '.file', '.download', '.unknown']);
