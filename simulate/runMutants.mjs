import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { MUTANTS } from './mutants.mjs';
import { DIST } from './play.mjs';
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
	for (const mutant of MUTANTS) {
		const { name, family } = mutant;
		if (names.length > 0 && !names.includes(name)) continue;
		const reason = whyNotPlanted(mutant);
		if (reason) {
			allFound = false;
			say(`NO TEST  ${name}: ${reason}`);
			continue;
		}
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

/** Code moves: a fault that no longer applies proves nothing. */
function whyNotPlanted({ file, change }) {
	const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((path) =>
		file.test(`/${path.replaceAll('\\', '/')}`),
	);
	if (files.length !== 1) return `${files.length} files match ${file}`;
	try {
		change(readFileSync(join(DIST, files[0]), 'utf8'));
		return undefined;
	} catch (error) {
		return error.message;
	}
}

/** @param {string} seed */
function numberOf(seed) {
	return Number(seed.slice(seed.lastIndexOf('/') + 1));
}
