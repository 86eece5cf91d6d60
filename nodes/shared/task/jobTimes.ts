import { throwIfCancelled, type Clock } from './clock';
import { Durations, MARGIN_MS, type KnownJob } from './durations';
import type { Outlook } from './lookSchedule';

/** While nothing is known, the first job is looked at early, and so is the one after so many, twice as many... */
const SECOND_SCOUT = 8;
const SCOUT_LOOK_MS = 500;
/** So many known durations are enough... */
const ENOUGH_KNOWN = 3;
/** ...unless most jobs had ended when they were first looked at: then one of so many is looked at early... */
const MOSTLY_GUESSED = 0.6;
const JOBS_PER_SCOUT = 12;
/** ...after this share of the time. */
const SCOUT_SHARE = 0.5;
/** The others wait no longer than this for news of scouts... */
const COLD_MS = 10_000;
/** ...and so long if there are none: live jobs took 2.7 to 5 s (docs/contract/pdf-services.md#limits-credits-and-timing). */
export const FIRST_LOOK_COLD_MS = 3_300;
export const FIRST_LOOK_MIN_MS = 200;
export const FIRST_LOOK_MAX_MS = 30_000;

/** A job found done at its first look ended at some time before; this share of it is assumed. */
const DONE_AT_FIRST_LOOK = 0.9;
/** So many jobs in a row found done at the first look mean that it comes too late... */
const EARLY_STREAK = 5;
/** ...and it moves forward by this factor until it meets a running one again. */
const EARLY_STREAK_FACTOR = 0.8;
/** A look so much later than the first look is now teaches nothing about it. */
const IS_LATE = 1.05;
/** Those who wait are woken when the first look has moved below this share of what they know. */
const NEWS_SHARE = 0.9;
/** The last of many jobs are looked at after no less than this share of the usual time. */
const LEAST_PATIENCE = 0.1;
/** A job that outlasts all that are known is looked at again after this share of its age, and after so long at most. */
const BEYOND_SHARE = 0.4;
const BEYOND_MS = 2_000;

/** A job that is waited for; `end` must be called when the wait is over. */
export interface JobWatch {
	/**
	 * Waits until the job is worth a first look. What other jobs tell meanwhile makes that sooner or later.
	 *
	 * @param mostMs no longer than this, whatever is known
	 * @throws FoxitFailure the signal's `abortFailure`
	 */
	untilFirstLook(mostMs: number, signal: AbortSignal): Promise<void>;
	/** What is known of jobs that last longer than `elapsedMs`. */
	outlook(elapsedMs: number): Outlook;
	/** The job still runs; its progress may say that it will have taken `durationMs`. */
	runs(durationMs: number | undefined): void;
	/** The job had ended when it was looked at for the `looks`-th time, after `durationMs` as far as the looks tell. */
	done(durationMs: number, looks: number): void;
	end(): void;
}

/**
 * How long jobs of one kind take, learned from the last of them, and so when to look at the next ones.
 *
 * A look costs rate budget, a late look costs waiting. While nothing is known, a few jobs are looked at
 * early; the others wait for what becomes of these. docs/decisions/waiting.md has the figures behind the
 * numbers.
 */
export class JobTimes {
	private readonly durations = new Durations();
	/** Those who wait for their first look. */
	private readonly waiting = new Set<() => void>();
	private underWay = 0;
	/** The most that were under way at a time since there was none. */
	private crowd = 0;
	private begun = 0;
	private nextScout = 0;
	private scoutsUnderWay = 0;
	/** Jobs in a row found done at the first look. */
	private streak = 0;
	private forward = 1;
	/** What those who wait know of the first look at most. */
	private told = COLD_MS;

	/** Milliseconds from the submit to the first look, as far as is known now. */
	get firstLookMs(): number {
		const best = this.durations.bestLookMs();
		if (best === undefined) return this.scoutsUnderWay > 0 ? COLD_MS : FIRST_LOOK_COLD_MS;
		return Math.min(Math.max(best * this.forward, FIRST_LOOK_MIN_MS), FIRST_LOOK_MAX_MS);
	}

