import { isJsonObject, type Json, type JsonObject } from '../../json.js';

/** The data a tag is looked up in: inside a loop the array's item first, then everything. */
export interface Scope {
	values: JsonObject;
	/** Item of the loop the tag stands in. */
	item?: Json;
	/** Of that item, from 1. */
	rowNumber?: number;
}

/**
 * What a dotted name leads to. Names are case-sensitive; lists have no members. An item's own `null` is
 * a blank that is meant, whatever there is outside the loop.
 */
export function lookUp(name: string, { item, values }: Scope): Json | undefined {
	const path = name.split('.').map((part) => part.trim());
	const own = follow(item, path);
	return own === undefined ? follow(values, path) : own;
}

/** Rows of a loop; anything but a list has none. */
export function rowsOf(name: string, scope: Scope): Json[] {
	const list = lookUp(name, scope);
	return Array.isArray(list) ? list : [];
}

function follow(from: Json | undefined, path: readonly string[]): Json | undefined {
	return path.reduce<Json | undefined>(
		(value, part) => (isJsonObject(value) && Object.hasOwn(value, part) ? value[part] : undefined),
		from,
	);
}
