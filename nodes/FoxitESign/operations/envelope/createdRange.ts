import type { INodeProperties } from 'n8n-workflow';

import { dayAfter, dayOf, isDay, type DayRange } from '../../service/dateRanges';
import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { toText } from '../../../shared/toText';

const DEFAULT_DAYS = 30;
/** There was no Foxit eSign before; an older date would only cost requests. */
const EARLIEST = '2000-01-01';

/** The days on which the envelopes were made. */
export const createdRangeProperties: INodeProperties[] = [
	{
		displayName: 'Created From',
		name: 'createdFrom',
		type: 'dateTime',
		default: '',
		description:
			'First day on which the envelopes were made. When empty, 30 days before the last one.',
	},
	{
		displayName: 'Created To',
		name: 'createdTo',
		type: 'dateTime',
		default: '',
		description: 'Last day on which the envelopes were made. When empty, today.',
	},
];

/**
 * The whole days that the parameters say. Days are those of the account's time zone, which nobody can
 * ask for, so the default reaches over today's end in UTC.
 *
 * @throws FoxitFailure `input`
 */
export function createdRange(parameters: Parameters, nowEpochMs: number): DayRange {
	const today = dayOf(nowEpochMs);
	const dateTo = dayIn(parameters.get('createdTo'), 'Created To') ?? dayAfter(today, 1);
	const start = dateTo < today ? dateTo : today;
	const dateFrom =
		dayIn(parameters.get('createdFrom'), 'Created From') ?? dayAfter(start, -DEFAULT_DAYS);
	if (dateFrom <= dateTo) return { dateFrom, dateTo };
	throw inputFailure('"Created From" is later than "Created To"', { parameter: 'Created From' });
}

/** The day that is written in a date and time, whatever its zone. */
function dayIn(value: unknown, label: string): string | undefined {
	const text = toText(value instanceof Date ? value.toISOString() : value).trim();
	if (text === '') return undefined;
	const day = text.slice(0, EARLIEST.length);
	if (isDay(day) && day >= EARLIEST) return day;
	throw inputFailure(`"${label}" is no date that can be used`, {
		parameter: label,
		advice: `It looks like 2026-11-22 and is not before ${EARLIEST}.`,
	});
}
