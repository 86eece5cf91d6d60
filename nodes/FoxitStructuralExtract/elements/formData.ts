import { listOf, textOf, typeOf, type Fields } from './rawElement';
import { objectIn } from '../../shared/values/members';

/**
 * Names that a form element's payload may use; its shape is not documented
 * (docs/contract/structural-extract.md#members-of-each-type).
 */
const NAME_KEYS = ['fieldName', 'name', 'key', 'label', 'title'];
const VALUE_KEYS = ['fieldValue', 'value', 'values', 'text', 'checked', 'selected'];
const LIST_KEYS = ['fields', 'formFields', 'items', 'children', 'data'];

/** Deeper than any form; fields below are not read. */
const MAX_DEPTH = 50;

/** The values of a form by field name; a name that comes twice has a list of its values. */
export type FormData = Record<string, unknown>;

/** Gathers the fields of form elements, one after the other. */
export class FormDataCollector {
	private readonly values = new Map<string, unknown[]>();

	add(element: Fields): void {
		if (typeOf(element) === 'form') this.addFrom(element);
	}

	get result(): FormData {
		return Object.fromEntries(
			[...this.values].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
		);
	}

	private addFrom(holder: Fields, depth = 0): void {
		if (depth > MAX_DEPTH) return;
		const content = objectIn(holder.content);
		const lists = LIST_KEYS.flatMap((key) => [...listOf(content[key]), ...listOf(holder[key])]);
		// What a field offers to choose from is a list too, but not of fields.
		const fields = lists.filter((entry) => Object.keys(entry).length > 0);
		for (const field of fields) this.addFrom(field, depth + 1);
		const name = firstOf(NAME_KEYS, content) ?? firstOf(NAME_KEYS, holder);
		if (typeof name !== 'string' || name.trim() === '' || fields.length > 0) return;
		const value = firstOf(VALUE_KEYS, content) ?? firstOf(VALUE_KEYS, holder) ?? textOf(holder);
		const values = this.values.get(name);
		if (values) values.push(value);
		else this.values.set(name, [value]);
	}
}

function firstOf(keys: readonly string[], fields: Fields): unknown {
	const key = keys.find((candidate) => fields[candidate] !== undefined);
	return key === undefined ? undefined : fields[key];
}
