import { isBlank, isLuxon, refused, withoutInvisible, type Place } from './rawValue';

/** Below it a number of this size is neither epoch seconds nor epoch milliseconds of our time. */
const FIRST_EPOCH_SECONDS = 946_684_800; // 2000-01-01
const FIRST_EPOCH_MS = FIRST_EPOCH_SECONDS * 1_000;
const LAST_EPOCH_SECONDS = 4_102_444_800; // 2100-01-01

const TAKES = 'must be a date such as 2026-11-22 or 2026-11-22T14:30:00+01:00';

/**
 * A day of the calendar, as `YYYY-MM-DD`. A text and a Luxon date say their day themselves; a Date
 * or an epoch is a moment, and its day is that of the time zone. `undefined` when blank.
 *
 * @param timeZone IANA name, the workflow's
 * @throws FoxitFailure `input`
 */
export function dayValue(value: unknown, place: Place, timeZone: string): string | undefined {
	if (isBlank(value)) return undefined;
	if (isLuxon(value) && value.isValid) return value.toISODate() ?? undefined;
	const written = typeof value === 'string' ? writtenDay(withoutInvisible(value)) : undefined;
	if (written) return written;
	const moment = momentOf(value);
	if (moment === undefined) throw refused(place, TAKES, value);
	return dayIn(moment, timeZone);
}

/** A moment in epoch milliseconds; `undefined` when blank. A text without a zone is in UTC. */
export function momentValue(value: unknown, place: Place): number | undefined {
	if (isBlank(value)) return undefined;
	const text = typeof value === 'string' ? withoutInvisible(value) : '';
	const moment = writtenDay(text) ? Date.parse(withZone(text)) : momentOf(value);
	if (moment === undefined || Number.isNaN(moment)) throw refused(place, TAKES, value);
	return moment;
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const epochMs = Date.parse(text);
	return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().slice(0, 10) === text;
}

/** ISO 8601, with or without a time of day and a zone; SQL's blank in place of the T. */
const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?:\[[\w/+-]+\])?)?$/i;

function writtenDay(text: string): string | undefined {
	const day = ISO.exec(text)?.[1];
	return day !== undefined && isDay(day) ? day : undefined;
}

function withZone(text: string): string {
	const [beforeZoneName = ''] = text.split('[', 1);
	const plain = beforeZoneName.replace(' ', 'T').replace(',', '.');
	return /T/i.test(plain) && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(plain) ? `${plain}Z` : plain;
}

function momentOf(value: unknown): number | undefined {
	if (isLuxon(value)) return value.isValid ? value.toMillis() : undefined;
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime();
	return epochMsIn(value);
}

/** Epoch milliseconds of a number, or of digits, that are seconds or milliseconds of our time. */
export function epochMsIn(value: unknown): number | undefined {
	const isDigits = typeof value === 'string' && /^\d{10,13}$/.test(withoutInvisible(value));
	const number = isDigits ? Number(withoutInvisible(value)) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
	if (number >= FIRST_EPOCH_MS && number <= LAST_EPOCH_SECONDS * 1_000) return number;
	const isSeconds = number >= FIRST_EPOCH_SECONDS && number <= LAST_EPOCH_SECONDS;
	return isSeconds ? number * 1_000 : undefined;
}

function dayIn(epochMs: number, timeZone: string): string {
	// Swedish dates are ISO dates.
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(epochMs);
}

/**
 * Writes moments as a clock in a time zone shows them, in ISO 8601 without a zone:
 * `2026-02-03T14:30:00`, or the day alone at midnight. `undefined` for what is no moment.
 *
 * @param timeZone IANA name
 */
export function localClock(timeZone: string): (epochMs: number) => string | undefined {
	const format = new Intl.DateTimeFormat('sv-SE', {
		...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
	});
	return (epochMs) => {
		if (Number.isNaN(epochMs)) return undefined;
		const [day = '', time = ''] = format.format(epochMs).split(' ');
		return time === '00:00:00' ? day : `${day}T${time}`;
	};
}
