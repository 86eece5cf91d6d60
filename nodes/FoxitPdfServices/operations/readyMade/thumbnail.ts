import type { IDataObject, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';

import { inputDocument, requirePdf } from '../../../shared/job/inputDocument';
import { DOCUMENT_MODES } from '../../../shared/job/jobRun';
import { settingsOf } from '../../../shared/job/runTask';
import { inputProperties } from '../../../shared/ui/input';
import { optionsCollection } from '../../../shared/ui/options';
import { outputProperties } from '../../../shared/ui/output';
import { objectIn } from '../../../shared/values/members';
import type { PlannedStep } from '../../executor/chain';
import { runChain } from '../../executor/runChain';
import type { ManualOperation, OperationRun } from '../../executor/types';
import { getProperties } from '../analyze/getProperties';
import { documentSource } from '../chain/plan';
import { taskOptions } from '../taskOptions';
import { DPI } from '../convertPdf/toImages';

const POINTS_PER_INCH = 72;

/** Widths in points. */
const PAGES = { a4: 595, letter: 612 } as const;

const PAGE_WIDTHS: INodePropertyOptions[] = [
	{
		name: 'Measure It',
		value: 'measured',
		description:
			'Ask Foxit how wide the page is. It costs one more credit, and the width is exact.',
	},
	{ name: 'A4', value: 'a4', description: 'Assume an A4 page in portrait orientation' },
	{
		name: 'US Letter',
		value: 'letter',
		description: 'Assume a US Letter page in portrait orientation',
	},
];

const FORMATS: INodePropertyOptions[] = [
	{ name: 'JPEG', value: 'JPG' },
	{ name: 'PNG', value: 'PNG' },
];

const EXTENSIONS: Readonly<Record<string, string>> = { JPG: '.jpg', PNG: '.png' };

/** A picture of the first page. */
export const thumbnail: ManualOperation = {
	kind: 'manual',
	value: 'thumbnail',
	name: 'Thumbnail',
	action: 'Make a thumbnail of the first page of a PDF',
	description: 'Turn the first page of a PDF into a picture of a given width',
	properties: [
		...inputProperties(DOCUMENT_MODES),
		{
			displayName: 'Width',
			name: 'width',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 60_000, numberPrecision: 0 },
			default: 800,
			description:
				'Width of the picture in pixels. Foxit renders at 72 to 300 dots per inch, so an A4 page gives 595 to 2479 pixels. A hint says when the width is outside that range.',
		},
		{
			displayName: 'Page Width',
			name: 'pageWidth',
			type: 'options',
			options: PAGE_WIDTHS,
			default: 'measured',
			description: 'Width of the page, from which the resolution of the picture is computed',
		},
		{
			displayName: 'Image Format',
			name: 'imageFormat',
			type: 'options',
			options: FORMATS,
			default: 'PNG',
			description: 'Type of the picture',
		},
		...outputProperties('chainFiles'),
		optionsCollection(
			...taskOptions({
				inputModes: DOCUMENT_MODES,
				pdfInput: true,
				result: 'files',
				value: 'thumbnail',
			}),
		),
	],
	execute: async (run) => await makeThumbnail(run),
};

async function makeThumbnail(run: OperationRun): Promise<INodeExecutionData[]> {
	const { parameters } = run;
	const input = await inputDocument(run, DOCUMENT_MODES);
	const settings = settingsOf(run);
	const width = parameters.number('width', { unit: 'pixels' });
	const pageWidth = parameters.choice<keyof typeof PAGES | 'measured'>('pageWidth');
	const imageFormat = parameters.choice('imageFormat');
	const measuring = await getProperties.prepare(parameters);
	await requirePdf(input);

	let dpi = 0;
	const isMeasured = pageWidth === 'measured';
	const measure: PlannedStep = { ...measuring, name: getProperties.name, tells: true };
	const render: PlannedStep = {
		name: 'To Images',
		endpoint: '/documents/convert/pdf-to-image',
		body: (told) => {
			dpi = dpiFor(run, width, isMeasured ? widthIn(told) : PAGES[pageWidth]);
			return { pageRange: '1', config: { imageFormat, dpi } };
		},
	};
	const items = await runChain(run, settings, {
		source: documentSource(run, input),
		steps: isMeasured ? [measure, render] : [render],
		result: { extensions: ['.zip', EXTENSIONS[imageFormat] ?? '.png'], noun: 'page', numbers: [1] },
	});
	// What an earlier try has rendered was rendered at the same resolution.
	return dpi === 0 ? items : items.map((item) => ({ ...item, json: { ...item.json, dpi } }));
}

/** The resolution at which a page fills the width, as far as the service renders at it. */
function dpiFor(run: OperationRun, width: number, points: number): number {
	const exact = Math.round((width * POINTS_PER_INCH) / points);
	const dpi = Math.min(DPI.max, Math.max(DPI.min, exact));
	if (dpi !== exact) {
		const pixels = (at: number) => Math.round((points * at) / POINTS_PER_INCH);
		run.remark(
			`The picture is ${pixels(dpi)} pixels wide, not ${width}. Foxit can make pictures of ${pixels(DPI.min)} to ${pixels(DPI.max)} pixels from this page`,
		);
	}
	return dpi;
}

/** The width of the first page as it is seen, in points. */
function widthIn(told: unknown): number {
	const { pagesInfo } = objectIn(told);
	const first: IDataObject = Array.isArray(pagesInfo)
		? (objectIn(pagesInfo[0]) as IDataObject)
		: {};
	const isTurned = Math.abs(Number(first.rotation ?? 0)) % 180 === 90;
	const points = Number(isTurned ? first.height : first.width);
	return points > 0 ? points : PAGES.a4;
}
