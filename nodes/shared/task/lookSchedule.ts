/** Between two looks that told nothing new lie as many milliseconds as the job is old, at most this; the vendor's advice is 2 s, too... */
export const NO_NEWS_MS = 2_000;
/** ...and later this share of its age. */
export const NO_NEWS_SHARE = 0.25;
const NO_NEWS_JITTER = 0.1;
/** Least time between two looks in any case. */
export const LOOK_MIN_MS = 300;
/** Most time between two looks. */
export const LOOK_MAX_MS = 15_000;

/** Covers network noise, so that the foretold look does not come a moment too early. */
const FORETOLD_MARGIN_MS = 60;
/** An end that is not known better than this is looked for at its earliest moment. */
const VAGUE_MS = 600;
/** Progress that is a multiple of this may go by steps, which foretell nothing. */
const COARSE_STEP = 5;

interface Look {
	/** Since the submit. */
	elapsedMs: number;
	progress: number;
}

/** What is known of tasks that have run for so long. */
export interface Outlook {
	/** When they mostly end, in milliseconds since the submit. */
	endsAtMs?: number;
	/** From 0 to 1: how much of the usual time lies between two looks. */
	patience: number;
}

/**
 * Decides when to look at one task again, from what the looks so far have shown. Progress that has
 * moved since the last look foretells the end; without such news the interval grows.
 */
export class LookSchedule {
	private last: Look | undefined;
	private foretoldEndMs: number | undefined;

	/** @param isAgeKnown whether the task was submitted when the wait began; else it may be of any age */
	constructor(
		private readonly random: () => number,
		private readonly isAgeKnown = true,
	) {}

	/** When the last news said the job would end, in milliseconds since the submit. */
	get foretoldMs(): number | undefined {
		return this.foretoldEndMs;
	}

	/**
	 * Takes in a look that found the task still running.
	 *
	 * @param elapsedMs time since the submit
	 * @param progress 0 to 100, or `undefined` when the answer had none or the look itself failed
	 * @param outlook counts where the progress tells nothing
	 * @returns milliseconds until the next look
	 */
	next(
		elapsedMs: number,
		progress: number | undefined,
		outlook: Outlook = { patience: 1 },
	): number {
		const delayMs = this.foretell(elapsedMs, progress) ?? this.withoutNews(elapsedMs, outlook);
		return clamp(delayMs, LOOK_MIN_MS, LOOK_MAX_MS);
	}

	private withoutNews(elapsedMs: number, { endsAtMs, patience }: Outlook): number {
		if (endsAtMs !== undefined) return endsAtMs - elapsedMs;
		const young = this.isAgeKnown ? Math.min(elapsedMs, NO_NEWS_MS) : NO_NEWS_MS;
		const nominal = Math.max(young, NO_NEWS_SHARE * elapsedMs);
		return patience * nominal * (1 - NO_NEWS_JITTER * this.random());
	}

	/** Time until the look that the progress calls for, or `undefined` when it brings no news. */
	private foretell(elapsedMs: number, progress: number | undefined): number | undefined {
		if (progress === undefined || progress <= 0 || progress >= 100) return undefined;
		if (progress % COARSE_STEP === 0) return undefined;
		const before = this.last;
		if (before && progress <= before.progress) return undefined;
		this.last = { elapsedMs, progress };
		if (!before && !this.isAgeKnown) return undefined;
		// The pace between two looks leaves out the time in the queue; one look knows only the whole.
		const since = before ?? { elapsedMs: 0, progress: 0 };
		const endMs = (reached: number) =>
			elapsedMs + ((100 - reached) * (elapsedMs - since.elapsedMs)) / (reached - since.progress);
		const latest = endMs(progress);
		const earliest = endMs(Math.min(100, progress + 1));
		this.foretoldEndMs = (earliest + latest) / 2;
		const isVague = latest - earliest > VAGUE_MS;
		const delayMs = (isVague ? earliest : latest) + FORETOLD_MARGIN_MS - elapsedMs;
		return before || !isVague ? delayMs : Math.min(delayMs, Math.max(elapsedMs, NO_NEWS_MS));
	}
}

function clamp(value: number, min: number, max: number): number {
	return Math.min(Math.max(value, min), max);
}
