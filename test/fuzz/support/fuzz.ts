import { FoxitFailure } from '../../../nodes/shared/failure';
import { Chance } from './mutate';

/** `npm run fuzz` sets it; in the suite a share of the cases tells whether the targets are in order. */
const CASES = Number(process.env.FUZZ_CASES ?? 1_500);
const FIRST = Number(process.env.FUZZ_FIRST ?? 0);

/** Processor time of one case, in milliseconds: unlike time by the clock, load does not change it much. */
const MAX_CASE_MS = 2_000;
/** What may stay in memory after any number of cases. */
const MAX_GROWTH_BYTES = 300 * 1024 * 1024;
/** How often memory is looked at. */
const CASES_PER_LOOK = 200;

/**
 * Runs a target on its cases. It must come back, throw nothing but a failure with a readable sentence,
 * and stay within processor time and memory.
 *
 * A failure names its case: `FUZZ_FIRST=1234 FUZZ_CASES=1` runs it alone.
 *
 * @param oneCase makes an input and checks what comes of it
 */
export function fuzz(name: string, oneCase: (chance: Chance) => Promise<void> | void): void {
	it(`${name}: ${CASES} cases`, async () => {
		const before = heldBytes();
		let worstMs = 0;
		let worstBytes = 0;
		for (let number = FIRST; number < FIRST + CASES; number += 1) {
			const from = process.cpuUsage();
			try {
				await oneCase(new Chance(number));
			} catch (caught) {
				refuseBug(caught, number);
			}
			const { user, system } = process.cpuUsage(from);
			const caseMs = (user + system) / 1_000;
			worstMs = Math.max(worstMs, caseMs);
			if (caseMs > MAX_CASE_MS) throw new Error(`Case ${number} took ${caseMs} ms`);
			if (number % CASES_PER_LOOK !== 0) continue;
			const growth = heldBytes() - before;
			worstBytes = Math.max(worstBytes, growth);
			if (growth > MAX_GROWTH_BYTES) throw new Error(`By case ${number}, ${growth} bytes are held`);
			// Timers and messages of other parts get their turn.
			await new Promise((resolve) => setImmediate(resolve));
		}
		if (process.env.FUZZ_CASES) report(name, worstMs, worstBytes);
	});
}

function heldBytes(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** A failure is a good answer to a bad input, as long as it can be shown. */
function refuseBug(caught: unknown, number: number): void {
	if (!(caught instanceof FoxitFailure) || caught.kind === 'unexpected') {
		throw new Error(`Case ${number}: ${caught instanceof Error ? caught.stack : String(caught)}`);
	}
	if (caught.message.length > 1_000) throw new Error(`Case ${number}: a message of any length`);
}

function report(name: string, worstMs: number, worstBytes: number): void {
	const megabytes = Math.round(worstBytes / 1024 / 1024);
	process.stdout.write(
		`${name}: ${CASES} cases, worst ${worstMs.toFixed(0)} ms of processor time, ${megabytes} MB held\n`,
	);
}
