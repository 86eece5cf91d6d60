import { readFileSync } from 'node:fs';

import { knownFor } from './known.mjs';
import { makePlan } from './plan/makePlan.mjs';
import { playPlan } from './play.mjs';
import { shrink } from './shrink.mjs';

/**
 * Plays a history again, and tells the smallest one that still fails, as a file that can be kept.
 *
 * @param {string} seed a seed, or the path of a file that holds a plan
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether an invariant is broken that is not known to be
 */
export async function replay(seed, say) {
	const plan = seed.endsWith('.json')
		? JSON.parse(readFileSync(seed, 'utf8')).plan
		: makePlan(seed);
	const { broken } = await playPlan(plan);
	if (broken.length === 0) {
		say(`Every invariant held in the history of ${seed}.`);
		return false;
	}
	for (const invariant of new Set(broken.map((one) => one.invariant))) {
		const all = broken.filter((one) => one.invariant === invariant);
		const reason = knownFor(all[0])?.reason;
		say(`BROKEN ${invariant}, ${all.length} times${reason ? ` (known: ${reason})` : ''}`);
		const smallest = await shrink(plan, invariant);
		say(`The smallest history that still breaks it, after ${smallest.played} others:`);
		await tell(smallest.plan, invariant, say);
		const [{ sentence }] = all;
		say(`To keep it: ${JSON.stringify({ found: sentence, invariant, plan: smallest.plan })}`);
	}
	return broken.some((one) => !knownFor(one));
}

/** Tells a history: its plan, what was sent, and what came of it. */
export async function tell(plan, invariant, say, patch) {
	const { executions, service, weather, kills } = plan;
	say(JSON.stringify({ service, kills }));
	for (const execution of executions) say(JSON.stringify(execution));
	say(`Faults: ${JSON.stringify(weather.planned ?? weather)}`);
	const { history, broken } = await playPlan({ ...plan, tells: true }, patch);
	for (const line of history.network.story.slice(0, 60)) say(`  ${line}`);
	for (const run of history.runs) {
		const words = [run.error?.message, run.error?.description].filter(Boolean).join(' | ');
		say(`  Execution ${run.execution.id}, run ${run.index}: ${run.status} ${words}`);
		for (const hint of run.hints ?? []) say(`    Hint: ${hint}`);
	}
	for (const one of broken.filter((each) => each.invariant === invariant).slice(0, 5)) {
		say(`  => ${one.sentence}`);
	}
}
