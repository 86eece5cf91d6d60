import type { InputFile } from '../file/binaryInput';
import { baseName, safeFileName } from '../file/fileName';
import { extensionOf, mimeTypeOfExtension } from '../file/fileType';
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
	const content = Buffer.from(html, 'utf8');
	const whole = async () => await Promise.resolve(content);
	return {
		fileName: 'page.html',
		mimeType: 'text/html',
		size: content.length,
		open: whole,
		head: whole,
		key: html,
	};
}
