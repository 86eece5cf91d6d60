import { pdfFromExcel } from './pdf-from-excel.js';
import { pdfFromHtml } from './pdf-from-html.js';
import { pdfFromImage } from './pdf-from-image.js';
import { pdfFromPpt } from './pdf-from-ppt.js';
import { pdfFromText } from './pdf-from-text.js';
import { pdfFromUrl } from './pdf-from-url.js';
import { pdfFromWord } from './pdf-from-word.js';
import { getPdfProperties } from './get-pdf-properties.js';
import { pdfProtect } from './pdf-protect.js';
import { pdfRemovePassword } from './pdf-remove-password.js';
import { pdfToWord } from './pdf-to-word.js';
import { pdfToExcel } from './pdf-to-excel.js';
import { pdfToPpt } from './pdf-to-ppt.js';
import { pdfToHtml } from './pdf-to-html.js';
import { pdfToText } from './pdf-to-text.js';
import { pdfToImage } from './pdf-to-image.js';
import { pdfSplit } from './pdf-split.js';
import { pdfExtract } from './pdf-extract.js';
import { pdfFlatten } from './pdf-flatten.js';
import { pdfCompress } from './pdf-compress.js';
import { pdfManipulate } from './pdf-manipulate.js';
import { pdfLinearize } from './pdf-linearize.js';
import { pdfCombine } from './pdf-combine.js';
import { pdfWatermark } from './pdf-watermark.js';
import { pdfRedact } from './pdf-redact.js';
import { exportPdfFormData } from './export-pdf-form-data.js';
import { importPdfFormData } from './import-pdf-form-data.js';
import { pdfCompare } from './pdf-compare.js';
import { pdfOcr } from './pdf-ocr.js';
import { pdfStructuralExtract } from './pdf-structural-extract.js';
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
	getPdfProperties,
	pdfProtect,
	pdfRemovePassword,
	pdfToWord,
	pdfToExcel,
	pdfToPpt,
	pdfToHtml,
	pdfToText,
	pdfToImage,
	pdfSplit,
	pdfExtract,
	pdfFlatten,
	pdfCompress,
	pdfManipulate,
	pdfLinearize,
	pdfCombine,
	pdfWatermark,
	pdfRedact,
	exportPdfFormData,
	importPdfFormData,
	pdfCompare,
	pdfOcr,
	pdfStructuralExtract,
];
