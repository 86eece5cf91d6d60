import * as parser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import type { INodeTypeDescription } from 'n8n-workflow';

const plugin = loadPlugin();

const CONFIG: Linter.Config = {
	files: ['**/*.ts'],
	languageOptions: { parser },
	plugins: { 'n8n-nodes-base': plugin },
	rules: {
		...plugin.configs.nodes.rules,
		// Off in n8n's scanner too.
		'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
		'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		// In a list of steps the choice of the step comes first, and then the fields that it brings.
		'n8n-nodes-base/node-param-fixed-collection-type-unsorted-items': 'off',
	},
};

/** With NODE_ENV "test" the plugin believes in its own tests and no longer looks at file names. */
function loadPlugin() {
	const { NODE_ENV } = process.env;
	delete process.env['NODE_ENV'];
	try {
		return jest.requireActual<
			ESLint.Plugin & { configs: { nodes: { rules: Linter.RulesRecord } } }
		>('eslint-plugin-n8n-nodes-base');
	} finally {
		process.env['NODE_ENV'] = NODE_ENV;
	}
}

/**
 * n8n's own description rules applied to a description that is assembled at load time. The linter
 * reads literals only, so the description is written out as the class a person would have typed.
 */
export function lintDescription(description: INodeTypeDescription): string[] {
	const className = description.name.charAt(0).toUpperCase() + description.name.slice(1);
	const source = `export class ${className} implements INodeType {
	description: INodeTypeDescription = ${print(withSortedResources(description), 1)};
}
`;
	const lines = source.split('\n');
	return new Linter({ configType: 'flat' })
		.verify(source, CONFIG, `nodes/${className}/${className}.node.ts`)
		.map(({ ruleId, message, line }) => {
			const rule = ruleId?.replace('n8n-nodes-base/', '') ?? 'unreadable';
			return `${rule}: ${message} [${lines[line - 1]?.trim()}]`;
		});
}

/** Resources are the headings of n8n's list of actions: they come by use, whatever the linter asks. */
function withSortedResources(description: INodeTypeDescription): INodeTypeDescription {
	const byName = (a: Named, b: Named) => a.name.localeCompare(b.name);
	const properties = description.properties.map((property) =>
		property.name === 'resource' && property.options
			? { ...property, options: [...property.options].sort(byName) }
			: property,
	);
	return { ...description, properties };
}

interface Named {
	name: string;
}

/** Writes plain data as a TypeScript literal, one property a line. */
function print(value: unknown, depth: number): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
	const entries = Array.isArray(value)
		? value.map((entry) => print(entry, depth + 1))
		: Object.entries(value)
				.filter(([, entry]) => entry !== undefined)
				.map(([key, entry]) => `${printKey(key)}: ${print(entry, depth + 1)}`);
	if (entries.length === 0) return open + close;
	const indent = '\t'.repeat(depth);
	return `${open}\n${entries.map((entry) => `${indent}\t${entry},\n`).join('')}${indent}${close}`;
}

const printKey = (key: string): string =>
	/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
