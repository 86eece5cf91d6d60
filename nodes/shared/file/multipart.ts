/** A `multipart/form-data` body with one file part, as the bytes around the file's own bytes. */
export interface MultipartFrame {
	contentType: string;
	head: Buffer;
	tail: Buffer;
}

/**
 * Frames one file for the upload endpoint (docs/contract/pdf-services.md#upload-a-document: exactly
 * one part named `file`).
 *
 * @param fileName already safe, see `safeFileName`: no CR, LF, quotes or path parts
 * @param boundary 1 to 70 characters that do not occur in the file; a random token is enough
 * @throws RangeError when the name could end the header early
 */
export function frameFile(fileName: string, mimeType: string, boundary: string): MultipartFrame {
	if (/[\r\n"]/.test(fileName) || /[\r\n]/.test(mimeType)) {
		throw new RangeError('File name and MIME type must not hold line breaks or quotes');
	}
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		// Browsers send non-ASCII names as plain UTF-8 (WHATWG HTML, multipart/form-data encoding).
		head: Buffer.from(
			`--${boundary}\r\n` +
				`Content-Disposition: form-data; name="file"; filename="${fileName}"\r\n` +
				`Content-Type: ${mimeType}\r\n\r\n`,
			'utf8',
		),
		tail: Buffer.from(`\r\n--${boundary}--\r\n`, 'latin1'),
	};
}

/** Length of the whole body in bytes. */
export function framedLength(frame: MultipartFrame, fileBytes: number): number {
	return frame.head.length + fileBytes + frame.tail.length;
}
