import { pdfOperation } from '../pdfOperation';

/** Turns a PDF into a Word document (docs/contract/pdf-services.md#convert-pdf). */
export const toWord = pdfOperation({
	value: 'toWord',
	name: 'To Word',
	action: 'Convert a PDF to Word (DOCX)',
	description: 'Turn a PDF into a Word document (DOCX)',
	endpoint: '/documents/convert/pdf-to-word',
	resultExtensions: ['.docx'],
});

/** Turns a PDF into an Excel workbook (docs/contract/pdf-services.md#convert-pdf). */
export const toExcel = pdfOperation({
	value: 'toExcel',
	name: 'To Excel',
	action: 'Convert a PDF to Excel (XLSX)',
	description: 'Turn a PDF into an Excel workbook (XLSX)',
	endpoint: '/documents/convert/pdf-to-excel',
	resultExtensions: ['.xlsx'],
});

/** Turns a PDF into a PowerPoint presentation (docs/contract/pdf-services.md#convert-pdf). */
export const toPowerPoint = pdfOperation({
	value: 'toPowerPoint',
	name: 'To PowerPoint',
	action: 'Convert a PDF to PowerPoint (PPTX)',
	description: 'Turn a PDF into a PowerPoint presentation (PPTX)',
	endpoint: '/documents/convert/pdf-to-ppt',
	resultExtensions: ['.pptx'],
});

/** Turns a PDF into one HTML file (docs/contract/pdf-services.md#convert-pdf). */
export const toHtml = pdfOperation({
	value: 'toHtml',
	name: 'To HTML',
	action: 'Convert a PDF to HTML',
	description: 'Turn a PDF into one HTML file',
	endpoint: '/documents/convert/pdf-to-html',
	resultExtensions: ['.html'],
});
