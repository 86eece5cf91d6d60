/** Files wherever n8n keeps them, small and very large. */
import assert from 'node:assert/strict';
import { createHash, randomFillSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { makePdf } from '../../support/make-pdf.mjs';
import { readPdf } from '../../support/pdf.mjs';
import { chain, fromHtml, manualTrigger, pdfServices, step } from '../lib/build.mjs';
import { watchMemory } from '../lib/memory.mjs';
import { useHost } from '../lib/use-host.mjs';

/** Just below the most that Foxit takes. */
const LARGE_BYTES = 100_000_000;
/** Where n8n itself never has a whole file in memory. */
const STREAMED = 'filesystem';
const MODES = [STREAMED, 'database'];

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'binary-data',
	title: 'Where n8n keeps files',
	hosts: ['2', '1'],
	ownHosts: true,
	define({ version }) {
		for (const mode of MODES) {
			describe(`mode ${mode}`, () => {
				const own = useHost(version, {
					env: {
						N8N_DEFAULT_BINARY_DATA_MODE: mode,
						// n8n 1.x has these only when told so.
						N8N_AVAILABLE_BINARY_DATA_MODES: MODES.join(','),
					},
				});
				declareTests(mode, own);
			});
		}
	},
};

/**
 * @param {string} mode
 * @param {import('../lib/use-host.mjs').HostUnderTest} own
 */
function declareTests(mode, own) {
	async function run(workflow) {
		const { workflows, executions } = own.host;
		const saved = await workflows.import(workflow);
		const result = await executions.finished(await workflows.start(saved));
		assert.equal(result.error?.message, undefined);
		return result;
	}

	it('converts the file of an item, and keeps the result', async () => {
		const steps = [manualTrigger(), fromHtml('Create PDF', '<h1>Kept</h1>'), propertiesOfPdf()];
		const result = await run(chain('Small file', steps));
		const [item] = result.items('Create PDF');
		assert.match(item.binary.data.id, new RegExp(`^${mode}`));
		assert.match((await readPdf(await own.host.executions.file(item))).text, /Kept/);
		assert.equal(result.items('Get Properties')[0].json.data.pageCount, 1);
	});

	it('uploads and downloads 100 MB unchanged', async (test) => {
		const { host } = own;
		const path = join(host.filesFolder, 'large.pdf');
		const content = await largePdf();
		await writeFile(path, content);
		const memory = await watchMemory(host.pid());
		const result = await run(chain('Large file', upAndDown(path)));
		const taken = await memory();
		if (taken) {
			const { idleMiB, peakMiB } = taken;
			test.diagnostic(`n8n: ${idleMiB} MiB when idle, ${peakMiB} MiB at most`);
			if (mode === STREAMED) assert.ok((peakMiB - idleMiB) * 2 ** 20 < 2 * LARGE_BYTES);
		}

		const [item] = result.items('Download');
		assert.equal(item.binary.data.fileExtension, 'pdf');
		assert.equal(sha256(await host.executions.file(item)), sha256(content));
	});
}

const propertiesOfPdf = () =>
	pdfServices('Get Properties', { resource: 'analyze', operation: 'getProperties' });

const upAndDown = (path) => [
	manualTrigger(),
	step('Read File', 'readWriteFile', { fileSelector: path, options: {} }),
	pdfServices('Upload', { resource: 'document', operation: 'upload' }),
	pdfServices('Download', {
		...{ resource: 'document', operation: 'download', documentId: '={{ $json.documentId }}' },
		options: { fileName: "={{ $('Read File').item.json.fileName }}" },
	}),
];

/** A PDF with a great deal behind its end, which nobody has to read. */
async function largePdf() {
	const pdf = await makePdf({ pages: ['A page in a large file'] });
	const content = randomFillSync(Buffer.alloc(LARGE_BYTES));
	content.set(pdf);
	return content;
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
