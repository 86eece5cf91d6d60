/** Every value means what the user meant, and what the editor hides is not read. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const CLI = resolve(__dirname, 'cli.mjs');
const FAST_CLOCK = resolve(__dirname, '../engine/support/fast-clock.mjs');
/** Reached by a hang only. */
const LIMIT_MS = 900_000;

interface Report {
	combinations: number;
	wrong: string[];
}

type Reports = Record<'reads' | 'values', Record<string, Report>>;

let reports: Reports;

/** In a process of its own, where requests are caught and reads are recorded. */
beforeAll(async () => {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[`--import=${pathToFileURL(FAST_CLOCK).href}`, CLI],
		{ maxBuffer: 64 * 1024 * 1024, env: { ...process.env, TEST_CLOCK_SPEED: '50' } },
	);
	reports = JSON.parse(stdout) as Reports;
}, LIMIT_MS);

const NODES = ['foxitDocGen', 'foxitESign', 'foxitPdfServices', 'foxitStructuralExtract'];

it.each(NODES)(
	'%s takes a value in every form, or refuses it by name before anything is sent',
	(node) => {
		expect(reports.values[node]?.wrong).toEqual([]);
		expect(reports.values[node]?.combinations).toBeGreaterThan(0);
	},
);

it.each(NODES)('%s reads what the editor shows, and nothing else', (node) => {
	expect(reports.reads[node]?.wrong).toEqual([]);
	expect(reports.reads[node]?.combinations).toBeGreaterThan(0);
});

it('no node of the package is left out', () => {
	const manifest = readFileSync(resolve(__dirname, '../../package.json'), 'utf8');
	const { n8n } = JSON.parse(manifest) as { n8n: { nodes: string[] } };
	const names = n8n.nodes.map((path) => /(\w+)\.node\.js$/.exec(path)?.[1]?.toLowerCase());
	// The triggers have no items; test/FoxitESignTrigger/settings.test.ts examines their parameters.
	const triggers = ['foxitESignPollingTrigger', 'foxitESignTrigger'];
	const examined = [...NODES, ...triggers].map((name) => name.toLowerCase());
	expect([...names].sort()).toEqual(examined.sort());
});
