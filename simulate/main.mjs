/**
 * Plays histories of the shipped code against Foxit in memory, in virtual time.
 *
 *   npm run simulate -- [--documents 1000000] [--envelopes 100000] [--workers 2] [--minutes 10]
 *                       [--base NAME | --fresh]
 *   npm run simulate -- --replay SEED     plays one history again and makes it as small as can be
 *   npm run simulate -- --mutants [NAME]  plants known faults, one at a time; each must be found
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

import { runMutants } from './runMutants.mjs';
import { replay } from './replay.mjs';
import { simulate } from './simulate.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		documents: { type: 'string', default: '1000000' },
		envelopes: { type: 'string', default: '100000' },
		workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
		minutes: { type: 'string', default: '0' },
		base: { type: 'string', default: 'fixed' },
		fresh: { type: 'boolean', default: false },
		replay: { type: 'string' },
		mutants: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
	},
});

const base = values.fresh ? new Date().toISOString().slice(0, 10) : values.base;
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
const workers = Number(values.workers);

if (values.replay !== undefined) {
	process.exitCode = (await replay(values.replay, say)) ? 1 : 0;
} else if (values.mutants) {
	process.exitCode = (await runMutants({ names: positionals, workers, say })) ? 0 : 1;
} else {
	process.exitCode = await run();
}

async function run() {
	let toldAt = 0;
	const result = await simulate({
		base,
		documents: Number(values.documents),
		envelopes: Number(values.envelopes),
		workers,
		...(Number(values.minutes) > 0 && { maxMs: Number(values.minutes) * 60_000 }),
		progress: (total) => {
			if (values.json || total.seconds < toldAt + 10) return;
			toldAt = total.seconds;
			say(summary(total));
		},
	});
	if (values.json) say(JSON.stringify(result));
	else report(result);
	return result.found.length > 0 ? 1 : 0;
}

function report(result) {
	say(summary(result));
	say(
		`Seeds: ${base}. ${(result.virtualMs / 86_400_000).toFixed(1)} days went by in virtual time.`,
	);
	for (const [reason, times] of Object.entries(result.known)) {
		say(`Known, seen ${times} times: ${reason}`);
	}
	for (const { seed, invariant, sentence } of result.found) {
		say(`BROKEN ${invariant}: ${sentence}`);
		say(`  Play it again: npm run simulate -- --replay ${seed}`);
	}
	if (result.found.length === 0) say('Every invariant held in every history.');
}

function summary({ histories, documents, envelopes, requests, faults, seconds }) {
	const rate = (count) => `${count} (${Math.round(count / seconds)}/s)`;
	return `${seconds.toFixed(0)} s: ${rate(histories)} histories, ${rate(documents)} documents, ${rate(envelopes)} envelopes, ${rate(requests)} requests, ${faults} faults`;
}
