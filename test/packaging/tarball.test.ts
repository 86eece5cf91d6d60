/** The tarball as `npm publish` would send it, unpacked where nothing but n8n-workflow resolves. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

import ts from 'typescript';

import { classNameOf, readManifest, ROOT, type Manifest } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

const MAX_PACKED_BYTES = 400_000;

const PUBLISHED = /^(dist\/.+|package\.json|index\.js|README\.md|LICENSE\.md|CHANGELOG\.md)$/;
/** Type declarations stay out: n8n reads none. */
const EMITTED = /(?<!\.d)\.(js|svg|png|node\.json)$|\/__schema__\/.+\.json$/;

const workspace = useTempDir();
const unpacked = join(workspace, 'package');
const read = (file: string) => readFileSync(join(unpacked, file), 'utf8');

let files: string[] = [];
let manifest: Manifest;

beforeAll(async () => {
	const { pack } = await import('../../scripts/lib/pack.mjs');
	const packed = await pack(ROOT, workspace);
	files = packed.files;
	manifest = readManifest(unpacked);
	console.info(
		`tarball: ${files.length} files, ${packed.packedBytes} bytes packed, ${packed.unpackedBytes} unpacked`,
	);
	expect(packed.packedBytes).toBeLessThan(MAX_PACKED_BYTES);
});

const compiled = () => files.filter((file) => file.endsWith('.js'));

it('holds the compiled package and nothing else', () => {
	expect(files.filter((file) => !PUBLISHED.test(file))).toEqual([]);
	expect(files.filter((file) => file.startsWith('dist/') && !EMITTED.test(file))).toEqual([]);
	expect(files).toEqual(expect.arrayContaining(['package.json', 'index.js', 'LICENSE.md']));
});

it('holds the schemas of all outputs', () => {
	const schemas = files.filter((file) => file.includes('/__schema__/'));
	expect(schemas.length).toBeGreaterThan(80);
	for (const file of schemas) {
		const source = readFileSync(join(ROOT, file.replace(/^dist\//, '')), 'utf8');
		expect({ file, same: read(file) === source }).toEqual({ file, same: true });
	}
});

it('holds no compiled file whose source is gone', () => {
	const sourceOf = (file: string) => join(ROOT, file.replace(/^dist\/(.+)\.js$/, '$1.ts'));
	const orphans = compiled().filter(
		(file) => file.startsWith('dist/') && !existsSync(sourceOf(file)),
	);
	expect(orphans).toEqual([]);
});

/** Of what n8n's rules allow, this package has use for these. */
const ALLOWED_MODULES = new Set(['n8n-workflow', 'node:crypto']);

it('asks for nothing but n8n-workflow, from the instance', () => {
	expect(manifest.dependencies).toBeUndefined();
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

it('has code that parses and requires only what n8n allows, and itself', () => {
	expect(compiled().length).toBeGreaterThan(1);
	for (const file of compiled()) {
		const source = read(file);
		expect(() => new Script(source, { filename: file })).not.toThrow();
		const required = ts.preProcessFile(source, true, true).importedFiles;
		const foreign = required
			.map(({ fileName }) => fileName)
			.filter((name) => !ALLOWED_MODULES.has(name) && !/^\.\.?\//.test(name));
		expect({ file, foreign }).toEqual({ file, foreign: [] });
	}
});

it('loads and makes its nodes and credentials with n8n-workflow alone', () => {
	mkdirSync(join(workspace, 'node_modules'));
	symlinkSync(
		join(ROOT, 'node_modules/n8n-workflow'),
		join(workspace, 'node_modules/n8n-workflow'),
		'junction',
	);
	const { nodes, credentials } = manifest.n8n;
	const registered = [...nodes, ...credentials];
	const script = `
		const names = ${JSON.stringify(registered)}.map((file) => {
			const className = file.split('/').pop().split('.')[0];
			const instance = new (require('./' + file)[className])();
			return instance.description?.name ?? instance.name;
		});
		require('.');
		process.stdout.write(JSON.stringify(names));
	`;
	const output = execFileSync(process.execPath, ['-e', script], {
		cwd: unpacked,
		env: { ...process.env, NODE_PATH: '' },
	});
	const expected = registered
		.map(classNameOf)
		.map((name) => name[0]?.toLowerCase() + name.slice(1));
	expect(JSON.parse(output.toString())).toEqual(expected);
});

it('holds the icons and the codex file of every node', () => {
	for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		const icons = [...read(file).matchAll(/['"]file:([^'"]+)['"]/g)].map(([, path = '']) =>
			join(dirname(file), path),
		);
		expect(icons.length).toBeGreaterThan(0);
		expect(files).toEqual(expect.arrayContaining(icons));
	}
	const codexFiles = manifest.n8n.nodes.map((file) => file.replace(/\.js$/, '.json'));
	expect(files).toEqual(expect.arrayContaining(codexFiles));
});

it('tells nothing of the machine it was built on', () => {
	for (const file of files.filter((name) => !name.endsWith('.png'))) {
		const content = read(file);
		for (const path of [ROOT, homedir(), 'file://']) {
			expect({ file, path, found: content.includes(path) }).toEqual({ file, path, found: false });
		}
		expect(content).not.toContain('sourceMappingURL');
	}
});
