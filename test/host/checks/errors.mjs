/** n8n's settings for steps that fail; further down each item still knows where it comes from. */
import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';

import { chain, fromHtml, items, manualTrigger, pdfServices, setField } from '../lib/build.mjs';

const NO_SUCH_DOCUMENT = '000000000000000000000000';

/** Reads the step far up the line, by the link of the item. */
const ORIGIN = "={{ $('Orders').item.json.order }}";

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'errors',
	title: 'Continue On Fail, error output and Retry On Fail',
	hosts: ['2', '1'],
	define({ shared }) {
		beforeEach(async () => await shared.sandbox.control.reset());

		async function run(workflow) {
			const { workflows, executions } = shared.host;
			const saved = await workflows.import(workflow);
			return await executions.finished(await workflows.start(saved));
		}

		/** Of three orders, the second asks for a document that is not there. */
		const withOneMissing = (onError) => [
			...[manualTrigger(), ...items('Orders', 'order', ['first', 'second', 'third'])],
			fromHtml('Create PDF', '=<h1>{{ $json.order }}</h1>', {}),
			pdfServices(
				'Fetch PDF',
				{
					...{ resource: 'document', operation: 'download' },
					documentId: `={{ $('Orders').item.json.order === 'second' ? '${NO_SUCH_DOCUMENT}' : $json.resultDocumentId }}`,
				},
				{ onError },
			),
		];

		const originOf = (result, node) => result.items(node).map(({ json }) => json.origin);

		it('Continue puts the error in the place of the item', async () => {
			const steps = [
				...withOneMissing('continueRegularOutput'),
				setField('After', 'origin', ORIGIN),
			];
			const result = await run(chain('Continue', steps));
			assert.equal(result.status, 'success');
			assert.deepEqual(originOf(result, 'After'), ['first', 'second', 'third']);
			const errors = result.items('Fetch PDF').map(({ json }) => json.error !== undefined);
			assert.deepEqual(errors, [false, true, false]);
		});

		it('Continue with error output parts good from bad', async () => {
			const steps = withOneMissing('continueErrorOutput');
			const good = setField('Good', 'origin', ORIGIN);
			const bad = setField('Bad', 'origin', ORIGIN);
			const workflow = chain('Error output', [...steps, good], { 'Fetch PDF': ['Good', 'Bad'] });
			workflow.nodes.push({ ...bad, position: [0, 200] });
			const result = await run(workflow);
			assert.equal(result.status, 'success');
			assert.deepEqual(originOf(result, 'Good'), ['first', 'third']);
			assert.deepEqual(originOf(result, 'Bad'), ['second']);
		});

		it('Retry On Fail tries again and pays for no document twice', async () => {
			const { control } = shared.sandbox;
			// The first try does its tasks, and pays for them, but is refused one download.
			await control.faults({
				match: { method: 'GET', path: '/download$' },
				...{ times: 1, action: { type: 'status', status: 403, body: { message: 'not now' } } },
			});
			const steps = [
				...[manualTrigger(), ...items('Orders', 'order', ['first', 'second', 'third'])],
				fromHtml('Create PDF', '=<h1>{{ $json.order }}</h1>', {
					...{ retryOnFail: true, maxTries: 3, waitBetweenTries: 100 },
				}),
				setField('After', 'origin', ORIGIN),
			];
			const result = await run(chain('Retry', steps));
			assert.equal(result.error?.message, undefined);
			assert.deepEqual(originOf(result, 'After'), ['first', 'second', 'third']);
			assert.equal((await control.ledger()).length, 3);
			const refused = (await control.requests()).filter(({ status }) => status === 403);
			assert.equal(refused.length, 1);
		});
	},
};
