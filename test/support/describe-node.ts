import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

/** A well-mannered node description to try single rules on. */
export function describeNode(
	properties: INodeProperties[],
	overrides: Partial<INodeTypeDescription> = {},
): INodeTypeDescription {
	return {
		displayName: 'Sample',
		name: 'sample',
		icon: { light: 'file:sample.svg', dark: 'file:sample.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Do something with samples',
		defaults: { name: 'Sample' },
		usableAsTool: true,
		inputs: ['main'],
		outputs: ['main'],
		properties,
		...overrides,
	};
}

export const text = (overrides: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Document ID',
	name: 'documentId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 65f0c3',
	description: 'The ID that the upload returned',
	...overrides,
});

export const toggle = (overrides: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Keep Copy',
	name: 'keepCopy',
	type: 'boolean',
	default: false,
	description: 'Whether to keep the uploaded copy',
	...overrides,
});

export const choice = (
	name: string,
	overrides: Partial<INodePropertyOptions> = {},
): INodePropertyOptions => ({ name, value: name.toLowerCase(), ...overrides });

export const options = (
	choices: INodePropertyOptions[],
	overrides: Partial<INodeProperties> = {},
): INodeProperties => ({
	displayName: 'Format',
	name: 'format',
	type: 'options',
	options: choices,
	default: choices[0]?.value ?? '',
	...overrides,
});

export const resource = (...names: string[]): INodeProperties =>
	options(
		names.map((name) => choice(name)),
		{ displayName: 'Resource', name: 'resource', noDataExpression: true },
	);

export const operation = (
	shownFor: string,
	choices: INodePropertyOptions[],
	overrides: Partial<INodeProperties> = {},
): INodeProperties =>
	options(choices, {
		displayName: 'Operation',
		name: 'operation',
		noDataExpression: true,
		displayOptions: { show: { resource: [shownFor] } },
		...overrides,
	});

export const explained = (name: string): INodePropertyOptions =>
	choice(name, { action: `${name} a sample`, description: `${name} one sample` });
