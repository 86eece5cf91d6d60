/** Foxit eSign Polling Trigger: what has happened is found by looking, once, over restarts and failed looks. */
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { chain, eSignPollingTrigger, setField } from '../lib/build.mjs';
import { envelopesOf } from '../lib/envelopes.mjs';
import { until } from '../lib/wait.mjs';

/** n8n 2 takes nothing that is shorter than a minute; n8n 1 takes a list of seconds. */
const POLL_TIMES = {
	2: { mode: 'everyMinute' },
	1: { mode: 'custom', cronExpression: '0,5,10,15,20,25,30,35,40,45,50,55 * * * * *' },
};
/** What the trigger asks first at each look. */
const LISTS = { operation: 'esign-getallfolderidsbystatus' };
const LONG_ENOUGH_MS = 600_000;

/**
 * @param {import('../lib/use-host.mjs').HostUnderTest} shared
 * @param {import('../hosts.mjs').HostVersion} version
 */
export function declarePollingTests(shared, version) {
	it('starts once for what has happened since, and goes on after a restart', async () => {
		const { executions, workflows } = shared.host;
		const envelopes = envelopesOf(shared.sandbox);
		await envelopes.signed('Before the workflow was active');
		const trigger = eSignPollingTrigger('Event', {
			events: ['folder_executed'],
			pollTimes: { item: [POLL_TIMES[version.name]] },
		});
		const after = setField('After', 'name', '={{ $json.envelope.name }}');
		const saved = await workflows.import(chain('On looks', [trigger, after]));
		/** Names of the envelopes that the workflow was started for, oldest first. */
		const told = async () => {
			const names = [];
			for (const id of await executions.idsOf(saved)) {
				const run = await executions.finished(id);
				names.push(...run.items('After').map(({ json }) => json.name));
			}
			return names;
		};
		const isTold = async (name) =>
			await until(`an execution about "${name}"`, async () => (await told()).includes(name), {
				timeoutMs: LONG_ENOUGH_MS,
			});

		await workflows.activate(saved);
		try {
			await envelopes.signed('First');
			await isTold('First');

			await envelopes.signed('Just before a restart');
			await shared.host.restart();
			await isTold('Just before a restart');

			const { control } = shared.sandbox;
			await control.faults({ match: LISTS, times: 1, action: { type: 'reset-before' } });
			await envelopes.signed('After a look that failed');
			await isTold('After a look that failed');

			const all = ['First', 'Just before a restart', 'After a look that failed'];
			assert.deepEqual(await told(), all);
		} finally {
			await workflows.deactivate(saved);
		}
	});
}
