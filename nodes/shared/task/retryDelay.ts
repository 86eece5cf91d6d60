/**
 * Reads a Retry-After header: whole or decimal seconds, or an HTTP date (RFC 9110 section 10.2.3).
 *
 * @param value the header as received; blanks around it are ignored
 * @param nowEpochMs the current time in milliseconds since 1970, needed for the date form
 * @returns milliseconds from now, never negative; `undefined` when absent or unreadable
 */
export function parseRetryAfter(
	value: string | null | undefined,
	nowEpochMs: number,
): number | undefined {
	const text = value?.trim();
	if (!text) return undefined;
	if (/^\d+(\.\d+)?$/.test(text)) {
		const ms = Math.ceil(Number(text) * 1_000);
		return Number.isSafeInteger(ms) ? ms : undefined;
	}
	// Date.parse reads many things that are no HTTP date ("-5" is a year): insist on a weekday.
	if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return undefined;
	const at = Date.parse(text);
	return Number.isNaN(at) ? undefined : Math.max(0, at - nowEpochMs);
}

/**
 * Base of the vendor's advice for repeating a request: 1 s, 2 s, 4 s with jitter
 * (docs/contract/pdf-services.md#errors).
 */
const BACKOFF_BASE_MS = 1_000;
const BACKOFF_MAX_MS = 30_000;

/**
 * How long to wait before repeating a request.
 *
 * @param attempt 1 after the first failed attempt
 * @param random a number in [0, 1); spreads the delay over 100 to 150 % of the nominal value
 * @returns milliseconds
 */
export function backoffMs(attempt: number, random: number): number {
	const nominal = Math.min(BACKOFF_BASE_MS * 2 ** (attempt - 1), BACKOFF_MAX_MS);
	return Math.round(nominal * (1 + random / 2));
}
