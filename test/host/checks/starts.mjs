/** However a workflow is started, it does its work. */
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { readPdf } from '../../support/pdf.mjs';
import { chain, fromHtml, manualTrigger, step } from '../lib/build.mjs';
import { until } from '../lib/wait.mjs';

const PATH = 'make-a-pdf';

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'starts',
	title: 'Manual, webhook and schedule starts',
	hosts: ['2', '1'],
	define({ shared }) {
		it('runs by hand, and the editor shows the file', async () => {
			const { workflows, executions } = shared.host;
			const create = fromHtml('Create PDF', '<h1>By hand</h1>');
			const saved = await workflows.import(chain('By hand', [manualTrigger(), create]));
			const run = await executions.finished(await workflows.start(saved));
			assert.equal(run.status, 'success');
			const [item] = run.items('Create PDF');
			assert.equal(item.binary.data.mimeType, 'application/pdf');
			assert.match((await readPdf(await executions.file(item))).text, /By hand/);
		});

		it('answers a webhook with the PDF of what was sent', async () => {
			const { api, workflows } = shared.host;
			const webhook = step(
				'Webhook',
				'webhook',
				{ httpMethod: 'POST', path: PATH, responseMode: 'responseNode', options: {} },
				{ typeVersion: 2, webhookId: PATH },
			);
			const create = fromHtml('Create PDF', '={{ $json.body.html }}');
			const answer = step('Answer', 'respondToWebhook', { respondWith: 'binary', options: {} });
			const saved = await workflows.import(chain('By webhook', [webhook, create, answer]));
			await workflows.activate(saved);
			const response = await api.send('POST', `/webhook/${PATH}`, { html: '<p>As sent</p>' });
			assert.match(response.headers.get('content-type'), /^application\/pdf/);
			const { text } = await readPdf(new Uint8Array(await response.arrayBuffer()));
			assert.match(text, /As sent/);
			await workflows.deactivate(saved);
		});

		it('runs on a schedule', async () => {
			const { workflows, executions } = shared.host;
			const rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
			const schedule = step('Schedule', 'scheduleTrigger', { rule }, { typeVersion: 1.2 });
			const create = fromHtml('Create PDF', '<h1>By the clock</h1>');
			const saved = await workflows.import(chain('By schedule', [schedule, create]));
			await workflows.activate(saved);
			const id = await until('a scheduled run', async () => (await executions.idsOf(saved))[0]);
			await workflows.deactivate(saved);
			const run = await executions.finished(id);
			assert.equal(run.status, 'success');
			const [item] = run.items('Create PDF');
			assert.match((await readPdf(await executions.file(item))).text, /By the clock/);
		});
	},
};
