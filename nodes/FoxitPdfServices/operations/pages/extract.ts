import { pageRangeBody, pageRangeField } from '../pageFields';
import { pdfOperation } from '../pdfOperation';

const endpoint = '/documents/modify/pdf-extract';
const properties = [pageRangeField];

/** Said of a text without a letter in it. */
export const NO_TEXT =
	'has no text on these pages. If it is a scan, choose Page > Text, With OCR When Needed';

/** The text of some pages (docs/contract/pdf-services.md#modify). */
export const extractText = pdfOperation({
	value: 'extractText',
	name: 'Extract Text',
	action: 'Extract the text of a PDF',
	description: 'Get the text of a PDF, or of some of its pages',
	endpoint,
	properties,
	body: (parameters) => ({ extractType: 'TEXT', ...pageRangeBody(parameters) }),
	result: 'text',
	remarks: { none: NO_TEXT },
	resultExtensions: ['.txt'],
});

/** The pictures embedded in some pages, as a ZIP (docs/contract/pdf-services.md#modify). */
export const extractImages = pdfOperation({
	value: 'extractImages',
	name: 'Extract Images',
	action: 'Extract the images of a PDF',
	description: 'Get the pictures that are embedded in a PDF',
	endpoint,
	properties,
	body: (parameters) => ({ extractType: 'IMAGE', ...pageRangeBody(parameters) }),
	result: 'files',
	fileNoun: 'image',
	remarks: {
		none: 'has no embedded image on these pages. Convert PDF > To Images makes pictures of whole pages',
	},
	resultExtensions: ['.zip', '.jpg', '.png', '.tif', '.bmp', '.gif'],
});

/** Some pages as a PDF of their own (docs/contract/pdf-services.md#modify). */
export const extractPages = pdfOperation({
	value: 'extractPages',
	name: 'Extract Pages',
	action: 'Extract pages from a PDF into a new file',
	description: 'Make a new PDF from some pages',
	endpoint,
	properties,
	body: (parameters) => ({ extractType: 'PAGE', ...pageRangeBody(parameters) }),
});
