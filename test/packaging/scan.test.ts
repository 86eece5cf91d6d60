/** The scan passes on this package, and would not pass on a bad one. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

/** What a scan prints, and its exit code. */
interface Scan {
	status: number;
	stdout: string;
	stderr: string;
}

const SCAN_EACH = join(__dirname, 'support/scan-each.mjs');
/** Only what hangs reaches it. */
const HANGS_MS = 600_000;

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

const PACKAGES = {
	harmless: {
		'package.json': manifest(),
		'nodes/Sample/helpers.ts': HARMLESS,
		'dist/nodes/Sample/helpers.js': HARMLESS_COMPILED,
	},
	sources: {
		'package.json': manifest(),
		'nodes/Sample/helpers.ts': `/* eslint-disable */\nimport 'node:fs';\n${HARMLESS}`,
		'dist/nodes/Sample/helpers.js': HARMLESS_COMPILED,
	},
	tarball: {
		'package.json': manifest(),
		'nodes/Sample/helpers.ts': HARMLESS,
		'dist/nodes/Sample/helpers.js': `setTimeout(() => {}, 1);\n${HARMLESS_COMPILED}`,
	},
	warning: {
		'package.json': manifest({ homepage: undefined }),
		'nodes/Sample/helpers.ts': HARMLESS,
		'dist/nodes/Sample/helpers.js': HARMLESS_COMPILED,
	},
	empty: { 'package.json': manifest() },
};

const workspace = useTempDir();

let scans: Scan[];
const scanOf = (name: keyof typeof PACKAGES) => scans[Object.keys(PACKAGES).indexOf(name)] as Scan;

function writePackage(name: string, files: Record<string, string>): string {
	const directory = join(workspace, name);
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(directory, path)), { recursive: true });
		writeFileSync(join(directory, path), content);
	}
	return directory;
}

beforeAll(async () => {
	const folders = Object.entries(PACKAGES).map(([name, files]) => writePackage(name, files));
	const { stdout } = await promisify(execFile)(process.execPath, [SCAN_EACH, ...folders]);
	scans = JSON.parse(stdout) as Scan[];
}, HANGS_MS);

it('has no findings in this package, in either leg, under either release', () => {
	const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'scripts/scan.mjs'), ROOT], {
		encoding: 'utf8',
	});
	const legs = stdout.matchAll(/^(sources|tarball) .+ ([1-9]\d*) files linted, 0 findings$/gm);
	expect([...legs].map(([, leg]) => leg)).toEqual(['sources', 'sources', 'tarball', 'tarball']);
	expect(stdout.match(/files linted/g)).toHaveLength(4);
	expect(status).toBe(0);
});

it('passes a harmless package', () => {
	expect(scanOf('harmless')).toMatchObject({ status: 0, stderr: '' });
});

it('finds what the sources hide behind an inline disable', () => {
	const { status, stdout } = scanOf('sources');
	expect(status).toBe(1);
	expect(stdout).toMatch(/nodes\/Sample\/helpers\.ts:2 .+no-restricted-imports/);
});

it('finds what only the tarball holds', () => {
	const { status, stdout } = scanOf('tarball');
	expect(status).toBe(1);
	expect(stdout).toMatch(/^sources .+ 0 findings$/m);
	expect(stdout).toMatch(/dist\/nodes\/Sample\/helpers\.js:1 .+no-restricted-globals/);
});

it('counts warnings as findings', () => {
	const { status, stdout } = scanOf('warning');
	expect(status).toBe(1);
	expect(stdout).toMatch(/package\.json:1 .+require-homepage/);
});

it('refuses to pass when there is nothing to lint', () => {
	const { status, stderr } = scanOf('empty');
	expect(status).toBe(1);
	expect(stderr).toContain('Nothing to scan');
});
