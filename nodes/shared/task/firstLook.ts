/**
 * When to look at a task for the first time, learned per kind of job from the jobs before it.
 *
 * A look costs rate budget, a late look costs waiting. The tracker keeps the durations of the last
 * jobs and moves the first look towards the moment with the least expected cost, where one more
 * look counts as much as `LOOK_WORTH_MS` of waiting. Jobs that end close together get one late
 * look; jobs that scatter widely get an early one, whose progress foretells the rest.
 * docs/decisions/waiting.md has the simulation behind the numbers.
 */

/**
 * Where nothing is known: live jobs took 2.7 to 5 s in all
 * (docs/contract/pdf-services.md#limits-credits-and-timing).
 */
export const FIRST_LOOK_COLD_MS = 3_300;
const FIRST_LOOK_MIN_MS = 500;
const FIRST_LOOK_MAX_MS = 30_000;

const LOOK_WORTH_MS = 2_000;
const WINDOW_JOBS = 20;
const MIN_JOBS = 3;
/** How far one job moves the first look towards the best moment; damps the noise of few jobs. */
const SMOOTHING = 0.2;
/** A job found done at its first look ended at some time before; this share of it is assumed. */
const DONE_AT_FIRST_LOOK = 0.95;
/** From this many jobs in a row found done at the first look, the look comes too late... */
const EARLY_STREAK = 5;
/** ...and moves forward by this factor per job until it meets a running one again. */
const EARLY_STREAK_FACTOR = 0.8;
/** Network and scheduling noise: a look at the very moment of the end would come too early. */
const MARGIN_MS = 60;

/** Learned timing of one kind of job. */
export class FirstLookTracker {
	private readonly durations: number[] = [];
	private target = FIRST_LOOK_COLD_MS;
	private streak = 0;

	/** Milliseconds from the submit to the first look. */
	get firstLookMs(): number {
		return this.target;
	}

	/**
	 * Learns from a finished job.
	 *
	 * @param durationMs when the job ended, as well as the looks could tell, counted from its submit
	 * @param looks how many looks it took; 1 means that the job had ended before the first one
	 */
	record(durationMs: number, looks: number): void {
		this.streak = looks === 1 ? this.streak + 1 : 0;
		this.durations.push(looks === 1 ? durationMs * DONE_AT_FIRST_LOOK : durationMs);
		if (this.durations.length > WINDOW_JOBS) this.durations.shift();

		if (this.streak >= EARLY_STREAK) {
			this.moveTo(this.target * EARLY_STREAK_FACTOR);
		} else if (this.durations.length >= MIN_JOBS) {
			this.moveTo(this.target + SMOOTHING * (this.cheapestMoment() - this.target));
		}
	}

	private moveTo(ms: number): void {
		this.target = Math.min(Math.max(ms, FIRST_LOOK_MIN_MS), FIRST_LOOK_MAX_MS);
	}

	private cheapestMoment(): number {
		let best = this.target;
		let bestCost = Infinity;
		for (const moment of this.durations) {
			let cost = 0;
			for (const duration of this.durations) {
				cost += duration > moment ? LOOK_WORTH_MS : moment - duration;
			}
			if (cost < bestCost) {
				best = moment;
				bestCost = cost;
			}
		}
		return best + MARGIN_MS;
	}
}

/** The trackers of one account, one per kind of job (an operation's endpoint). */
export class FirstLooks {
	private readonly trackers = new Map<string, FirstLookTracker>();

	of(kindOfJob: string): FirstLookTracker {
		let tracker = this.trackers.get(kindOfJob);
		if (!tracker) {
			tracker = new FirstLookTracker();
			this.trackers.set(kindOfJob, tracker);
		}
		return tracker;
	}
}
