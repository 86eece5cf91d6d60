/** Least time between two looks when the first told nothing new; the vendor's advice is 2 s too. */
export const NO_NEWS_FLOOR_MS = 2_000;
/** Least time between two looks in any case. */
export const NEWS_FLOOR_MS = 500;
/** Most time between two looks. */
export const LOOK_MAX_MS = 15_000;

const NO_NEWS_GROWTH = 1.5;
const NO_NEWS_JITTER = 0.1;
/** Covers network noise, so that the foretold look does not come a moment too early. */
const FORETOLD_MARGIN_MS = 60;

interface Look {
	/** Since the submit. */
	elapsedMs: number;
	progress: number;
}

/**
 * Decides when to look at one task again, from what the looks so far have shown. Progress that has
 * moved since the last look foretells the end; without such news the interval grows.
 */
export class LookSchedule {
	private last: Look | undefined;
	private looksWithoutNews = 0;
	private foretoldEndMs: number | undefined;

	constructor(private readonly random: () => number) {}

	/** When the last news said the job would end, in milliseconds since the submit. */
	get foretoldMs(): number | undefined {
		return this.foretoldEndMs;
	}

	/**
	 * Takes in a look that found the task still running.
	 *
	 * @param elapsedMs time since the submit
	 * @param progress 0 to 100, or `undefined` when the answer had none or the look itself failed
	 * @returns milliseconds until the next look
	 */
	next(elapsedMs: number, progress: number | undefined): number {
		const remainingMs = this.foretell(elapsedMs, progress);
		if (remainingMs !== undefined) {
			this.looksWithoutNews = 0;
			this.foretoldEndMs = elapsedMs + remainingMs;
			return clamp(remainingMs + FORETOLD_MARGIN_MS, NEWS_FLOOR_MS, LOOK_MAX_MS);
		}
		const grown = NO_NEWS_FLOOR_MS * NO_NEWS_GROWTH ** this.looksWithoutNews;
		this.looksWithoutNews += 1;
		const jittered = grown * (1 + NO_NEWS_JITTER * this.random());
		return clamp(jittered, NO_NEWS_FLOOR_MS, LOOK_MAX_MS);
	}

	/** Time left according to the progress, or `undefined` when it brings no news. */
	private foretell(elapsedMs: number, progress: number | undefined): number | undefined {
		if (progress === undefined || progress <= 0 || progress >= 100) return undefined;
		const before = this.last;
		if (before && progress <= before.progress) return undefined;
		this.last = { elapsedMs, progress };
		// The pace between two looks leaves out the time in the queue; one look knows only the whole.
		const pacePerMs = before
			? (progress - before.progress) / (elapsedMs - before.elapsedMs)
			: progress / elapsedMs;
		return (100 - progress) / pacePerMs;
	}
}

function clamp(value: number, min: number, max: number): number {
	return Math.min(Math.max(value, min), max);
}
