import { EsignError } from '../errors.js';
import type { Envelope, Field, Party } from '../model.js';

/** What somebody enters: texts, and whether boxes are ticked. */
export type Values = Readonly<Record<string, string | boolean>>;

const TICKED = /^(true|yes|on|1|checked)$/i;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DEFAULT_DATE_FORMAT = 'MM-DD-YYYY';

/** Fills a party's fields in as it signs: what it enters, and today where a date is left empty. */
export function fillIn(envelope: Envelope, party: Party, values: Values, nowMs: number): void {
	const own = envelope.fields.filter((field) => field.party === party.sequence);
	for (const name of Object.keys(values))
		if (!own.some((field) => field.name === name && !field.readOnly))
			throw new EsignError(`there is no field '${name}' for this party`);
	const filled = own.map((field) => ({ field, ...entered(field, values[field.name], nowMs) }));
	// All or nothing: a signer is not let go before everything is right.
	for (const { field, value, checked } of filled)
		if (isMissing(field, value, checked))
			throw new EsignError(`the required field '${field.name}' is empty`);
	for (const { field, value, checked } of filled) Object.assign(field, { value, checked });
}

/** Sets a field from outside, before its party signs. */
export function setValue(field: Field, value: string | boolean): void {
	Object.assign(field, entered(field, value, 0));
}

function entered(
	field: Field,
	given: string | boolean | undefined,
	nowMs: number,
): { value: string; checked: boolean } {
	const { type, value, checked } = field;
	if (type === 'checkboxfield')
		return { value, checked: given === undefined ? checked : TICKED.test(String(given)) };
	const text = given === undefined ? value : String(given);
	const today = type === 'datefield' && text === '' && given === undefined;
	return { value: today ? formatDate(nowMs, field.extras['dateFormat']) : text, checked };
}

function isMissing({ type, required, readOnly }: Field, value: string, checked: boolean): boolean {
	if (!required || readOnly) return false;
	switch (type) {
		case 'checkboxfield':
			return !checked;
		case 'textfield':
		case 'dropdownfield':
		case 'datefield':
			return value === '';
		case 'signfield':
		case 'initialfield':
		case 'attachmentfield':
			// Signing is what fills the first two; nobody can attach anything here.
			return false;
	}
}

/** A day in a format such as `MM-DD-YYYY` or `DD MMM YYYY`. */
export function formatDate(atMs: number, format: unknown): string {
	const date = new Date(atMs);
	const two = (number: number): string => String(number).padStart(2, '0');
	const parts: Record<string, string> = {
		YYYY: String(date.getUTCFullYear()),
		YY: two(date.getUTCFullYear() % 100),
		MMM: MONTHS[date.getUTCMonth()] ?? '',
		MM: two(date.getUTCMonth() + 1),
		DD: two(date.getUTCDate()),
	};
	const wanted = typeof format === 'string' && format !== '' ? format : DEFAULT_DATE_FORMAT;
	return wanted.replace(/YYYY|YY|MMM|MM|DD/gi, (part) => parts[part.toUpperCase()] ?? part);
}
