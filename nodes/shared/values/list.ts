import { isBlank, refused, trimmed, type Place } from './rawValue';
import { parsedJson } from './json';
import { requiredTextValue } from './text';

const COMMA_OR_LINE_BREAK = /[,\n]/;

/**
 * A list of texts: an array, the text of a JSON array, or a text with commas or line breaks between
 * the entries. A single value is a list of one. `undefined` when blank.
 *
 * @param separator what stands between the entries of a text
 * @throws FoxitFailure `input` for an object, or an entry that says nothing
 */
export function listValue(
	value: unknown,
	place: Place,
	separator = COMMA_OR_LINE_BREAK,
): string[] | undefined {
	if (isBlank(value)) return undefined;
	if (Array.isArray(value)) return entriesOf(value, place);
	if (value instanceof Set) return entriesOf([...value], place);
	if (typeof value === 'string') return fromText(value, place, separator);
	if (typeof value === 'object') throw refused(place, 'must be a list', value);
	return [requiredTextValue(value, place)];
}

function fromText(text: string, place: Place, separator: RegExp): string[] {
	const array = trimmed(text).startsWith('[') ? parsedJson(text) : undefined;
	if (Array.isArray(array)) return entriesOf(array, place);
	const parts = text.split(separator).map(trimmed);
	return parts.filter((part) => part !== '');
}

function entriesOf(values: readonly unknown[], { label, secret }: Place): string[] {
	return values.map((value, index) => {
		const within = `entry ${index + 1}`;
		return requiredTextValue(value, { label, within, ...(secret && { secret }) });
	});
}

/** Separates web addresses in a text: there can be a comma within one. */
export const BETWEEN_URLS = /\n|,(?=\s*(?:https?:|$))/i;
