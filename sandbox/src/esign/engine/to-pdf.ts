import { csvToPdf } from '../../engine/csv.js';
import { decodeHtml, htmlToPdf } from '../../engine/html.js';
import { imagesToPdf } from '../../engine/images.js';
import { officeToPdf } from '../../engine/office/index.js';
import { A4 } from '../../engine/pdf-builder.js';
import { decodeText, textToPdf } from '../../engine/text.js';
import { pdfFromExcel } from '../../operations/pdf-from-excel.js';
import { pdfFromHtml } from '../../operations/pdf-from-html.js';
import { pdfFromImage } from '../../operations/pdf-from-image.js';
import { pdfFromPpt } from '../../operations/pdf-from-ppt.js';
import { pdfFromWord } from '../../operations/pdf-from-word.js';

/**
 * Any document an envelope can hold, as a PDF; its extension says what it is
 * (docs/contract/esign.md#create-an-envelope).
 */
export function toPdf(bytes: Uint8Array, extension: string): Uint8Array {
	if (extension === '.pdf') return bytes;
	if (extension === '.csv') return csvToPdf(bytes);
	if (pdfFromWord.accepts.includes(extension)) return officeToPdf(bytes, extension, 'word');
	if (pdfFromExcel.accepts.includes(extension)) return officeToPdf(bytes, extension, 'excel');
	if (pdfFromPpt.accepts.includes(extension)) return officeToPdf(bytes, extension, 'powerpoint');
	if (pdfFromImage.accepts.includes(extension)) return imagesToPdf(bytes, extension);
	if (pdfFromHtml.accepts.includes(extension)) {
		const layout = { size: A4, rotation: 0, singlePage: false, scale: false } as const;
		return htmlToPdf(decodeHtml(bytes), layout);
	}
	return textToPdf(decodeText(bytes));
}
