/** A date and time as they are written: no time zone, so nothing can shift a day. */
export interface CivilTime {
	year: number;
	/** From 1. */
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
}

export const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const;

const TIME =
	'(?:[T ,]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d+)?)?\\s*(?<half>[ap]m)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const WEEKDAY = '(?:[a-z]{3,9},?\\s+)?';
const NAME = '(?<name>[a-z]{3,9})\\.?';

/**
 * Forms seen accepted by the service (docs/contract/docgen.md#template-language), and the day-first
 * one of the same family.
 */
const FORMS = [
	`(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})${TIME}`,
	`(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})${TIME}`,
	`${WEEKDAY}${NAME}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})${TIME}`,
	`${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+${NAME},?\\s+(?<year>\\d{4})${TIME}`,
].map((form) => new RegExp(`^${form}$`, 'i'));

/** The date a text stands for, or undefined when it is none. */
export function parseDate(text: string): CivilTime | undefined {
	for (const form of FORMS) {
		const parts = form.exec(text.trim())?.groups;
		if (parts === undefined) continue;
		const number = (part: string): number => Number(parts[part] ?? 0);
		return checked({
			year: number('year'),
			month: parts['name'] === undefined ? number('month') : monthOf(parts['name']),
			day: number('day'),
			hour: hourOf(number('hour'), parts['half']),
			minute: number('minute'),
			second: number('second'),
		});
	}
	return undefined;
}

/** A moment as the clock of UTC shows it. */
export function civilTime(ms: number): CivilTime {
	const date = new Date(ms);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
		second: date.getUTCSeconds(),
	};
}

/** 0 = Sunday. */
export function weekday({ year, month, day }: CivilTime): number {
	return utc(year, month, day).getUTCDay();
}

/** `Date.UTC` takes years below 100 for those of the last century. */
function utc(year: number, month: number, day: number): Date {
	const date = new Date(Date.UTC(2000, month - 1, day));
	date.setUTCFullYear(year, month - 1, day);
	return date;
}

/** 0 for a word that is no month. */
function monthOf(name: string): number {
	const lower = name.toLowerCase();
	return (
		MONTHS.findIndex((month) => {
			const full = month.toLowerCase();
			return (
				lower === full || lower === full.slice(0, 3) || (lower === 'sept' && full === 'september')
			);
		}) + 1
	);
}

function hourOf(hour: number, half: string | undefined): number {
	if (half === undefined) return hour;
	if (hour < 1 || hour > 12) return NaN;
	return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function checked(time: CivilTime): CivilTime | undefined {
	const { year, month, day, hour, minute, second } = time;
	const date = utc(year, month, day);
	const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
	return real && hour <= 23 && minute <= 59 && second <= 59 ? time : undefined;
}
