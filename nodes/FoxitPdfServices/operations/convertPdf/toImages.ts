import type { INodePropertyOptions } from 'n8n-workflow';

import { pageRange, pagesOf } from '../../../shared/pages/pageRange';
import { pageRangeField } from '../pageFields';
import { pdfOperation } from '../pdfOperation';
import type { TaskOperation } from '../../executor/types';

const FORMATS: INodePropertyOptions[] = [
	{ name: 'BMP', value: 'BMP' },
	{ name: 'JPEG', value: 'JPG' },
	{ name: 'PNG', value: 'PNG' },
	{ name: 'TIFF', value: 'TIFF' },
];

const EXTENSION: Readonly<Record<string, string>> = {
	BMP: '.bmp',
	JPG: '.jpg',
	PNG: '.png',
	TIFF: '.tif',
};

const defaultDpi = 150;
/** Bounds of the service, in dots per inch. */
export const DPI = { min: 72, max: 300 };

const entry = pdfOperation({
	value: 'toImages',
	name: 'To Images',
	action: 'Convert the pages of a PDF to images (PNG, JPEG)',
	description: 'Turn each page of a PDF into an image',
	endpoint: '/documents/convert/pdf-to-image',
	properties: [
		{
			displayName: 'Image Format',
			name: 'imageFormat',
			type: 'options',
			options: FORMATS,
			default: 'PNG',
			description: 'Type of the images',
		},
		{
			displayName: 'Resolution (DPI)',
			name: 'dpi',
			type: 'number',
			typeOptions: { minValue: DPI.min, maxValue: DPI.max, numberPrecision: 0 },
			default: defaultDpi,
			description: 'Dots per inch, from 72 to 300',
		},
		pageRangeField,
	],
	result: 'files',
	fileNoun: 'page',
});

/** Renders pages to images; the result is a ZIP (docs/contract/pdf-services.md#convert-pdf). */
export const toImages: TaskOperation = {
	...entry,
	prepare: (parameters) => {
		const imageFormat = parameters.choice('imageFormat');
		const dpi = parameters.number('dpi');
		const range = pageRange(parameters.statedText('pageRange'), 'Page Range');
		const fileNumbers = pagesOf(range);
		return {
			endpoint: '/documents/convert/pdf-to-image',
			// Format and resolution are always sent: the documented default differs from the live one.
			body: { ...(range && { pageRange: range }), config: { imageFormat, dpi } },
			resultExtensions: ['.zip', EXTENSION[imageFormat] ?? '.png'],
			uploadExtension: '.pdf',
			...(fileNumbers && { fileNumbers }),
		};
	},
};
