import type { INodeProperties } from 'n8n-workflow';

import type { OperationEntry, ResourceEntry } from './operationTable';

/** What the canvas shows below a node's name: the group and the operation, as the lists call them. */
export function operationSubtitle(resources: ReadonlyArray<ResourceEntry<OperationEntry>>): string {
	const names = resources.flatMap((resource) =>
		resource.operations.map(
			({ value, name }) => [`${resource.value} ${value}`, `${resource.name}: ${name}`] as const,
		),
	);
	return namedBy('$parameter["resource"] + " " + $parameter["operation"]', names);
}

/**
 * The same by the options of parameters, whichever of them have these names.
 *
 * @param source an expression without braces that gives a value of theirs, or a list of values
 */
export function optionSubtitle(
	source: string,
	properties: readonly INodeProperties[],
	names: readonly string[],
): string {
	const options = properties
		.filter(({ name }) => names.includes(name))
		.flatMap((property) => property.options ?? []);
	return namedBy(
		source,
		options.flatMap((option) => ('value' in option ? [[String(option.value), option.name]] : [])),
	);
}

function namedBy(source: string, names: ReadonlyArray<readonly [string, string]>): string {
	const table = JSON.stringify(Object.fromEntries(names));
	return `={{ [${source}].flat().map((value) => (${table})[value] ?? value).join(", ") }}`;
}
