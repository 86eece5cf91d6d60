import { WAIT_INDEFINITELY, type INodeProperties } from 'n8n-workflow';

import { numberWithin } from '../../shared/item/parameters';
import type { Parameters } from '../../shared/values/parameters';
import { toText } from '../../shared/toText';

const UNIT_MS: Readonly<Record<string, number>> = {
	minutes: 60_000,
	hours: 60 * 60_000,
	days: 24 * 60 * 60_000,
};
const DEFAULT_AMOUNT = 14;
const MAX_AMOUNT = 100_000;

/** The parameters that bound the wait. */
export const waitLimitProperties: INodeProperties[] = [
	{
		displayName: 'Limit Wait Time',
		name: 'limitWaitTime',
		type: 'boolean',
		default: false,
		description:
			'Whether to go on after some time even if nothing has happened. The input item then leaves by the first output, without the field outcome.',
	},
	{
		displayName: 'Wait At Most',
		name: 'waitAmount',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
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
	if (parameters.get('limitWaitTime') !== true) return WAIT_INDEFINITELY;
	const amount = numberWithin(parameters.get('waitAmount'), 'Wait At Most', {
		min: 1,
		max: MAX_AMOUNT,
		fallback: DEFAULT_AMOUNT,
		integer: true,
	});
	const unit = UNIT_MS[toText(parameters.get('waitUnit'))] ?? UNIT_MS.days ?? 0;
	return new Date(nowMs + amount * unit);
}
