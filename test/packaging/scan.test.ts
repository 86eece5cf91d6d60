/** The scan passes on this package, and would not pass on a bad one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

const workspace = useTempDir();

function scan(directory: string) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(ROOT, 'scripts/scan.mjs'), directory],
		{ encoding: 'utf8' },
	);
	const legs = stdout
		.split('\n')
		.flatMap(
			(line) => /^(sources|tarball) .+ (\d+) files linted, (\d+) findings$/.exec(line) ?? [],
		);
	return { status, stdout, stderr, legs };
}

function writePackage(name: string, files: Record<string, string>): string {
	const directory = join(workspace, name);
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(directory, path)), { recursive: true });
		writeFileSync(join(directory, path), content);
	}
	return directory;
}

const manifest = (extra: object = {}) =>
	JSON.stringify({
		name: 'n8n-nodes-sample',
		version: '0.1.0',
		description: 'A sample',
		license: 'MIT',
		keywords: ['n8n-community-node-package'],
		author: { name: 'Sam Ple', email: 'sam@example.com' },
		homepage: 'https://example.com',
		repository: { type: 'git', url: 'git+https://github.com/sample/n8n-nodes-sample.git' },
		files: ['dist'],
		n8n: { n8nNodesApiVersion: 1, nodes: ['dist/nodes/Sample/helpers.js'] },
		peerDependencies: { 'n8n-workflow': '*' },
		...extra,
	});

const HARMLESS = 'export const answer = 42;\n';
const HARMLESS_COMPILED = 'exports.answer = 42;\n';

it('has no findings in this package, in either leg, under either release', () => {
	const { status, stdout, legs } = scan(ROOT);
	const counts = stdout.match(/\d+ files linted, \d+ findings/g) ?? [];
	expect(counts).toHaveLength(4);
	for (const count of counts) expect(count).toMatch(/^[1-9]\d* files linted, 0 findings$/);
	expect(legs.filter((part) => part === 'sources' || part === 'tarball')).toHaveLength(4);
	expect(status).toBe(0);
});

it('passes a harmless package', () => {
	const directory = writePackage('harmless', {
		'package.json': manifest(),
		'nodes/Sample/helpers.ts': HARMLESS,
		'dist/nodes/Sample/helpers.js': HARMLESS_COMPILED,
	});
	expect(scan(directory)).toMatchObject({ status: 0, stderr: '' });
});

it('finds what the sources hide behind an inline disable', () => {
	const directory = writePackage('sources', {
		'package.json': manifest(),
		'nodes/Sample/helpers.ts': `/* eslint-disable */\nimport 'node:fs';\n${HARMLESS}`,
		'dist/nodes/Sample/helpers.js': HARMLESS_COMPILED,
	});
	const { status, stdout } = scan(directory);
	expect(status).toBe(1);
	expect(stdout).toMatch(/nodes\/Sample\/helpers\.ts:2 .+no-restricted-imports/);
});

it('finds what only the tarball holds', () => {
	const directory = writePackage('tarball', {
		'package.json': manifest(),
		'nodes/Sample/helpers.ts': HARMLESS,
		'dist/nodes/Sample/helpers.js': `setTimeout(() => {}, 1);\n${HARMLESS_COMPILED}`,
	});
	const { status, stdout } = scan(directory);
	expect(status).toBe(1);
	expect(stdout).toMatch(/^sources .+ 0 findings$/m);
	expect(stdout).toMatch(/dist\/nodes\/Sample\/helpers\.js:1 .+no-restricted-globals/);
});

it('counts warnings as findings', () => {
	const directory = writePackage('warning', {
		'package.json': manifest({ homepage: undefined }),
		'nodes/Sample/helpers.ts': HARMLESS,
		'dist/nodes/Sample/helpers.js': HARMLESS_COMPILED,
	});
	const { status, stdout } = scan(directory);
	expect(status).toBe(1);
	expect(stdout).toMatch(/package\.json:1 .+require-homepage/);
});

it('refuses to pass when there is nothing to lint', () => {
	const directory = writePackage('empty', { 'package.json': manifest() });
	const { status, stderr } = scan(directory);
	expect(status).toBe(1);
	expect(stderr).toContain('Nothing to scan');
});
