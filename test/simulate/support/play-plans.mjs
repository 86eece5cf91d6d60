/**
 * Plays plans from standard input in the simulator and prints what came of each: what was paid and
 * mailed, what the runs told, and the invariants that broke.
 */
import { text } from 'node:stream/consumers';

import { playPlan } from '../../../simulate/play.mjs';

const plans = JSON.parse(await text(process.stdin));
const outcomes = [];
for (const plan of plans) {
	const { history, broken } = await playPlan(plan);
	outcomes.push({
		paid: history.ledger.filter(({ kind }) => kind === 'task' || kind === 'generation').length,
		envelopes: history.ledger.filter(({ kind }) => kind === 'envelope').length,
		mails: history.ledger.filter(({ kind }) => kind === 'mail').length,
		faults: history.network.faults.length,
		runs: history.runs.map(({ status, tries, error, hints, logs, output }) => ({
			status,
			tries,
			message: error?.message,
			description: error?.description ?? undefined,
			data: error?.context?.data,
			hints,
			logs,
			output: output?.map(({ json }) => json),
		})),
		broken,
	});
}
process.stdout.write(JSON.stringify(outcomes));
