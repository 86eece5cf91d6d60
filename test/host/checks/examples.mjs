/** Every workflow of examples/ is imported without a warning and runs to its end. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, it } from 'node:test';

import { readPdf } from '../../support/pdf.mjs';
import { readExamples, writeInputs } from '../lib/example-files.mjs';
import { localise } from '../lib/localise.mjs';

const examples = await readExamples();

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'examples',
	title: 'The example workflows',
	hosts: ['2', '1'],
	define({ shared }) {
		beforeEach(async () => await shared.sandbox.control.reset());

		it('are there', () => assert.ok(examples.length > 0));

		for (const { file, workflow } of examples) {
			it(`${file} opens without a warning`, () => {
				assert.deepEqual(shared.host.nodeTypes.warnings(workflow), []);
			});

			it(`${file} runs to its end`, async () => {
				const { host } = shared;
				const folder = join(host.filesFolder, file);
				await writeInputs(folder);
				const inputs = await readdir(folder);
				const local = localise(workflow, folder, host.nodeTypes.find);
				const saved = await host.workflows.import(local);
				const run = await host.executions.finished(await host.workflows.start(saved));
				assert.equal(run.error?.message, undefined);
				assert.equal(run.status, 'success');
				assertNoFailure(run);
				const reached = lastSteps(saved).filter((name) => run.items(name).length > 0);
				assert.notDeepEqual(reached, []);
				await assertWritten(folder, inputs);
				assert.notDeepEqual(await shared.sandbox.control.ledger(), []);
			});
		}
	},
};

const steps = ({ nodes }) => nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');

function assertNoFailure(run) {
	for (const name of run.ran) {
		const messages = run.runs(name).map(({ error }) => error?.message);
		assert.deepEqual(messages.filter(Boolean), [], name);
	}
}

const lastSteps = (workflow) =>
	steps(workflow)
		.map(({ name }) => name)
		.filter((name) => !workflow.connections[name]?.main?.flat().length);

/** What the workflow has written can be read. */
async function assertWritten(folder, inputs) {
	const written = (await readdir(folder)).filter((name) => !inputs.includes(name));
	for (const name of written) {
		const { pageCount, text } = await readPdf(await readFile(join(folder, name)));
		assert.ok(pageCount > 0 && text.length > 0, `${name} is empty`);
	}
}
