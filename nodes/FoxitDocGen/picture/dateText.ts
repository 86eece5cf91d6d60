/** A date and time of day as they are written; no time zone, so nothing shifts. */
export interface CivilTime {
	year: number;
	/** From 1. */
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
}

/** Names of the months, in English. */
export const MONTHS: readonly string[] = [
	...['January', 'February', 'March', 'April', 'May', 'June'],
	...['July', 'August', 'September', 'October', 'November', 'December'],
];

const CLOCK = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]m)?)?`;
const ZONE = String.raw`(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?`;
const ORDINAL = '(?:st|nd|rd|th)?';
/** Forms that Foxit is known or expected to read, each with the order of its first three groups. */
const FORMS: ReadonlyArray<{ form: RegExp; order: 'ymd' | 'mdy' | 'dmy' }> = [
	{ form: whole(String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`), order: 'ymd' },
	{ form: whole(String.raw`(\d{1,2})\/(\d{1,2})\/(\d{4})`), order: 'mdy' },
	{
		form: whole(String.raw`(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})${ORDINAL},?\s+(\d{4})`),
		order: 'mdy',
	},
	{
		form: whole(String.raw`(?:[a-z]{3,9},?\s+)?(\d{1,2})${ORDINAL}\s+([a-z]{3,9})\.?,?\s+(\d{4})`),
		order: 'dmy',
	},
];

function whole(date: string): RegExp {
	return new RegExp(`^${date}${CLOCK}${ZONE}$`, 'i');
}

/**
 * The date that a text stands for under a date picture (docs/contract/docgen.md#template-language):
 * `2026-02-03`, `2/3/2026` with the month first, `February 3, 2026`, `3 February 2026`, each with or
 * without a time of day.
 */
export function dateIn(text: string): CivilTime | undefined {
	for (const { form, order } of FORMS) {
		const groups = form.exec(text.trim());
		if (!groups) continue;
		const [, first = '', second = '', third = '', hours, minutes, seconds, half] = groups;
		const parts = { [order[0] ?? '']: first, [order[1] ?? '']: second, [order[2] ?? '']: third };
		return existing({
			year: Number(parts.y),
			month: monthIn(parts.m ?? ''),
			day: Number(parts.d),
			hour: hourOf(Number(hours ?? 0), half),
			minute: Number(minutes ?? 0),
			second: Number(seconds ?? 0),
		});
	}
	return undefined;
}

/** Whether a text such as 2/3/2026 is another day in countries that write the day first. */
export function isAmbiguous(text: string): boolean {
	const [, first, second] = /^\s*(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(text) ?? [];
	return first !== second && Number(first) <= 12 && Number(second) <= 12;
}

/** From 1; 0 for a word that is no month. */
function monthIn(text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	const word = text.toLowerCase();
	if (word === 'sept') return 9;
	const index = MONTHS.findIndex((month) =>
		[month.toLowerCase(), month.slice(0, 3).toLowerCase()].includes(word),
	);
	return index + 1;
}

function hourOf(hour: number, half: string | undefined): number {
	if (half === undefined) return hour;
	if (hour < 1 || hour > 12) return NaN;
	return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function existing(time: CivilTime): CivilTime | undefined {
	const { year, month, day, hour, minute, second } = time;
	const inRange = month >= 1 && month <= 12 && hour <= 23 && minute <= 59 && second <= 59;
	return inRange && day >= 1 && day <= daysIn(year, month) ? time : undefined;
}

function daysIn(year: number, month: number): number {
	const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	if (month === 2) return isLeap ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
