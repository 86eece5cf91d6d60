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
