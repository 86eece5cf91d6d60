/** What a reader needs of a parameter's description; n8n's `INodeProperties` is one. */
export interface Field {
	displayName: string;
	name: string;
	type: string;
	default?: unknown;
	typeOptions?: {
		minValue?: number;
		maxValue?: number;
		numberPrecision?: number;
		password?: boolean;
	};
	options?: readonly unknown[];
	displayOptions?: {
		show?: Readonly<Record<string, unknown>>;
		hide?: Readonly<Record<string, unknown>>;
	};
}

/** Fields of a node by the operation that they belong to, so that each is looked for only once. */
const cache = new WeakMap<readonly Field[], Map<string, Field[]>>();

/** The parameters that can be shown for an operation. */
export function fieldsFor(
	fields: readonly Field[],
	operation: Readonly<Record<string, string>>,
): readonly Field[] {
	const known = cache.get(fields) ?? new Map<string, Field[]>();
	cache.set(fields, known);
	const key = JSON.stringify(operation);
	const found =
		known.get(key) ??
		fields.filter((field) => isShown(field, (name) => operation[name], Object.keys(operation)));
	known.set(key, found);
	return found;
}

/**
 * Whether the editor shows a parameter.
 *
 * @param valueOf the value of a parameter beside it
 * @param names the conditions to look at; all if not given
 */
export function isShown(
	{ displayOptions }: Field,
	valueOf: (name: string) => unknown,
	names?: readonly string[],
): boolean {
	const matches = ([name, wanted]: [string, unknown]) => {
		// What stands in several versions of a node is described alike in all of them.
		if (name.startsWith('@')) return true;
		const actual = [valueOf(name.replace(/^\//, ''))].flat();
		return actual.some((value) => Array.isArray(wanted) && wanted.includes(value));
	};
	const looked = (conditions: object = {}) =>
		Object.entries(conditions).filter(([name]) => names?.includes(name) ?? true);
	return looked(displayOptions?.show).every(matches) && !looked(displayOptions?.hide).some(matches);
}
