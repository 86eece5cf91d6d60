import { EsignError } from '../errors.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** docs/contract/esign.md#list-envelope-ids. */
const MAX_MONTHS = 6;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** From the start of one day to the end of another. */
export interface DateRange {
	fromMs: number;
	/** The first moment that is outside. */
	toMs: number;
}

/** Two days, `YYYY-MM-DD`, at most six months apart; `names` is what the caller calls them. */
export function readDateRange(
	from: string | null | undefined,
	to: string | null | undefined,
	names: { from: string; to: string },
): DateRange {
	const fromMs = readDay(from, names.from);
	const lastMs = readDay(to, names.to);
	if (lastMs < fromMs) throw new EsignError(`${names.to} can not be before ${names.from}`);
	const limit = new Date(fromMs);
	limit.setUTCMonth(limit.getUTCMonth() + MAX_MONTHS);
	if (lastMs > limit.getTime())
		throw new EsignError(
			`The date range can not be more than ${MAX_MONTHS} months between ${names.from} and ${names.to}.`,
		);
	return { fromMs, toMs: lastMs + DAY_MS };
}

function readDay(text: string | null | undefined, name: string): number {
	// docs/contract/esign.md#errors-inside-http-200, word for word.
	if (!text) throw new EsignError(`The parameters ${name} can not be empty.`);
	const atMs = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	if (Number.isNaN(atMs)) throw new EsignError(`${name} must be a date like YYYY-MM-DD`);
	return atMs;
}
