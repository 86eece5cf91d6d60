import { WAIT_INDEFINITELY, type IDataObject, type INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../shared/values/parameters';

const UNIT_MS = {
	minutes: 60_000,
	hours: 60 * 60_000,
	days: 24 * 60 * 60_000,
} as const;

/** The parameters that bound the wait. */
export const waitLimitProperties: INodeProperties[] = [
	{
		displayName: 'Limit Wait Time',
		name: 'limitWaitTime',
		type: 'boolean',
		default: false,
		description:
			'Whether to continue after some time even if nothing has happened. The item then goes to the output Not Signed, with approved: false, outcome: "timeOver" and the envelope ID.',
	},
	{
		displayName:
			'When the time is over, the item goes to the output <b>Not Signed</b> with <code>outcome: "timeOver"</code>. The envelope stays open, and somebody can still sign it. To prevent that, cancel it by <code>{{ $json.envelopeId }}</code>.',
		name: 'timeOverNotice',
		type: 'notice',
		displayOptions: { show: { limitWaitTime: [true], oneOutput: [false] } },
		default: '',
	},
	{
		displayName:
			'When the time is over, the item goes to the same output, with <code>approved: false</code> and <code>outcome: "timeOver"</code>. Put an If node behind this one that lets only <code>{{ $json.approved === true }}</code> go on. The envelope stays open: cancel it by <code>{{ $json.envelopeId }}</code>.',
		name: 'timeOverOneOutputNotice',
		type: 'notice',
		displayOptions: { show: { limitWaitTime: [true], oneOutput: [true] } },
		default: '',
	},
	{
		displayName: 'Wait At Most',
		name: 'waitAmount',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100_000, numberPrecision: 0 },
		displayOptions: { show: { limitWaitTime: [true] } },
		default: 14,
	},
	{
		displayName: 'Unit',
		name: 'waitUnit',
		type: 'options',
		displayOptions: { show: { limitWaitTime: [true] } },
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
		],
		default: 'days',
	},
];

/** Until when to wait; n8n's own far-away date for no limit. */
export function waitTill(parameters: Parameters, nowMs: number): Date {
	if (!parameters.boolean('limitWaitTime')) return WAIT_INDEFINITELY;
	const unit = UNIT_MS[parameters.choice<keyof typeof UNIT_MS>('waitUnit')];
	return new Date(nowMs + parameters.number('waitAmount') * unit);
}

const TIME_OVER = 'timeOver';

/**
 * What goes on when the time is over: the input, and that nobody has signed. The input itself is in
 * `input`, should it have members of these names.
 *
 * @param isReview of an agent's tool. n8n tells the agent the `chatInput` of the item as what the
 *   reviewer says; in the input it is what the agent was asked, so there the input is in `input` alone.
 */
export function timeOverJson(
	input: IDataObject,
	envelopeId: number,
	isReview: boolean,
): IDataObject {
	const over = { approved: false, outcome: TIME_OVER, signed: false, envelopeId, input };
	return isReview ? over : { ...input, ...over };
}
