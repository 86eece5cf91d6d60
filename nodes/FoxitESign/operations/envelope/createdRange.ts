import type { INodeProperties } from 'n8n-workflow';

import { dayAfter, dayOf, type DayRange } from '../../service/dateRanges';
import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';

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
			'First day on which the envelopes were created. When empty, it is 30 days before the last day.',
	},
	{
		displayName: 'Created To',
		name: 'createdTo',
		type: 'dateTime',
		default: '',
		description: 'Last day on which the envelopes were created. When empty, it is today.',
	},
];

/**
 * The whole days that the parameters say. Days are those of the account's time zone, which nobody can
 * ask for, so the default reaches over today's end in UTC.
 *
 * @param timeZone the workflow's, for moments without a written day
 * @throws FoxitFailure `input`
 */
export function createdRange(
	parameters: Parameters,
	nowEpochMs: number,
	timeZone: string,
): DayRange {
	const today = dayOf(nowEpochMs);
	const dateTo = dayIn(parameters, 'createdTo', timeZone) ?? dayAfter(today, 1);
	const start = dateTo < today ? dateTo : today;
	const dateFrom = dayIn(parameters, 'createdFrom', timeZone) ?? dayAfter(start, -DEFAULT_DAYS);
	if (dateFrom <= dateTo) return { dateFrom, dateTo };
	throw inputFailure('"Created From" is later than "Created To"', { parameter: 'Created From' });
}

function dayIn(parameters: Parameters, name: string, timeZone: string): string | undefined {
	const day = parameters.day(name, timeZone);
	if (day === undefined || day >= EARLIEST) return day;
	const label = parameters.label(name);
	throw inputFailure(`"${label}" must not be before ${EARLIEST}, and is ${day}`, {
		parameter: label,
	});
}
