import {
	empty,
	isBlank,
	isLuxon,
	refused,
	trimmed,
	withoutInvisible,
	type Place,
} from './rawValue';

/**
 * A text without invisible characters at its ends; `undefined` when blank. Numbers, booleans and
 * dates are written out, as n8n does it inside a text.
 *
 * @throws FoxitFailure `input` for a list or an object
 */
export function textValue(value: unknown, place: Place): string | undefined {
	if (isBlank(value)) return undefined;
	return trimmed(asText(value, place));
}

/** A text that must not be blank. */
export function requiredTextValue(value: unknown, place: Place): string {
	const text = textValue(value, place);
	if (text === undefined) throw empty(place);
	return text;
}

/** A text to the letter, such as a password, where blanks may matter; empty when not set. */
export function exactTextValue(value: unknown, place: Place): string {
	return value === undefined || value === null ? '' : asText(value, place);
}

/** An e-mail address, without what mail programs and web pages put around it. */
export function emailValue(value: unknown, place: Place): string | undefined {
	const text = textValue(value, place);
	if (text === undefined) return undefined;
	const address = cleanAddress(text);
	if (ADDRESS.test(address)) return address;
	throw refused(place, 'must be one email address such as nathan@example.com', value);
}

/** An address as people mean it: web pages put blanks of no width and `mailto:` into it. */
export function cleanAddress(text: string): string {
	return withoutInvisible(text).replace(/^mailto:/i, '');
}

/** One address; what is before the @ is up to its host. */
const ADDRESS = /^[^\s@<>()[\],;:"\\\p{C}]+@[^\s@<>()[\],;:"\\\p{C}]+$/u;

function asText(value: unknown, place: Place): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return numberText(value, place);
	if (isLuxon(value) && value.isValid) return value.toISO() ?? '';
	if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
	throw refused(place, 'must be a text', value);
}

/** Digits beyond 2^53 are lost before they get here; such a number is not what the user meant. */
function numberText(value: number, place: Place): string {
	const isLossy = Number.isInteger(value) && !Number.isSafeInteger(value);
	if (!Number.isFinite(value) || isLossy) {
		throw refused(place, 'must be a text', value, 'Give a number of so many digits as a text.');
	}
	return String(value);
}
