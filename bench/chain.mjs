/**
 * What a chain saves: Chain(compress, linearize, protect) against the same three operations as three
 * Foxit nodes, in n8n's engine against the sandbox.
 *
 * node bench/chain.mjs [rounds]
 */
import { fileURLToPath } from 'node:url';
import { startEngine } from '../test/engine/support/engine-client.mjs';
import { workflow } from '../test/engine/support/workflow.mjs';
import { photoPng, makePdf } from '../test/support/make-pdf.mjs';
import { SANDBOX_KEYS, startSandbox } from '../test/support/sandbox-process.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WARM_UP_ROUNDS = 10;
const rounds = Number(process.argv[2] ?? 5);

const COMPRESS = { compressionLevel: 'LOW' };
const PROTECT = { userPassword: 'opens', ownerPassword: 'owns' };

const node = (name, parameters) => ({
	type: 'n8n-nodes-foxit.foxitPdfServices',
	name,
	credentials: 'foxitApi',
	parameters,
});
const VARIANTS = {
	'three nodes, files between': [
		node('Compress', { resource: 'optimize', operation: 'compress', ...COMPRESS }),
		node('Linearize', { resource: 'optimize', operation: 'linearize' }),
		node('Protect', { resource: 'secure', operation: 'protect', ...PROTECT }),
	],
	'one node, a chain': [
		node('Chain', {
			resource: 'chain',
			operation: 'runSteps',
			steps: {
				step: [
					{ operation: 'compress', ...COMPRESS },
					{ operation: 'linearize' },
					{ operation: 'protect', ...PROTECT },
				],
			},
		}),
	],
};

const pages = [{ text: 'a page', images: [{ bytes: await photoPng(900, 600) }] }, 'another'];
const data = Buffer.from(await makePdf({ pages }));
console.log(`One PDF of ${Math.round(data.length / 1024)} KB, ${rounds} rounds each:\n`);
const rows = {};
for (const [name, nodes] of Object.entries(VARIANTS)) rows[name] = await measure(nodes);
console.table(rows);

/**
 * One way, in an engine of its own, since the node learns on the way when to look for a result. The
 * latencies of the sandbox are those seen live, 0.8 to 2.5 s for an operation, and the same for all.
 */
async function measure(nodes) {
	const sandbox = await startSandbox();
	const engine = await startEngine({
		packageRoot: ROOT,
		credentials: { foxitApi: { ...SANDBOX_KEYS, environment: 'custom', baseUrl: sandbox.url } },
	});
	try {
		const warmUp = Array.from({ length: WARM_UP_ROUNDS }, async () => await run(engine, nodes));
		await Promise.all(warmUp);
		await sandbox.control.reset();
		const startedAt = performance.now();
		for (let round = 0; round < rounds; round++) await run(engine, nodes);
		const wallMs = performance.now() - startedAt;
		const charges = await sandbox.control.ledger();
		return figures(await sandbox.control.requests(), charges.length, wallMs);
	} finally {
		await engine.close();
		await sandbox.stop();
	}
}

function figures(requests, credits, wallMs) {
	const perRound = (count) => Number((count / rounds).toFixed(1));
	const count = (matches) => perRound(requests.filter(matches).length);
	const bytes = requests.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0);
	return {
		requests: perRound(requests.length),
		uploads: count(({ path }) => path.endsWith('/upload')),
		submits: count(({ method, operation }) => method === 'POST' && operation !== null),
		looks: count(({ path }) => path.includes('/tasks/')),
		downloads: count(({ path }) => path.endsWith('/download')),
		credits: perRound(credits),
		'KB moved': perRound(Math.round(bytes / 1024)),
		seconds: perRound(wallMs / 1_000),
	};
}

async function run(engine, nodes) {
	const file = { data, mimeType: 'application/pdf', fileName: 'report.pdf' };
	const json = workflow([{ type: 'manualTrigger', name: 'Start' }, ...nodes]);
	const result = await engine.run(json, { input: [{ json: {}, binary: { data: file } }] }).promise;
	if (result.status !== 'success') throw new Error(result.error?.message ?? result.status);
	return result;
}
