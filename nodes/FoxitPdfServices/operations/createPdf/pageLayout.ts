import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../../shared/values/parameters';

/** Sizes in points (1/72 inch), portrait. */
const PAGE_SIZES = {
	a3: { width: 842, height: 1191 },
	a4: { width: 595, height: 842 },
	a5: { width: 420, height: 595 },
	legal: { width: 612, height: 1008 },
	letter: { width: 612, height: 792 },
} as const;

/** PDF's own limit for the side of a page, in points (ISO 32000 annex C). */
const MAX_PAGE_SIDE_POINTS = 14_400;

/** The options of HTML and URL conversions (docs/contract/pdf-services.md#create-pdf). */
export const pageLayoutProperties: INodeProperties[] = [
	{
		displayName: 'Page Layout',
		name: 'pageLayout',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		options: [
			{
				displayName: 'Page Height',
				name: 'pageHeight',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: MAX_PAGE_SIDE_POINTS },
				default: 842,
				displayOptions: { show: { pageSize: ['custom'] } },
				description: 'Height of the page in points (1/72 inch)',
			},
			{
				displayName: 'Page Mode',
				name: 'pageMode',
				type: 'options',
				options: [
					{
						name: 'Multiple Pages',
						value: 'MULTIPLE_PAGE',
						description: 'Break the content into pages',
					},
					{
						name: 'Single Page',
						value: 'SINGLE_PAGE',
						description: 'Put all the content on one long page',
					},
				],
				default: 'MULTIPLE_PAGE',
				description: 'Whether the content is broken into pages',
			},
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'options',
				options: [
					{ name: 'A3', value: 'a3' },
					{ name: 'A4', value: 'a4' },
					{ name: 'A5', value: 'a5' },
					{ name: 'Custom', value: 'custom' },
					{ name: 'Legal', value: 'legal' },
					{ name: 'Letter', value: 'letter' },
				],
				default: 'a4',
				description:
					'Size of the pages. A size that the page itself sets with CSS @page takes precedence.',
			},
			{
				displayName: 'Page Width',
				name: 'pageWidth',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: MAX_PAGE_SIDE_POINTS },
				default: 595,
				displayOptions: { show: { pageSize: ['custom'] } },
				description: 'Width of the page in points (1/72 inch)',
			},
			{
				displayName: 'Rotation',
				name: 'rotation',
				type: 'options',
				options: [
					{ name: '180 Degrees', value: '180' },
					{ name: '270 Degrees', value: '270' },
					{ name: '90 Degrees', value: '90' },
					{ name: 'None', value: 'NONE' },
				],
				default: 'NONE',
				description: 'How far to turn the pages clockwise',
			},
			{
				displayName: 'Scaling',
				name: 'scalingMode',
				type: 'options',
				options: [
					{
						name: 'Keep Size',
						value: 'NO_SCALE',
						description: 'Leave the content as large as it is',
					},
					{
						name: 'Scale to Page',
						value: 'SCALE',
						description: 'Make wide content fit the page',
					},
				],
				default: 'SCALE',
				description: 'Whether to scale the content to the width of the page',
			},
		],
	},
];

const CHOICES = ['rotation', 'pageMode', 'scalingMode'] as const;

/**
 * The `config` member of the request, in the nested form with numbers
 * (docs/contract/pdf-services.md#where-sources-disagree, row 9); empty when nothing was set, so
 * that the service's defaults apply.
 */
export function pageLayoutBody(layout: Parameters): IDataObject {
	const config: IDataObject = {};
	const dimension = dimensionOf(layout);
	if (dimension) config.dimension = dimension;
	for (const name of CHOICES) {
		const chosen = layout.choiceIfSet(name);
		if (chosen !== undefined) config[name] = chosen;
	}
	return Object.keys(config).length > 0 ? { config } : {};
}

function dimensionOf(layout: Parameters): IDataObject | undefined {
	const size = layout.choiceIfSet<keyof typeof PAGE_SIZES | 'custom'>('pageSize');
	if (size === undefined) return undefined;
	if (size !== 'custom') return { ...PAGE_SIZES[size] };
	const points = { unit: 'points' };
	return {
		width: layout.numberIfSet('pageWidth', points) ?? PAGE_SIZES.a4.width,
		height: layout.numberIfSet('pageHeight', points) ?? PAGE_SIZES.a4.height,
	};
}
