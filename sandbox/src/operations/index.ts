import { pdfFromExcel } from './pdf-from-excel.js';
import { pdfFromHtml } from './pdf-from-html.js';
import { pdfFromImage } from './pdf-from-image.js';
import { pdfFromPpt } from './pdf-from-ppt.js';
import { pdfFromText } from './pdf-from-text.js';
import { pdfFromUrl } from './pdf-from-url.js';
import { pdfFromWord } from './pdf-from-word.js';
import type { Operation } from './types.js';

/** All operations the sandbox knows; adding one is adding its file and its line here. */
export const operations: readonly Operation[] = [
	pdfFromWord,
	pdfFromExcel,
	pdfFromPpt,
	pdfFromText,
	pdfFromImage,
	pdfFromHtml,
	pdfFromUrl,
];
