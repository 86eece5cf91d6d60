/** Readers for JSON that is not ours: nothing is taken for granted, no member need be there. */

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object; empty when it is none. */
export function objectIn(value: unknown): Record<string, unknown> {
	return isObject(value) ? value : {};
}

/** A list; empty when it is none. */
export function listIn(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** A positive whole number, which ids are; they come as numbers or as text. */
export function idIn(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
		? number
		: undefined;
}

/** A text that is not empty. */
export function textIn(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The members that have a value. */
export function withoutGaps<T extends object>(members: T): Partial<T> {
	const present = Object.entries(members).filter(([, value]) => value !== undefined);
	return Object.fromEntries(present) as Partial<T>;
}

/** Text of a value that should be text: numbers and booleans are written out, anything else is empty. */
export function toText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** ISO 8601 of a time in epoch milliseconds (docs/contract/esign.md#facts-in-short). */
export function isoTime(value: unknown): string | undefined {
	if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined;
	const date = new Date(value);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
