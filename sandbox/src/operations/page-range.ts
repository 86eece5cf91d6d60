import { spanOf } from '../engine/page-indexes.js';
import type { Json, JsonObject } from '../json.js';
import { invalid } from './body.js';

const WORDS = ['all', 'even', 'odd'];

/**
 * A page range of docs/contract/pdf-services.md#page-ranges, checked but not yet applied: `1`,
 * `1,3,5-10`, or one of the words `all`, `even`, `odd`. One vendor sample sends a bare number, and
 * the service takes it.
 */
export function readPageRange(
	body: JsonObject,
	member = 'pageRange',
	path = member,
): string | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	const text = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
	if (typeof text !== 'string') throw invalid(value, path, 'Must be a valid page range');
	if (!WORDS.includes(text.trim().toLowerCase())) check(text, value, path);
	return text.trim().toLowerCase();
}

function check(text: string, value: Json, path: string): void {
	for (const part of text.split(',')) {
		const [first, last] = spanOf(part);
		if (first === undefined || last === undefined)
			throw invalid(value, path, 'Must be a valid page range');
		if (first === 0) throw invalid(value, path, 'Pages are counted from 1');
		if (first > last) throw invalid(value, path, 'A range must not run backwards');
	}
}
