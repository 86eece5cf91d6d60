import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const HISTORIES = resolve(__dirname, 'histories');
const MAIN = resolve(__dirname, '../../simulate/main.mjs');

interface Result {
	histories: number;
	documents: number;
	envelopes: number;
	requests: number;
	virtualMs: number;
	found: Array<{ seed: string; invariant: string; sentence: string }>;
}

/** Runs the simulator as a process of its own: its worker threads do not live in Jest's modules. */
async function simulate(...args: string[]): Promise<{ code: number | null; text: string }> {
	const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
	const pieces: Buffer[] = [];
	child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
	const code = await new Promise<number | null>((done) => child.once('close', done));
	return { code, text: Buffer.concat(pieces).toString('utf8') };
}

async function resultOf(...args: string[]): Promise<Result> {
	return JSON.parse((await simulate('--json', ...args)).text) as Result;
}

/** What fails, with the command that plays it again. */
function failures({ found }: Result): string[] {
	return found.map(
		({ seed, invariant, sentence }) =>
			`${invariant}: ${sentence}\n  npm run simulate -- --replay ${seed}`,
	);
}

const SHARE = ['--documents', '600', '--envelopes', '400', '--workers', '2'];
const today = new Date().toISOString().slice(0, 10);

describe('histories of the shipped code', () => {
	it.each([
		['that are the same every day', 'fixed'],
		['that are new today', today],
	])(
		'%s keep every invariant',
		async (_, base) => {
			const result = await resultOf(...SHARE, '--base', base);
			expect(failures(result)).toEqual([]);
			expect(result.documents).toBeGreaterThanOrEqual(600);
			expect(result.envelopes).toBeGreaterThanOrEqual(400);
		},
		300_000,
	);

	it('are the same for the same seeds', async () => {
		const args = ['--documents', '100', '--envelopes', '100', '--workers', '1', '--base', 'same'];
		const [first, second] = [await resultOf(...args), await resultOf(...args)];
		const { histories, documents, requests, virtualMs } = first;
		expect(second).toMatchObject({ histories, documents, requests, virtualMs });
	}, 300_000);

	it.each(readdirSync(HISTORIES))(
		'hold where one has failed once: %s',
		async (file) => {
			const { code, text } = await simulate('--replay', resolve(HISTORIES, file));
			expect({ code, text }).toMatchObject({ code: 0 });
		},
		300_000,
	);
});

describe('a planted fault', () => {
	it.each([
		['documents', 'every output is linked to the first item'],
		['envelopes', 'an envelope is made again when its answer is lost'],
	])(
		'in %s is found: %s',
		async (_, name) => {
			const { code, text } = await simulate('--mutants', name);
			expect({ code, text }).toMatchObject({ code: 0 });
			expect(text).toContain('found');
		},
		300_000,
	);
});
