import type { INodePropertyOptions } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import { pdfOperation } from '../pdfOperation';

const POSITIONS: INodePropertyOptions[] = [
	{ name: 'Bottom Left', value: 'BOTTOM_LEFT' },
	{ name: 'Bottom Right', value: 'BOTTOM_RIGHT' },
	{ name: 'Center', value: 'CENTER' },
	{ name: 'Top Left', value: 'TOP_LEFT' },
	{ name: 'Top Right', value: 'TOP_RIGHT' },
];

const defaultOpacity = 30;
const defaultRotation = 45;
const defaultFontSize = 48;

/**
 * Writes a text over every page (docs/contract/pdf-services.md#enhance; the member is `text`, not
 * `content`).
 */
export const watermark = pdfOperation({
	value: 'watermark',
	name: 'Text Watermark',
	action: 'Add a text watermark to a PDF',
	description: 'Write a text across every page',
	endpoint: '/documents/enhance/pdf-watermark',
	properties: [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. CONFIDENTIAL',
			description: 'What to write',
		},
		{
			displayName: 'Color',
			name: 'color',
			type: 'color',
			default: '#808080',
			description: 'Color of the text',
		},
		{
			displayName: 'Font Size',
			name: 'fontSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1_000, numberPrecision: 0 },
			default: defaultFontSize,
			description: 'Size of the text in points',
		},
		{
			displayName: 'Opacity',
			name: 'opacity',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
			default: defaultOpacity,
			description: 'How much of the page the text covers, in percent: 100 hides what is below',
		},
		{
			displayName: 'Position',
			name: 'position',
			type: 'options',
			options: POSITIONS,
			default: 'CENTER',
			description: 'Where on the page to write',
		},
		{
			displayName: 'Rotation',
			name: 'rotation',
			type: 'number',
			typeOptions: { minValue: -360, maxValue: 360, numberPrecision: 0 },
			default: defaultRotation,
			description: 'How far to turn the text, in degrees; may be negative',
		},
	],
	body: (parameters) => ({
		config: {
			type: 'TEXT',
			text: parameters.requiredText('text'),
			// A fraction such as 0.35 is refused by the service with 400.
			opacity: parameters.number('opacity'),
			rotation: parameters.number('rotation', { unit: 'degrees' }),
			fontSize: parameters.number('fontSize', { unit: 'points' }),
			color: colorOf(parameters.text('color')),
			position: parameters.choice('position'),
		},
	}),
});

function colorOf(text: string): string {
	if (/^#[0-9a-f]{6}$/i.test(text)) return text.toUpperCase();
	throw inputFailure(`"Color" cannot be "${text}"`, {
		parameter: 'Color',
		advice: 'Write it as #RRGGBB, e.g. #FF0000 for red.',
	});
}
