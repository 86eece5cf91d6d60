/** What the descriptions of the nodes say: operations, their parameters, and what shows them. */
import {
	BESIDE,
	ENTRIES,
	MUST_BE_FILLED,
	NEEDED,
	OF_THE_EDITOR,
	OTHER_ENTRIES,
	STEPS,
	valueOf,
} from './samples.mjs';

/** Every resource and operation of a node. */
export function operationsOf(properties) {
	const operations = properties.filter(({ name }) => name === 'operation');
	if (operations.length === 0) return [{}];
	return operations.flatMap(({ options, displayOptions }) =>
		options.map(({ value }) => ({
			...(displayOptions && { resource: displayOptions.show.resource[0] }),
			operation: value,
		})),
	);
}

export function nameOf({ resource = '', operation = '' }) {
	return `${resource} ${operation}`;
}

/** The properties that the editor can show for an operation, in the node's latest version. */
export function propertiesOf(description, operation) {
	const version = latestOf(description);
	return description.properties.filter(
		({ displayOptions: { show = {}, hide = {} } = {} }) =>
			!hide.operation?.includes(operation.operation) &&
			(show['@version'] ?? [version]).includes(version) &&
			['resource', 'operation'].every(
				(name) => !show[name] || show[name].includes(operation[name]),
			),
	);
}

/** The same, without the members that they have for other operations or versions alone. */
export function fieldsOf(description, operation) {
	const version = latestOf(description);
	const isHidden = ({ displayOptions: { hide = {} } = {} }) =>
		hide['/operation']?.includes(operation.operation) === true;
	const isOfVersion = ({ displayOptions: { show = {} } = {} }) =>
		(show['@version'] ?? [version]).includes(version);
	return propertiesOf(description, operation).map((field) => {
		const { type, options } = field;
		if (type === 'collection') {
			return { ...field, options: options.filter((member) => !isHidden(member)) };
		}
		if (type !== 'fixedCollection') return field;
		const groups = options.map((group) => ({ ...group, values: group.values.filter(isOfVersion) }));
		return { ...field, options: groups };
	});
}

/** The version that the editor gives to a new node. */
export function latestOf({ version }) {
	return Math.max(...[version].flat());
}

/** What chooses the operation and the account is the frame of all, not a part of it. */
export const FRAME = ['resource', 'operation', 'authentication'];

/** Parameters, and the members of collections, of the entries of fixed collections, and of collections in them. */
export function targetsIn(fields) {
	return fields
		.filter(({ name, type }) => !FRAME.includes(name) && type !== 'notice')
		.flatMap((field) => {
			if (field.type === 'collection')
				return field.options.map((member) => ({ field: member, outer: field }));
			if (field.type === 'fixedCollection') {
				return field.options.flatMap(({ name, values }) =>
					values.flatMap((member) => {
						const entry = { outer: field, group: name, beside: values };
						if (member.type !== 'collection') return [{ field: member, ...entry }];
						return member.options.map((one) => ({ field: one, inner: member, ...entry }));
					}),
				);
			}
			return [{ field }];
		})
		.filter(({ field }) => !OF_THE_EDITOR.includes(field.name))
		.filter(({ field }) => !field.noDataExpression && !isCompound(field));
}

/** Parameters without a value of their own: members of members, and what n8n asks a method for. */
function isCompound({ type }) {
	return ['collection', 'fixedCollection', 'notice', 'resourceMapper'].includes(type);
}

/** The parameters of a node in which one has a given value, and nothing else is missing. */
export function parametersFor(operation, fields, { field, outer, group, beside, inner }, value) {
	const values = { ...frameOf(operation), ...neededFor(operation) };
	show(outer ?? field, fields, values);
	if (!outer) {
		values[field.name] = literalOf(field, value);
	} else if (!group) {
		const members = { ...values[outer.name], ...BESIDE[field.name] };
		show(field, outer.options, members, values);
		values[outer.name] = { ...members, [field.name]: literalOf(field, value) };
	} else {
		const entry = { ...ENTRIES[outer.name], ...(!inner && BESIDE[field.name]) };
		show(inner ?? field, beside, entry, values);
		Object.assign(entry, STEPS[entry.operation]);
		completeEntry(beside, entry);
		const others = OTHER_ENTRIES[outer.name] ?? [];
		const given = { [field.name]: literalOf(field, value) };
		const own = inner
			? { ...entry, [inner.name]: { ...BESIDE[field.name], ...given } }
			: { ...entry, ...given };
		values[outer.name] = { [group]: [own, ...others] };
	}
	complete(operation, fields, values);
	if (fields.some(({ name }) => name === 'options')) {
		values.options = { concurrency: 1, ...values.options };
	}
	return values;
}

export function frameOf(operation) {
	return { authentication: 'platform', ...operation };
}

export function neededFor(operation) {
	return structuredClone(NEEDED[nameOf(operation)] ?? {});
}

/** Gives a value to what is shown, has to be given, and has no default. */
export function complete(operation, fields, values) {
	for (const one of fields) {
		const isOpen = one.default === '' || one.type === 'resourceLocator';
		const isNeeded = one.required || MUST_BE_FILLED.includes(one.name);
		if (isNeeded && isOpen && isShownIn(one, fields, values)) {
			values[one.name] ??= literalOf(one, valueOf(one, nameOf(operation)));
		}
	}
}

/** What is shown in an entry with no default that could be sent. */
function completeEntry(beside, entry) {
	for (const one of beside) {
		if (one.required && isShownIn(one, beside, entry)) entry[one.name] ??= valueOf(one);
	}
}

/** Whether the editor shows a property; conditions on what is elsewhere are not looked at. */
export function isShownIn({ displayOptions: { show: conditions = {} } = {} }, fields, values) {
	return Object.entries(conditions).every(([key, wanted]) => {
		const chooser = fields.find(({ name }) => name === key.replace('/', ''));
		if (!chooser) return true;
		const actual = values[chooser.name] ?? chooser.default;
		return [actual].flat().some((value) => isExpression(value) || wanted.includes(value));
	});
}

/** n8n shows what depends on an expression, whatever it comes to. */
function isExpression(value) {
	return typeof value === 'string' && value.startsWith('=');
}

/** Sets what a parameter's display depends on. */
function show({ displayOptions: { show: conditions = {} } = {} }, fields, values, outer = values) {
	for (const [key, wanted] of Object.entries(conditions)) {
		const isFrame = key === 'resource' || (key === 'operation' && outer === values);
		if (isFrame) continue;
		const name = key.replace('/', '');
		const target = key.startsWith('/') ? outer : values;
		const named = fields.filter((one) => one.name === name);
		const chooser = named.find((one) => isShownIn(one, fields, target)) ?? named[0];
		const actual = [target[name] ?? chooser?.default].flat();
		if (actual.some((value) => wanted.includes(value))) continue;
		target[name] = chooser?.type === 'multiOptions' ? [wanted[0]] : wanted[0];
		if (chooser) show(chooser, fields, values, outer);
	}
}

export function literalOf(field, value) {
	return field.type === 'resourceLocator' ? { __rl: true, mode: 'id', value } : value;
}
