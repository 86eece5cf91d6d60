import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import type { INodeTypeDescription } from 'n8n-workflow';

import {
	isTrigger,
	loadCredentials,
	loadNodes,
	readManifest,
	type Loaded,
} from '../support/package-nodes';
import { lintDescription } from '../support/n8n-lint';
import { combinations } from '../support/parameters';
import { UX_RULES } from '../support/ux-rules';

const nodes = loadNodes();

interface Codex {
	node: string;
	categories: string[];
	alias: string[];
}

const iconFiles = ({ file }: Loaded<unknown>, icon: INodeTypeDescription['icon']): string[] =>
	(typeof icon === 'object' ? [icon.light, icon.dark] : [icon ?? '']).map((path) =>
		resolve(dirname(file), path.replace(/^file:/, '')),
	);

it('finds the nodes that package.json lists', () => {
	expect(nodes.length).toBe(readManifest().n8n.nodes.length);
	expect(nodes.length).toBeGreaterThan(0);
});

describe.each(nodes)('$className', (node) => {
	const { description } = node.instance;

	it.each(Object.keys(UX_RULES))('keeps the rule %s', (name) => {
		expect(UX_RULES[name]?.(description)).toEqual([]);
	});

	it("passes n8n's linter as assembled", () => {
		expect(lintDescription(description)).toEqual([]);
	});

	it('can be filled in in more than one way', () => {
		expect(combinations(description).length).toBeGreaterThan(isTrigger(description) ? 0 : 1);
	});

	it('has its two icons', () => {
		const [light, dark] = iconFiles(node, description.icon).map((file) =>
			readFileSync(file, 'utf8'),
		);
		expect(light).toContain('<svg');
		expect(dark).toContain('<svg');
		expect(light).not.toBe(dark);
	});

	it('is found in the node panel', () => {
		const codexFile = node.file.replace(/\.js$/, '.json');
		const codex = JSON.parse(readFileSync(codexFile, 'utf8')) as Codex;
		expect(codex.node).toBe(`${readManifest().name}.${description.name}`);
		expect(codex.categories).not.toHaveLength(0);
		expect(codex.alias).not.toHaveLength(0);
	});

	it('uses credentials of this package only', () => {
		const own = loadCredentials().map(({ instance }) => instance.name);
		for (const { name } of description.credentials ?? []) expect(own).toContain(name);
	});
});

describe.each(loadCredentials())('$className', (credential) => {
	it('has its icons', () => {
		for (const file of iconFiles(credential, credential.instance.icon)) {
			expect(existsSync(file)).toBe(true);
		}
	});
});
