import { WAIT_INDEFINITELY, type INodeProperties } from 'n8n-workflow';

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
			'Whether to go on after some time even if nothing has happened. The input item then leaves by the first output, without the field outcome.',
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
