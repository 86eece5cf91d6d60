/** Stop in the editor ends a running wait at once, and nothing more is sent. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { chain, fromHtml, manualTrigger } from '../lib/build.mjs';
import { until } from '../lib/wait.mjs';

/** Further apart than any two looks of the node at a task without news this young. */
const QUIET_MS = 8_000;

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'stop',
	title: 'Stop in the editor',
	hosts: ['2', '1'],
	define({ shared }) {
		it('ends a running wait, and no request follows', async (test) => {
			const { host, sandbox } = shared;
			await sandbox.control.reset();
			await sandbox.control.faults({ times: -1, action: { type: 'never-finish' } });
			const create = fromHtml('Create PDF', '<h1>Never done</h1>');
			const saved = await host.workflows.import(chain('Stopped', [manualTrigger(), create]));
			const id = await host.workflows.start(saved);
			await until('a look at the task', async () =>
				(await sandbox.control.tasks()).some(({ polls }) => polls > 0),
			);

			const before = await sandbox.control.requests();
			const stoppedAtMs = performance.now();
			await host.executions.stop(id);
			const run = await host.executions.finished(id);
			test.diagnostic(`ended ${Math.round(performance.now() - stoppedAtMs)} ms after Stop`);
			assert.equal(run.status, 'canceled');

			await sleep(QUIET_MS);
			assert.deepEqual(await sandbox.control.requests(), before);
			await sandbox.control.reset();
		});
	},
};
