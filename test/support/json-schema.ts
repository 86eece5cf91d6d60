/** JSON schemas as n8n's editor reads them: types and members, nothing else. */

/** A schema of one value. */
export interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/**
 * The schema of a value. The members of an object keep their order, which is the order in which the
 * editor lists them.
 *
 * @param open paths of objects whose members are the user's own, such as the columns of a table, as in
 *   `rows[].cells`; their members are left out
 */
export function schemaOf(value: unknown, open: readonly string[] = [], path = ''): Schema {
	if (value === null || value === undefined) return { type: 'null' };
	if (Array.isArray(value)) {
		const each = value.map((one) => schemaOf(one, open, `${path}[]`));
		const items = each.reduce<Schema | undefined>((sum, one) => bothOf(sum, one), undefined);
		return { type: 'array', ...(items && { items }) };
	}
	if (typeof value !== 'object') return { type: typeof value };
	const members = open.includes(path) ? [] : Object.entries(value);
	const properties = members.map(([name, member]) => {
		return [name, schemaOf(member, open, path === '' ? name : `${path}.${name}`)] as const;
	});
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** The schema of what either of two schemas allows. Of two types the first stays, since n8n shows one. */
export function bothOf(one: Schema | undefined, other: Schema): Schema {
	if (!one || one.type === 'null') return other;
	if (one.type !== other.type) return one;
	const items = other.items ? bothOf(one.items, other.items) : one.items;
	const names = Object.keys({ ...one.properties, ...other.properties });
	const properties: Record<string, Schema> = {};
	for (const name of names) {
		const [mine, theirs] = [one.properties?.[name], other.properties?.[name]];
		const both = theirs ? bothOf(mine, theirs) : mine;
		if (both) properties[name] = both;
	}
	return { type: one.type, ...(items && { items }), ...(one.properties && { properties }) };
}