	/** A job was submitted just now. */
	begin(clock: Clock): JobWatch {
		const since = clock.now();
		const scoutLookMs = this.scoutLookMs(clock.random());
		const isScout = scoutLookMs !== undefined;
		let known: KnownJob | undefined;
		const learn = (job: KnownJob) => {
			if (known) Object.assign(known, job);
			else this.durations.add((known = job));
			this.tell();
		};
		this.underWay += 1;
		this.crowd = Math.max(this.crowd, this.underWay);
		if (isScout) this.scoutsUnderWay += 1;
		return {
			untilFirstLook: async (mostMs, signal) => {
				for (;;) {
					const ms = Math.min(mostMs, this.firstLookMs, scoutLookMs ?? Infinity);
					const leftMs = ms - (clock.now() - since);
					if (leftMs < 1) break;
					await this.sleepUntilNews(clock, leftMs, signal);
				}
				throwIfCancelled(signal);
			},
			outlook: (elapsedMs) => this.outlook(elapsedMs),
			runs: (durationMs) => {
				if (!isScout) this.ranAtFirstLook();
				if (durationMs !== undefined) learn({ durationMs, isGuess: false });
			},
			done: (durationMs, looks) => {
				const isGuess = looks === 1;
				if (isGuess && !isScout) this.doneAtFirstLook(durationMs);
				learn({ durationMs: durationMs * (isGuess ? DONE_AT_FIRST_LOOK : 1), isGuess });
			},
			end: () => {
				this.underWay -= 1;
				if (this.underWay === 0) this.crowd = 0;
				if (!isScout) return;
				this.scoutsUnderWay -= 1;
				this.tell();
			},
		};
	}

	/** When to look at this job, if it is to tell about others. */
	private scoutLookMs(random: number): number | undefined {
		const { begun, durations } = this;
		const isCold = durations.count < ENOUGH_KNOWN;
		const isScout = begun >= this.nextScout && (isCold || durations.guessed > MOSTLY_GUESSED);
		this.begun += 1;
		if (!isScout) return undefined;
		if (!isCold) {
			this.nextScout = begun + JOBS_PER_SCOUT;
			return SCOUT_SHARE * this.firstLookMs;
		}
		this.nextScout = Math.max(SECOND_SCOUT, 2 * begun);
		// Those that begin together shall not all ask at the same moments.
		return begun === 0 ? SCOUT_LOOK_MS : SCOUT_LOOK_MS * (1 + random);
	}

	/** The last of many cost few looks, and all the others wait for them. */
	private outlook(elapsedMs: number): Outlook {
		const patience = Math.max(LEAST_PATIENCE, this.underWay / this.crowd);
		if (this.durations.count === 0) return { patience };
		const beyondMs = patience * Math.min(BEYOND_SHARE * elapsedMs, BEYOND_MS);
		const endsAtMs = this.durations.bestLookMs(elapsedMs, patience) ?? elapsedMs + beyondMs;
		return { patience, endsAtMs };
	}

	private ranAtFirstLook(): void {
		this.streak = 0;
		this.forward = 1;
	}

	private doneAtFirstLook(elapsedMs: number): void {
		if (elapsedMs > IS_LATE * this.firstLookMs + MARGIN_MS) return;
		this.streak += 1;
		if (this.streak >= EARLY_STREAK) this.forward *= EARLY_STREAK_FACTOR;
	}

	/** Wakes those who wait, if that may be worth it: small steps are not, and a later look is found out by whoever wakes. */
	private tell(): void {
		const ms = this.firstLookMs;
		const isNews = ms < this.told * NEWS_SHARE;
		if (isNews || ms > this.told) this.told = ms;
		if (isNews) for (const wake of this.waiting) wake();
	}

	/** Sleeps, but no longer than until the first look has become due sooner. */
	private async sleepUntilNews(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
		// Stop may have come during the submit: what is aborted tells nobody again.
		throwIfCancelled(signal);
		const woken = new AbortController();
		const wake = () => woken.abort();
		this.waiting.add(wake);
		signal.addEventListener('abort', wake, { once: true });
		try {
			await clock.sleep(ms, woken.signal).catch(() => undefined);
			throwIfCancelled(signal);
		} finally {
			signal.removeEventListener('abort', wake);
			this.waiting.delete(wake);
		}
	}
}

/** What is known of the jobs of one account, by kind (an operation's endpoint). */
export class JobTimesByKind {
	private readonly kinds = new Map<string, JobTimes>();

	of(kindOfJob: string): JobTimes {
		let times = this.kinds.get(kindOfJob);
		if (!times) {
			times = new JobTimes();
			this.kinds.set(kindOfJob, times);
		}
		return times;
	}
}
