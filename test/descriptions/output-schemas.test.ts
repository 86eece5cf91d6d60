/** The `__schema__` files as n8n finds them, by its own code, in the built package. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { resolveOutputSchemaPath } from 'n8n-core';

import { schemaFile } from '../support/output-schemas';
import { isTrigger, loadNodes, ROOT } from '../support/package-nodes';

const nodes = loadNodes().filter(({ instance }) => !isTrigger(instance.description));

/** Node, resource and operation. */
const OPERATIONS = nodes.flatMap(({ className, instance: { description } }) =>
	description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.map((option) => {
				const [resource = ''] = (displayOptions?.show?.resource ?? []) as string[];
				return [className, resource, 'value' in option ? String(option.value) : ''] as const;
			}),
		),
);

it.each(OPERATIONS)('%s: %s %s', (node, resource, operation) => {
	const { file, instance } = nodes.find(({ className }) => className === node)!;
	const { version, defaultVersion } = instance.description;
	const path = resolveOutputSchemaPath({
		nodeDir: dirname(file),
		version: defaultVersion ?? Math.max(...[version].flat()),
		resource,
		operation,
	});
	const schema = readFileSync(path ?? 'nowhere', 'utf8');
	expect(schema).toBe(readFileSync(schemaFile(node, resource, operation), 'utf8'));
	// The editor takes nothing else for a schema.
	expect(JSON.parse(schema)).toMatchObject({ type: 'object' });
	expect(Object.keys((JSON.parse(schema) as { properties: object }).properties)).not.toEqual([]);
});

it('and no files of operations that there are not', () => {
	const wanted = OPERATIONS.map((operation) => schemaFile(...operation));
	const given = nodes.flatMap(({ className }) => {
		const folder = join(ROOT, 'nodes', className, '__schema__');
		return readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.json'))
			.map((file) => join(folder, file));
	});
	const relatives = (files: string[]) => files.map((file) => relative(ROOT, file)).sort();
	expect(relatives(given)).toEqual(relatives(wanted));
});
