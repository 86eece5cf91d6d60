/** Setting up a checkout: what is installed when, and what is said when it cannot be. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

const workspace = useTempDir();
const moduleUrl = (name: string) => pathToFileURL(join(ROOT, 'scripts/lib', name)).href;

describe('the Node version', () => {
	it.each([
		['v18.20.0', false],
		['v20.18.3', false],
		['v20.19.0', true],
		['v21.7.0', false],
		['v22.12.0', true],
		['v23.1.0', false],
		['v24.0.0', true],
	])('%s is supported: %s', async (version, supported) => {
		const { unsupportedNodeReason } = await import('../../scripts/lib/node-version.mjs');
		const reason = unsupportedNodeReason(version);
		expect(reason === undefined).toBe(supported);
		if (!supported) expect(reason).toContain(`Node ${version} cannot run this project`);
	});
});

describe('whether the dependencies are installed', () => {
	const entry = (integrity: string, optional = false) => ({
		version: '1.0.0',
		integrity,
		optional,
	});
	const locked = { '': {}, 'node_modules/a': entry('1'), 'node_modules/b': entry('2', true) };

	it.each<[situation: string, installed: object | undefined, expected: boolean]>([
		['nothing is installed', undefined, false],
		['everything is', { 'node_modules/a': entry('1'), 'node_modules/b': entry('2') }, true],
		['a package for other platforms is absent', { 'node_modules/a': entry('1') }, true],
		['a package is absent', { 'node_modules/b': entry('2') }, false],
		['another release is installed', { 'node_modules/a': entry('0') }, false],
	])('%s', async (situation, installed, expected) => {
		const { isInstalled } = await import('../../scripts/lib/install.mjs');
		const directory = join(workspace, situation);
		mkdirSync(join(directory, 'node_modules'), { recursive: true });
		writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ packages: locked }));
		if (installed) {
			writeFileSync(
				join(directory, 'node_modules/.package-lock.json'),
				JSON.stringify({ packages: installed }),
			);
		}
		expect(isInstalled(directory)).toBe(expected);
	});
});

describe('an installation that fails', () => {
	const npmExecPath = process.env['npm_execpath'];
	const attempts = join(workspace, 'attempts');
	const said: string[] = [];

	/** An npm that fails with the given output, as often as told. */
	function useFakeNpm(output: string, failures: number) {
		const script = join(workspace, 'npm-cli.js');
		writeFileSync(attempts, '');
		writeFileSync(
			script,
			`const { appendFileSync, readFileSync } = require('node:fs');
			appendFileSync(${JSON.stringify(attempts)}, '.');
			if (readFileSync(${JSON.stringify(attempts)}).length > ${failures}) process.exit(0);
			console.error(${JSON.stringify(output)});
			process.exit(1);`,
		);
		process.env['npm_execpath'] = script;
	}

	const install = async () =>
		(await import('../../scripts/lib/install.mjs')).install(workspace, 'x');
	const attemptCount = () => readFileSync(attempts, 'utf8').length;

	beforeEach(() => {
		jest.spyOn(process.stderr, 'write').mockImplementation((line) => {
			said.push(String(line));
			return true;
		});
	});

	afterEach(() => {
		jest.restoreAllMocks();
		if (npmExecPath === undefined) delete process.env['npm_execpath'];
		else process.env['npm_execpath'] = npmExecPath;
	});

	it('is tried once more', async () => {
		useFakeNpm('npm error code ECONNRESET', 1);
		await install();
		expect(attemptCount()).toBe(2);
		expect(said.join('')).toContain('did not succeed (ECONNRESET). Trying once more');
	});

	it('names the network', async () => {
		useFakeNpm('npm error code ENOTFOUND\nnpm error request to a registry failed', 9);
		await expect(install()).rejects.toThrow('The npm registry cannot be reached (ENOTFOUND).');
		expect(attemptCount()).toBe(2);
	});

	it('names a lock file that is out of date, without a second try', async () => {
		useFakeNpm('npm error code EUSAGE', 9);
		await expect(install()).rejects.toThrow('package-lock.json');
		expect(attemptCount()).toBe(1);
	});

	it('shows what npm said otherwise', async () => {
		useFakeNpm('npm error code EWEIRD\nnpm error the moon is full', 9);
		await expect(install()).rejects.toThrow(/\(EWEIRD\)[^]*the moon is full/);
	});
});

describe('two set-ups at once', () => {
	const lock = join(workspace, 'lock');
	const journal = join(workspace, 'journal');

	const holder = (body: string) =>
		new Promise<number | null>((resolve) => {
			const source = `
				import { appendFileSync } from 'node:fs';
				import { setTimeout as sleep } from 'node:timers/promises';
				import { withLock } from ${JSON.stringify(moduleUrl('lock.mjs'))};
				const note = (text) => appendFileSync(${JSON.stringify(journal)}, text);
				await withLock(${JSON.stringify(lock)}, async () => { ${body} });`;
			spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: 'ignore' }).once(
				'close',
				resolve,
			);
		});

	beforeEach(() => writeFileSync(journal, ''));

	it('take turns', async () => {
		await Promise.all([1, 2, 3].map(() => holder(`note('<'); await sleep(300); note('>');`)));
		expect(readFileSync(journal, 'utf8')).toBe('<><><>');
		expect(existsSync(lock)).toBe(false);
	});

	it('go on after one that was killed', async () => {
		await holder(`process.kill(process.pid, 'SIGKILL');`);
		expect(existsSync(lock)).toBe(true);
		expect(await holder(`note('on');`)).toBe(0);
		expect(readFileSync(journal, 'utf8')).toBe('on');
		expect(existsSync(lock)).toBe(false);
	});
});
