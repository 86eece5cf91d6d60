/** How long the last jobs of one kind took, and when to look at a job that may take as long. */

const WINDOW_JOBS = 50;
/** One more look counts as much as so many milliseconds of waiting, times the root of the job's seconds. */
const LOOK_WORTH_MS = 650;
/** Few durations stand for others around them. */
const SPREAD = [0.8, 1, 1.2];
const FEW_JOBS = 5;
/** Network and scheduling noise: a look at the very moment of the end would come too early. */
export const MARGIN_MS = 60;

/** What is known of one job; may be corrected as more is seen of it. */
export interface KnownJob {
	durationMs: number;
	/** It had ended when it was first looked at, nobody knows when. */
	isGuess: boolean;
}

export class Durations {
	/** In the order of the first looks: in that of the ends the last ones would all be long. */
	private readonly jobs: KnownJob[] = [];

	get count(): number {
		return this.jobs.length;
	}

	/** Share of jobs whose end nobody has seen. */
	get guessed(): number {
		return this.jobs.filter(({ isGuess }) => isGuess).length / Math.max(1, this.jobs.length);
	}

	add(job: KnownJob): void {
		this.jobs.push(job);
		if (this.jobs.length > WINDOW_JOBS) this.jobs.shift();
	}

	/**
	 * The moment with the least expected cost of waiting and of looking in vain, among jobs that last longer
	 * than `elapsedMs`.
	 *
	 * @param patience 0 to 1: a look in vain costs less
	 * @returns milliseconds since the submit; `undefined` if no such job is known
	 */
	bestLookMs(elapsedMs = 0, patience = 1): number | undefined {
		const ends = this.above(elapsedMs);
		const median = ends[ends.length >> 1];
		if (median === undefined) return undefined;
		const lookWorth = patience * LOOK_WORTH_MS * Math.sqrt(median / 1_000);
		let best = median;
		let bestCost = Infinity;
		let sum = 0;
		for (const [index, moment] of ends.entries()) {
			sum += moment;
			const inVain = ends.length - index - 1;
			const cost = inVain * lookWorth + (index + 1) * moment - sum;
			if (cost < bestCost) {
				best = moment;
				bestCost = cost;
			}
		}
		return best + MARGIN_MS;
	}

	private above(elapsedMs: number): number[] {
		const spread = this.count < FEW_JOBS ? SPREAD : [1];
		return this.jobs
			.flatMap(({ durationMs }) => spread.map((factor) => durationMs * factor))
			.filter((ms) => ms > elapsedMs)
			.sort((a, b) => a - b);
	}
}
