import { empty, isBlank, refused, withoutInvisible, type Place } from './rawValue';
import { textValue } from './text';

/**
 * An id as text: a text, a whole number, or the object of a resource locator. `undefined` when blank.
 *
 * @throws FoxitFailure `input`
 */
export function idValue(value: unknown, place: Place): string | undefined {
	const given = isLocator(value) ? value.value : value;
	if (isBlank(given)) return undefined;
	if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'bigint') {
		throw refused(place, 'must be an ID', given);
	}
	const id = withoutInvisible(textValue(given, place) ?? '');
	if (/[\s\p{Cc}]/u.test(id)) throw refused(place, 'must be one ID', given);
	return id;
}

/** An id that must be given. */
export function requiredIdValue(value: unknown, place: Place): string {
	const id = idValue(value, place);
	if (id === undefined) throw empty(place);
	return id;
}

/** Whether a value is that of a resource locator. */
export function isLocator(value: unknown): value is { value: unknown } {
	return typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
}
