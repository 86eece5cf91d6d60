/** `npm run demo` as a user sees it: its words, its files and its exit code. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

const DEMO = join(ROOT, 'scripts/demo.mjs');
const OUTPUT = join(ROOT, 'demo-output');

const here = useTempDir();
const sample = (name: string) => join(ROOT, 'examples/files', name);

interface Demo {
	stdout: string;
	stderr: string;
	code: number | null;
	signal: NodeJS.Signals | null;
}

interface DemoOptions {
	env?: Record<string, string>;
	/** Called with everything said so far, whenever something is said. */
	onText?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

async function demo(args: string[], { env = {}, onText }: DemoOptions = {}): Promise<Demo> {
	const { NODE_ENV, NODE_OPTIONS, ...inherited } = process.env;
	const child = spawn(process.execPath, [DEMO, ...args], {
		cwd: here,
		env: { ...inherited, FOXIT_CLIENT_ID: '', FOXIT_CLIENT_SECRET: '', FOXIT_BASE_URL: '', ...env },
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
		onText?.(stderr, (signal) => child.kill(signal));
	});
	return await new Promise((resolve) => {
		child.on('close', (code, signal) => resolve({ stdout, stderr, code, signal }));
	});
}

/** The address of the sandbox that a demo has started; afterwards nobody must answer there. */
const sandboxOf = ({ stderr }: Demo) => /Sandbox at (\S+)/.exec(stderr)?.[1] ?? '';
const answers = async (url: string) =>
	await fetch(url).then(
		() => true,
		() => false,
	);

beforeAll(() => {
	mkdirSync(join(here, 'sub folder'));
	copyFileSync(sample('services-agreement.docx'), join(here, 'sub folder', 'demo test.docx'));
	copyFileSync(sample('open-invoices.xlsx'), join(here, 'demo test.xlsx'));
	writeFileSync(join(here, 'demo clip.mp4'), 'no document');
	writeFileSync(join(here, 'demo empty.docx'), '');
});

afterAll(() => {
	for (const name of ['demo test.pdf', 'demo test (2).pdf']) {
		rmSync(join(OUTPUT, name), { force: true });
	}
});

it('turns files from anywhere into PDFs, and tells the truth about those that fail', async () => {
	const run = await demo([
		join('sub folder', 'demo test.docx'),
		join(here, 'demo test.xlsx'),
		'demo clip.mp4',
	]);
	expect(run.stderr).toContain('demo test.docx: uploaded');
	expect(run.stderr).toContain('Create PDFs: finished');

	const [head = '', , ...lines] = run.stdout.trim().split('\n');
	expect(head.split(/\s{2,}/)).toEqual([
		'File',
		'Pages',
		'First words',
		'Requests',
		'Polls',
		'Seconds',
	]);
	expect(lines[0]).toMatch(/^demo test\.docx +2 {2}Services Agreement .*… +\d+ +\d+ +\d+\.\d$/);
	expect(lines[1]).toMatch(/^demo test \(2\)\.xlsx +1 {2}Open invoices, .*… +\d+ +\d+ +\d+\.\d$/);
	// Upload, submit and download; how often it is asked in between, the machine decides.
	for (const line of lines.slice(0, 2)) {
		const [requests, polls] = /(\d+) +(\d+) +[\d.]+$/.exec(line)?.slice(1).map(Number) ?? [];
		expect(requests).toBe(Number(polls) + 3);
	}
	expect(lines[2]).toMatch(/^demo clip\.mp4 +- {2}\(failed\) +0 +- +-$/);
	expect(run.stdout).toContain('2 PDFs are in ');
	expect(run.stderr).toContain(
		'demo clip.mp4: The file "demo clip.mp4" is of a type that cannot be turned into PDF (.mp4)',
	);
	expect(run.stderr).toContain('These types can be turned into PDF: ');
	expect(run.code).toBe(1);

	expect(readFileSync(join(OUTPUT, 'demo test.pdf')).toString('latin1')).toMatch(/^%PDF-/);
	expect(readFileSync(join(OUTPUT, 'demo test (2).pdf')).toString('latin1')).toMatch(/^%PDF-/);
	expect(await answers(sandboxOf(run))).toBe(false);
});

it('stops at once on Ctrl+C and leaves nothing running', async () => {
	let stopped = false;
	const run = await demo([join('sub folder', 'demo test.docx')], {
		onText: (text, kill) => {
			if (stopped || !text.includes('conversion started')) return;
			stopped = true;
			kill('SIGINT');
		},
	});
	expect(run.stderr).toContain('SIGINT: stopping …');
	expect({ code: run.code, signal: run.signal }).toEqual({ code: 130, signal: null });
	expect(run.stdout).toBe('');
	expect(sandboxOf(run)).not.toBe('');
	expect(await answers(sandboxOf(run))).toBe(false);
});

describe('what cannot be done is said in a sentence', () => {
	it.each<[situation: string, args: string[], sentence: RegExp]>([
		['a missing file', ['nowhere.docx'], /^There is no file .*nowhere\.docx\.$/],
		['a folder', ['sub folder'], /sub folder is a folder\. Name the files in it\.$/],
		['an empty file', ['demo empty.docx'], /^The file demo empty\.docx is empty\.$/],
		['an unknown option', ['--fast'], /^Unknown option '--fast'\. .* lists the options\.$/],
		['no keys', ['--foxit'], /^--foxit needs your Foxit keys .* FOXIT_CLIENT_ID is not set\.$/],
	])('%s', async (_, args, sentence) => {
		const run = await demo(args);
		expect(run.stderr.trim()).toMatch(sentence);
		expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 1, stdout: '' });
	});
});

it('speaks to the service of the environment with --foxit', async () => {
	const { startSandbox } = await import('../support/sandbox-process.mjs');
	const sandbox = await startSandbox();
	const keys = { FOXIT_CLIENT_ID: 'sandbox-client', FOXIT_BASE_URL: String(sandbox.url) };
	const args = ['--foxit', join('sub folder', 'demo test.docx')];
	try {
		const refused = await demo(args, { env: { ...keys, FOXIT_CLIENT_SECRET: 'not-the-secret' } });
		expect(refused.stderr).toContain('Foxit did not accept the credentials');
		expect(refused.stderr).not.toContain('not-the-secret');
		expect(refused.code).toBe(1);

		const run = await demo(args, { env: { ...keys, FOXIT_CLIENT_SECRET: 'sandbox-secret' } });
		expect(run.stderr).not.toContain('Sandbox at');
		const row = /^demo test\.docx +2 {2}Services Agreement .*… +(\d+) +(\d+) +\d+\.\d$/m;
		const [requests, polls] = row.exec(run.stdout)?.slice(1).map(Number) ?? [];
		expect(requests).toBe(Number(polls) + 3);
		expect(run.code).toBe(0);
	} finally {
		await sandbox.stop();
	}
});

it('explains itself', async () => {
	const run = await demo(['--help']);
	expect(run.stdout).toContain('npm run demo -- my.docx');
	expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
});
