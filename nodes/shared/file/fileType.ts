/**
 * The kinds of file that the service takes or gives
 * (docs/contract/pdf-services.md#upload-a-document, docs/contract/pdf-services.md#kinds-of-result
 * and docs/contract/pdf-services.md#create-pdf).
 */
export interface FileType {
	/** With the dot, lower case. */
	extension: string;
	mimeType: string;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';

/** Extension to MIME type; the first extension of a MIME type is its usual one. */
const MIME_BY_EXTENSION: Readonly<Record<string, string>> = {
	'.pdf': 'application/pdf',
	'.docx': `${OOXML}.wordprocessingml.document`,
	'.dotx': `${OOXML}.wordprocessingml.template`,
	'.docm': 'application/vnd.ms-word.document.macroEnabled.12',
	'.dotm': 'application/vnd.ms-word.template.macroEnabled.12',
	'.doc': 'application/msword',
	'.dot': 'application/msword',
	'.rtf': 'application/rtf',
	'.wpd': 'application/vnd.wordperfect',
	'.xlsx': `${OOXML}.spreadsheetml.sheet`,
	'.xltx': `${OOXML}.spreadsheetml.template`,
	'.xlsm': 'application/vnd.ms-excel.sheet.macroEnabled.12',
	'.xltm': 'application/vnd.ms-excel.template.macroEnabled.12',
	'.xlsb': 'application/vnd.ms-excel.sheet.binary.macroEnabled.12',
	'.xls': 'application/vnd.ms-excel',
	'.xlt': 'application/vnd.ms-excel',
	'.csv': 'text/csv',
	'.pptx': `${OOXML}.presentationml.presentation`,
	'.ppsx': `${OOXML}.presentationml.slideshow`,
	'.pptm': 'application/vnd.ms-powerpoint.presentation.macroEnabled.12',
	'.ppt': 'application/vnd.ms-powerpoint',
	'.pps': 'application/vnd.ms-powerpoint',
	'.txt': 'text/plain',
	'.text': 'text/plain',
	'.log': 'text/plain',
	'.md': 'text/markdown',
	'.html': 'text/html',
	'.htm': 'text/html',
	'.xhtml': 'text/html',
	'.json': 'application/json',
	'.zip': 'application/zip',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.jpe': 'image/jpeg',
	'.jfif': 'image/jpeg',
	'.png': 'image/png',
	'.gif': 'image/gif',
	'.bmp': 'image/bmp',
	'.dib': 'image/bmp',
	'.tif': 'image/tiff',
	'.tiff': 'image/tiff',
};

/** Other names under which files arrive from mail, browsers and drives. */
const MIME_ALIASES: Readonly<Record<string, string>> = {
	'application/x-pdf': 'application/pdf',
	'application/xhtml+xml': 'text/html',
	'application/csv': 'text/csv',
	'text/rtf': 'application/rtf',
	'application/x-rtf': 'application/rtf',
	'application/x-zip-compressed': 'application/zip',
	'image/jpg': 'image/jpeg',
	'image/pjpeg': 'image/jpeg',
	'image/x-ms-bmp': 'image/bmp',
	'image/x-png': 'image/png',
	'image/tif': 'image/tiff',
};

/** MIME types that say nothing about the content; n8n writes `text/plain` where it does not know. */
const VAGUE_MIME_TYPES = new Set([
	'',
	'application/octet-stream',
	'binary/octet-stream',
	'application/binary',
	'application/download',
	'application/force-download',
	'application/x-download',
	'application/unknown',
	'application/x-unknown',
]);

/** The MIME type for an extension (with the dot, any case), or `undefined`. */
export function mimeTypeOfExtension(extension: string): string | undefined {
	return MIME_BY_EXTENSION[extension.toLowerCase()];
}

/** The type behind a MIME type (parameters and case ignored), or `undefined` when vague or unknown. */
export function typeOfMime(mimeType: string | undefined): FileType | undefined {
	const bare = bareMimeType(mimeType);
	if (VAGUE_MIME_TYPES.has(bare)) return undefined;
	const wanted = MIME_ALIASES[bare] ?? bare;
	for (const [extension, mime] of Object.entries(MIME_BY_EXTENSION)) {
		if (mime.toLowerCase() === wanted) return { extension, mimeType: mime };
	}
	return undefined;
}

/** Whether a MIME type says nothing of the content. */
export function isVague(mimeType: string | undefined): boolean {
	return VAGUE_MIME_TYPES.has(bareMimeType(mimeType));
}

/** Whether a MIME type says that the content is text of some kind. */
export function isText(mimeType: string | undefined): boolean {
	return bareMimeType(mimeType).startsWith('text/');
}

function bareMimeType(mimeType: string | undefined): string {
	return (mimeType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** The extension of a file name, lower case and with the dot; empty when it has none. */
export function extensionOf(fileName: string): string {
	return /[^./\\](\.[a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
}

/** How many first bytes `sniff` wants to see. */
export const SNIFF_BYTES = 4_096;

/**
 * Tells a file's type by its first bytes.
 *
 * @param head up to `SNIFF_BYTES` from the start
 * @returns `undefined` when the bytes fit no type that the service knows, or several (the old
 *   Office formats share one container and cannot be told apart by their first bytes)
 */
export function sniff(head: Uint8Array): FileType | undefined {
	const extension = sniffExtension(head);
	const mimeType = extension && MIME_BY_EXTENSION[extension];
	return mimeType ? { extension, mimeType } : undefined;
}

function sniffExtension(head: Uint8Array): string | undefined {
	const latin1 = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
	if (isPdf(head)) return '.pdf';
	if (latin1.startsWith('PK')) return sniffZip(latin1);
	if (latin1.startsWith('{\\rtf')) return '.rtf';
	if (latin1.startsWith('\xff\xd8\xff')) return '.jpg';
	if (latin1.startsWith('\x89PNG')) return '.png';
	if (/^GIF8[79]a/.test(latin1)) return '.gif';
	if (latin1.startsWith('BM')) return '.bmp';
	if (latin1.startsWith('II*\0') || latin1.startsWith('MM\0*')) return '.tif';
	const text = decodeText(head)?.trimStart();
	if (!text) return undefined;
	if (/^(<!--[^]*?-->\s*)?<(!doctype\s+html|html|head|body)\b/i.test(text)) return '.html';
	if (/^[[{]/.test(text)) return '.json';
	return '.txt';
}

/** The parts of an Office file are named in the first local headers of its ZIP container. */
function sniffZip(latin1: string): string | undefined {
	// Documents of other programs start with a member that tells their type.
	if (latin1.slice(30).startsWith('mimetype')) return undefined;
	if (latin1.includes('word/')) return '.docx';
	if (latin1.includes('xl/')) return '.xlsx';
	if (latin1.includes('ppt/')) return '.pptx';
	return '.zip';
}

/** Whether the header of a PDF is there; readers accept it anywhere in the first 1,024 bytes. */
export function isPdf(head: Uint8Array): boolean {
	return Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 1_024)).includes(
		'%PDF-',
		0,
		'latin1',
	);
}

/** Whether the bytes start a ZIP container, which Office files are too. */
export function isZip(head: Uint8Array): boolean {
	return head[0] === 0x50 && head[1] === 0x4b;
}

/** Whether the bytes start the container that Office files had before 2007. */
export function isOldOffice(head: Uint8Array): boolean {
	return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => head[index] === byte);
}

/** UTF-8 text without control characters, or `undefined`; a character cut at the end is forgiven. */
function decodeText(head: Uint8Array): string | undefined {
	const text = new TextDecoder('utf-8').decode(head, { stream: true });
	return /[^\P{Cc}\t\n\f\r]|\ufffd/u.test(text) ? undefined : text;
}
