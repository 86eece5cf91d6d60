import { inputFailure, type FoxitFailure } from '../failure';

/** What is known of the parameter that a value was given for. */
export interface Place {
	/** The parameter's name in the editor. */
	label: string;
	/** Where in the parameter, e.g. `entry 2 of "Recipients"`; for values inside lists. */
	within?: string;
	/** A value that must not be shown, such as a password. */
	secret?: boolean;
}

/** How much of a text is shown in an error. */
const SHOWN_CHARACTERS = 60;
const SHOWN_MEMBERS = 4;

/** A Luxon date and time, told by its shape: n8n's `$now` and `toDateTime()` give one. */
export interface LuxonDateTime {
	isValid: boolean;
	toISO(): string | null;
	toISODate(): string | null;
	toMillis(): number;
}

/** Whether a value is a Luxon date and time, of whichever copy of Luxon. */
export function isLuxon(value: unknown): value is LuxonDateTime {
	if (typeof value !== 'object' || value === null) return false;
	const { isLuxonDateTime, toISO, toISODate, toMillis } = value as Record<string, unknown>;
	const methods = [toISO, toISODate, toMillis];
	return isLuxonDateTime === true && methods.every((method) => typeof method === 'function');
}

/**
 * A text without the blanks around it that nobody sees: no-break spaces, zero-width characters and
 * byte order marks come with texts from web pages, PDFs and sheets.
 */
export function trimmed(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && INVISIBLE.test(text.charAt(start))) start += 1;
	while (end > start && INVISIBLE.test(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

/** A text without any invisible character, for what people never write with one: ids, numbers. */
export function withoutInvisible(text: string): string {
	return trimmed(text.replace(ZERO_WIDTH_ANYWHERE, ''));
}

const ZERO_WIDTH_ANYWHERE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;
const INVISIBLE = /[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/u;

/** Whether a value says nothing: an expression without a result, or a text that looks empty. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	return typeof value === 'string' && trimmed(value) === '';
}

/** Says what was given, for an error: `the text "abc"`, `a list of 3`. */
export function describe(value: unknown, secret = false): string {
	if (value === undefined) return 'undefined';
	if (value === null) return 'null';
	if (typeof value === 'string') return describeText(value, secret);
	if (typeof value === 'number' || typeof value === 'boolean') {
		return secret ? `a ${typeof value}` : String(value);
	}
	if (typeof value === 'bigint') return String(value);
	if (Array.isArray(value))
		return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
	if (isLuxon(value)) return value.isValid ? `the date ${value.toISO() ?? ''}` : 'an invalid date';
	if (value instanceof Date) return describeDate(value);
	return typeof value === 'object' ? describeObject(value) : `a ${typeof value}`;
}

function describeText(text: string, secret: boolean): string {
	if (trimmed(text) === '') return 'an empty text';
	if (secret) return 'a text';
	const shown = text.replace(/\s+/g, ' ');
	const cut = [...shown].slice(0, SHOWN_CHARACTERS).join('');
	return `the text "${cut}${cut === shown ? '' : '…'}"`;
}

function describeDate(date: Date): string {
	return Number.isNaN(date.getTime()) ? 'an invalid date' : `the date ${date.toISOString()}`;
}

function describeObject(value: object): string {
	const names = Object.keys(value);
	if (names.length === 0) return 'an empty object';
	const more = names.length > SHOWN_MEMBERS ? ', …' : '';
	return `an object with ${names.slice(0, SHOWN_MEMBERS).join(', ')}${more}`;
}

/** `"Label"`, with the place inside it where there is one. */
export function nameOf({ label, within }: Place): string {
	return within ? `"${label}" in ${within}` : `"${label}"`;
}

const CHECK_EXPRESSION =
	'If it comes from an expression, check that the input item has the field it refers to.';

/** The failure of a value that cannot be taken. @param takes e.g. `must be a number` */
export function refused(
	place: Place,
	takes: string,
	value: unknown,
	advice?: string,
): FoxitFailure {
	const got = describe(value, place.secret);
	const hint = advice ?? (isBlank(value) ? CHECK_EXPRESSION : undefined);
	return inputFailure(`${nameOf(place)} ${takes}, not ${got}`, {
		parameter: place.label,
		...(hint && { advice: hint }),
	});
}

/** The failure of a value that is needed and was not given. */
export function empty(place: Place): FoxitFailure {
	return inputFailure(`${nameOf(place)} is empty`, {
		parameter: place.label,
		advice: CHECK_EXPRESSION,
	});
}
