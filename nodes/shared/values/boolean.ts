import { isBlank, refused, withoutInvisible, type Place } from './rawValue';

const WORDS: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['yes', true],
	['on', true],
	['1', true],
	['false', false],
	['no', false],
	['off', false],
	['0', false],
]);

/**
 * A yes or no: true and false themselves, or as a sheet, a form or a query gives them ("TRUE",
 * "yes", "on", 1). `undefined` when blank.
 *
 * @throws FoxitFailure `input`
 */
export function booleanValue(value: unknown, place: Place): boolean | undefined {
	if (isBlank(value)) return undefined;
	if (typeof value === 'boolean') return value;
	const isWord = typeof value === 'string' || typeof value === 'number';
	const meant = isWord ? WORDS.get(withoutInvisible(String(value)).toLowerCase()) : undefined;
	if (meant === undefined) throw refused(place, 'must be true or false', value);
	return meant;
}

/** A yes or no that must be given. */
export function requiredBooleanValue(value: unknown, place: Place): boolean {
	const meant = booleanValue(value, place);
	if (meant === undefined) throw refused(place, 'must be true or false', value);
	return meant;
}
