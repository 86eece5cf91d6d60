import { MONTHS, weekday, type CivilTime } from './dates.js';

/*
 * Word's date pictures (the `\@` switch of its fields). Days and years may be written in either case,
 * months only as M and minutes only as m.
 */

const WEEKDAYS = [
	'Sunday',
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
] as const;

const TOKEN = /'([^']*)'?|(am\/pm)|(M+|m+|[dD]+|[yY]+|h+|H+|[sS]+)/gi;

/** A date under a picture. What is no part of the date stands as it is. */
export function formatDate(time: CivilTime, picture: string): string {
	return picture.replace(
		TOKEN,
		(_, literal: string | undefined, half: string | undefined, letters: string | undefined) => {
			if (letters !== undefined)
				return split(letters)
					.map((part) => show(time, part))
					.join('');
			if (half !== undefined) return halfOfDay(time, half);
			return literal ?? '';
		},
	);
}

/** The pattern ignores case; M and m, H and h are different things all the same. */
function split(letters: string): string[] {
	return letters.match(/M+|m+|H+|h+|[dD]+|[yY]+|[sS]+/g) ?? [];
}

function halfOfDay({ hour }: CivilTime, picture: string): string {
	const half = hour < 12 ? 'am' : 'pm';
	return picture.startsWith('A') ? half.toUpperCase() : half;
}

function show(time: CivilTime, part: string): string {
	const short = part.length === 1;
	const number = (value: number): string => String(value).padStart(short ? 1 : 2, '0');
	switch (part[0]) {
		case 'M':
			return part.length > 2 ? named(MONTHS[time.month - 1], part) : number(time.month);
		case 'm':
			return number(time.minute);
		case 'H':
			return number(time.hour);
		case 'h':
			return number(time.hour % 12 || 12);
		case 's':
		case 'S':
			return number(time.second);
		case 'd':
		case 'D':
			return part.length > 2 ? named(WEEKDAYS[weekday(time)], part) : number(time.day);
		default:
			return part.length > 2
				? String(time.year).padStart(4, '0')
				: String(time.year % 100).padStart(2, '0');
	}
}

function named(name: string | undefined, part: string): string {
	return (name ?? '').slice(0, part.length === 3 ? 3 : undefined);
}
