import type { InputFile } from '../file/binaryInput';
import { baseName, safeFileName } from '../file/fileName';
import { extensionOf, mimeTypeOfExtension, SNIFF_BYTES } from '../file/fileType';
import type { FileSource } from '../file/upload';

/**
 * An input file as it is sent: the service tells its type by the extension
 * (docs/contract/pdf-services.md#upload-a-document).
 *
 * @param extension what the operation needs; absent: the file's own is kept
 */
export function sourceOf(file: InputFile, extension?: string): FileSource {
	const safe = safeFileName(file.fileName, 'document');
	const wanted = extension ?? extensionOf(safe);
	return {
		fileName: extensionOf(safe) === wanted ? safe : baseName(safe) + wanted,
		mimeType: mimeTypeOfExtension(wanted) ?? 'application/octet-stream',
		size: file.size,
		open: file.open,
	};
}

/** HTML code as a file to be uploaded. */
export function htmlFile(html: string): InputFile {
	return fileOf(Buffer.from(html, 'utf8'), {
		fileName: 'page.html',
		mimeType: 'text/html',
		key: html,
	});
}

/** Bytes at hand as a file to be uploaded. */
export function fileOf(
	content: Buffer,
	about: Pick<InputFile, 'fileName' | 'key' | 'mimeType'>,
): InputFile {
	return {
		...about,
		size: content.length,
		open: async () => await Promise.resolve(content),
		head: async () => await Promise.resolve(content.subarray(0, SNIFF_BYTES)),
	};
}
