import { MONTHS, type CivilTime } from './dateText';

const WEEKDAYS: readonly string[] = [
	...['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
];
/** Text in apostrophes, the half of the day, and letters that stand for a part of a date. */
const PART = /'[^']*'?|[aA][mM]\/[pP][mM]|M+|m+|[dD]+|[yY]+|h+|H+|[sS]+/g;

/** A date as one of Word's date pictures shows it (the `\@` switch), with English names. */
export function dateUnder(picture: string, time: CivilTime): string {
	return picture.replace(PART, (part) => shown(part, time));
}

function shown(part: string, { year, month, day, hour, minute, second }: CivilTime): string {
	const digits = (value: number) => String(value).padStart(Math.min(part.length, 2), '0');
	const named = (name = '') => (part.length === 3 ? name.slice(0, 3) : name);
	switch (part.charAt(0)) {
		case "'":
			return part.replaceAll("'", '');
		case 'a':
			return hour < 12 ? 'am' : 'pm';
		case 'A':
			return hour < 12 ? 'AM' : 'PM';
		case 'M':
			return part.length > 2 ? named(MONTHS[month - 1]) : digits(month);
		case 'd':
		case 'D':
			return part.length > 2 ? named(WEEKDAYS[weekday(year, month, day)]) : digits(day);
		case 'y':
		case 'Y':
			return part.length > 2 ? String(year).padStart(4, '0') : String(year % 100).padStart(2, '0');
		case 'h':
			return digits(hour % 12 || 12);
		case 'H':
			return digits(hour);
		case 'm':
			return digits(minute);
		default:
			return digits(second);
	}
}

/** From 0, Sunday; `Date.UTC` alone takes years below 100 for those of the last century. */
function weekday(year: number, month: number, day: number): number {
	return new Date(new Date(0).setUTCFullYear(year, month - 1, day)).getUTCDay();
}
