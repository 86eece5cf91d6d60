import { MUTANTS } from './mutants.mjs';
import { simulate } from './simulate.mjs';

/** A fault that is not found within so many documents, or envelopes, has survived. */
const ENOUGH = { documents: 60_000, envelopes: 20_000 };

/**
 * Plants each fault in turn and plays histories until an invariant breaks.
 *
 * @returns {Promise<boolean>} whether all were found
 */
export async function runMutants({ names, workers, say }) {
	let allFound = true;
	for (const { name, family } of MUTANTS) {
		if (names.length > 0 && !names.includes(name)) continue;
		const goals = { documents: 0, envelopes: 0, [family]: ENOUGH[family] };
		const result = await simulate({
			base: 'mutants',
			workers,
			...goals,
			mutant: name,
			untilFound: true,
		});
		const [first] = result.found.sort((a, b) => numberOf(a.seed) - numberOf(b.seed));
		const isBroken = first?.invariant === 'simulator';
		allFound &&= first !== undefined && !isBroken;
		if (isBroken) {
			say(`NO TEST  ${name}: ${first.sentence}`);
			continue;
		}
		say(
			first
				? `found    ${name}: by history ${numberOf(first.seed) + 1}, by "${first.invariant}" (${first.seed})`
				: `SURVIVED ${name}: ${result.histories} histories`,
		);
	}
	return allFound;
}

/** @param {string} seed */
function numberOf(seed) {
	return Number(seed.slice(seed.lastIndexOf('/') + 1));
}
