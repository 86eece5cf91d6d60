const DAY_MS = 24 * 60 * 60_000;
/**
 * The service takes six months, by creation date (docs/contract/esign.md#list-envelope-ids); none
 * are shorter.
 */
const MAX_SPAN_DAYS = 180;

/** Whole days, both included, as `YYYY-MM-DD`. */
export interface DayRange {
	dateFrom: string;
	dateTo: string;
}

/** The day of a moment, in UTC. */
export function dayOf(epochMs: number): string {
	return new Date(epochMs).toISOString().slice(0, 10);
}

/** The day that lies so many days after another one. */
export function dayAfter(day: string, days: number): string {
	return dayOf(Date.parse(day) + days * DAY_MS);
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const epochMs = Date.parse(text);
	return !Number.isNaN(epochMs) && dayOf(epochMs) === text;
}

/**
 * Splits a span of days into ranges that the service takes, without a gap or an overlap.
 *
 * @returns the newest range first; none when the span ends before it begins
 */
export function dateRanges({ dateFrom, dateTo }: DayRange): DayRange[] {
	const ranges: DayRange[] = [];
	for (let end = dateTo; end >= dateFrom;) {
		const start = dayAfter(end, -MAX_SPAN_DAYS);
		ranges.push({ dateFrom: start > dateFrom ? start : dateFrom, dateTo: end });
		end = dayAfter(start, -1);
	}
	return ranges;
}
