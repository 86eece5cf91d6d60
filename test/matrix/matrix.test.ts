/** Every value means what the user meant, and what the editor hides is not read. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const CLI = resolve(__dirname, 'cli.mjs');
const FAST_CLOCK = resolve(__dirname, '../engine/support/fast-clock.mjs');
/** Reached by a hang only. */
const LIMIT_MS = 900_000;

interface Report {
	parameters?: number;
	forms?: number;
	combinations: number;
	members?: number;
	wrong: string[];
	seconds: number;
	cpuSeconds: number;
}

/** An examination in a process of its own: it changes what requests and parameters do. */
async function examine(what: 'matrix' | 'reads', node: string): Promise<Report> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[`--import=${pathToFileURL(FAST_CLOCK).href}`, CLI, what, node],
		{ maxBuffer: 64 * 1024 * 1024, env: { ...process.env, TEST_CLOCK_SPEED: '50' } },
	);
	return JSON.parse(stdout) as Report;
}

const NODES = ['foxitDocGen', 'foxitStructuralExtract', 'foxitESign', 'foxitPdfServices'];

it.each(NODES)(
	'%s takes a value in every form, or refuses it by name before anything is sent',
	async (node) => {
		const { wrong, parameters, combinations } = await examine('matrix', node);
		expect(wrong).toEqual([]);
		expect(parameters).toBeGreaterThan(0);
		expect(combinations).toBeGreaterThan(0);
	},
	LIMIT_MS,
);

it.each(NODES)(
	'%s reads what the editor shows, and nothing else',
	async (node) => {
		const { wrong, combinations } = await examine('reads', node);
		expect(wrong).toEqual([]);
		expect(combinations).toBeGreaterThan(0);
	},
	LIMIT_MS,
);
