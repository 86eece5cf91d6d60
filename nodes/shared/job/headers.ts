import type { Parameters } from '../values/parameters';
import { empty, refused } from '../values/rawValue';

/** A header's name (RFC 9110, section 5.6.2). */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;
/** What a header's value can hold. */
const ONE_LINE = /^[\t\x20-\x7e\x80-\xff]+$/;

/**
 * Request headers that a list of names and values gives.
 *
 * @throws FoxitFailure `input` for a name or a value that no request can have
 */
export function headersOf(parameters: Parameters, name: string): Record<string, string> {
	const rows = parameters.entries(name, 'header').map((row) => {
		const header = row.requiredText('name');
		if (!TOKEN.test(header)) {
			throw refused(row.place('name'), 'must be a header name such as Authorization', header);
		}
		const value = row.statedExactText('value').trim();
		if (value === '') throw empty(row.place('value'));
		if (!ONE_LINE.test(value)) {
			throw refused(row.place('value'), 'must be one line of plain characters', value);
		}
		return [header, value] as const;
	});
	return Object.fromEntries(rows);
}
