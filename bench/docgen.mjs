/**
 * What a batch of documents takes with Foxit DocGen: requests, time, and the peak of the resident size of
 * n8n's process above what it was before. Files on disk (n8n's default). Linux only.
 *
 * node bench/docgen.mjs [--documents 100] [--concurrency 5] [--rows 10000] [--only rows]
 *
 * A template of 3.9 MB is 5.2 MB in Base64: held once for each of a hundred documents, it would add 520 MB.
 */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { invoiceTemplate } from '../scripts/samples/templates.mjs';
import { startEngine } from '../test/engine/support/engine-client.mjs';
import { workflow } from '../test/engine/support/workflow.mjs';
import { SANDBOX_KEYS, startSandbox } from '../test/support/sandbox-process.mjs';
import { makeTemplate } from '../test/support/word-template.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MB = 1024 * 1024;
const LARGE_BYTES = 3.9 * MB;
const START = 'Start';
const NODE = 'Foxit';

const { values } = parseArgs({
	options: {
		documents: { type: 'string', default: '100' },
		concurrency: { type: 'string', default: '5' },
		rows: { type: 'string', default: '10000' },
		/** A word of the variants to measure; all if not given. */
		only: { type: 'string', default: '' },
	},
});
const documents = Number(values.documents);
const concurrency = Number(values.concurrency);
const rows = Number(values.rows);

const small = await makeTemplate(invoiceTemplate);
const padding = Math.floor(LARGE_BYTES) - small.length;
const large = await makeTemplate({ ...invoiceTemplate, padding });

const web = createServer((_request, response) => response.end(large));
await new Promise((resolve) => web.listen(0, '127.0.0.1', resolve));
const templateUrl = `http://127.0.0.1:${web.address().port}/invoice.docx`;
const ofFirst = { binaryPropertyName: "={{ $('Start').first().binary.data }}" };

const VARIANTS = {
	[`${toKB(small)} KB, file of the first item`]: { parameters: ofFirst, file: small },
	[`${toMB(large)} MB, file of the first item`]: { parameters: ofFirst, file: large },
	[`${toMB(large)} MB, a file of its own for each item`]: { file: large, isInEvery: true },
	[`${toMB(large)} MB, URL`]: { parameters: { templateSource: 'url', templateUrl } },
	[`${toMB(large)} MB, one DOCX of ${rows} rows`]: {
		parameters: { ...ofFirst, outputFormat: 'docx' },
		file: large,
		count: 1,
		lines: rows,
	},
};

const table = {};
try {
	for (const [name, variant] of Object.entries(VARIANTS)) {
		if (name.includes(values.only)) table[name] = await measure(variant);
	}
} finally {
	web.close();
}
console.log(`${documents} PDFs, ${concurrency} side by side, Node.js ${process.version}:`);
console.table(table);

/** An engine of its own for each variant: what one has left behind is not counted for the next. */
async function measure(variant) {
	const sandbox = await startSandbox();
	const engine = await startEngine({
		packageRoot: ROOT,
		credentials: { foxitApi: { ...SANDBOX_KEYS, environment: 'custom', baseUrl: sandbox.url } },
	});
	try {
		await run(engine, variant.parameters, await itemsFor(engine, variant, 1));
		const input = await itemsFor(engine, variant, variant.count ?? documents);
		await sandbox.control.clearRequests();
		const idle = await engine.rss();
		await engine.resetPeakRss();
		const { durationMs } = await run(engine, variant.parameters, input);
		const peak = await engine.peakRss();
		return {
			requests: (await sandbox.control.requests()).length,
			seconds: Math.round(durationMs / 100) / 10,
			'peak +MB': Math.round((peak - idle) / MB),
		};
	} finally {
		await engine.close();
		await sandbox.stop();
	}
}

async function run(engine, parameters, input) {
	const node = {
		type: 'n8n-nodes-foxit.foxitDocGen',
		name: NODE,
		credentials: 'foxitApi',
		parameters: { ...parameters, options: { concurrency } },
	};
	const json = workflow([{ type: 'manualTrigger', name: START }, node]);
	const result = await engine.run(json, { input }).promise;
	if (result.status !== 'success') throw new Error(result.error.message);
	if (result.items(NODE).length !== input.length) throw new Error('Documents are missing');
	return result;
}

/** Items whose files are in n8n's store already, so that only the node's own work is measured. */
async function itemsFor(engine, { file, isInEvery = false, lines }, count) {
	const items = [];
	for (let index = 0; index < count; index += 1) {
		const hasFile = file && (isInEvery || index === 0);
		items.push({
			json: dealOf(index, lines),
			...(hasFile && { binary: await stored(engine, file) }),
		});
	}
	return items;
}

async function stored(engine, data) {
	const file = { data, fileName: 'invoice.docx', mimeType: 'application/octet-stream' };
	const json = workflow([{ type: 'manualTrigger', name: START }]);
	const result = await engine.run(json, { input: [{ binary: { data: file } }] }).promise;
	return result.item(START).binary;
}

/** Data for every tag of the invoice. */
function dealOf(index, count = 3) {
	const lines = Array.from({ length: count }, (_, line) => {
		const quantity = line + 1;
		return { product: `Product ${quantity}`, quantity, price: 19.5, amount: quantity * 19.5 };
	});
	const company = { name: `Company ${index}`, street: '1 High Street', city: 'Bath' };
	const days = { closedOn: '2026-01-28', dueOn: '2026-02-27' };
	return { number: index, deal: `Deal ${index}`, company, lines, ...days };
}

function toKB(bytes) {
	return Math.round(bytes.length / 1024);
}

function toMB(bytes) {
	return (bytes.length / MB).toFixed(1);
}
