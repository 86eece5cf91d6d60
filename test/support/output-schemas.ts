/**
 * The `__schema__` files: what n8n's editor shows of a node's output before the node has run. They are
 * made from what the tests have seen come out, and the same tests hold them to it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { bothOf, schemaOf, type Schema } from './json-schema';
import { loadNodes, ROOT } from './package-nodes';

/** Set by `npm run schemas`. */
const writes = process.env.WRITE_SCHEMAS === '1';

export class OutputSchemas {
	private readonly seen = new Map<string, Schema>();

	/** @param node the class of the node, whose latest version is meant */
	constructor(private readonly node: string) {}

	/**
	 * Takes note of output items.
	 *
	 * @param open see `schemaOf`
	 */
	add(
		resource: string,
		operation: string,
		items: ReadonlyArray<object | undefined>,
		open: readonly string[] = [],
	): void {
		const file = schemaFile(this.node, resource, operation);
		for (const item of items) {
			if (item) this.seen.set(file, bothOf(this.seen.get(file), schemaOf(item, open)));
		}
	}

	/** Writes the files of all operations that were seen, or else names those that say something else. */
	differences(): string[] {
		const differing = [...this.seen].filter(([file, schema]) => {
			const text = `${JSON.stringify(schema, null, '\t')}\n`;
			if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
			if (writes) {
				mkdirSync(dirname(file), { recursive: true });
				writeFileSync(file, text);
			}
			return !writes;
		});
		return differing.map(
			([file]) => `${relative(ROOT, file)} is not what comes out; run "npm run schemas"`,
		);
	}
}

/** Where n8n looks for the schema of an operation, beside the source of the node. */
export function schemaFile(node: string, resource: string, operation: string): string {
	const version = `v${[...String(latestOf(node)).split('.'), '0', '0'].slice(0, 3).join('.')}`;
	return join(ROOT, 'nodes', node, '__schema__', version, resource, `${operation}.json`);
}

/** The version that new nodes have. */
function latestOf(node: string): number {
	const loaded = loadNodes().find(({ className }) => className === node);
	if (!loaded) throw new Error(`There is no node ${node}`);
	const { version, defaultVersion } = loaded.instance.description;
	return defaultVersion ?? Math.max(...[version].flat());
}
