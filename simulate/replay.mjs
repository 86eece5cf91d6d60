import { knownFor } from './known.mjs';
import { playPlan, playSeed } from './play.mjs';
import { shrink } from './shrink.mjs';

/**
 * Plays the history of a seed again, and tells the smallest one that still fails.
 *
 * @param {string} seed
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether an invariant is broken that is not known to be
 */
export async function replay(seed, say) {
	const { plan, broken, fresh } = await playSeed(seed);
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
	}
	return fresh.length > 0;
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
