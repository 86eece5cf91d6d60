import { SpacingBracket } from './spacingBracket';

/** After so many accepted requests, or so long, without a refusal the rate rises for real. */
const QUIET_REQUESTS = 50;
const QUIET_MS = 100_000;
/** The same while others use the account. */
const SHARED_QUIET_REQUESTS = 15;
const SHARED_QUIET_MS = 80_000;
/** Once it rises for real, the rate doubles within about this time. */
const DOUBLING_MS = 15_000;
/** Until then it creeps: by this share with each accepted request... */
const CREEP = 0.001;
/** ...or, while others use the account, by so much at a spacing of one second, by its square root. */
const SHARED_CREEP = 0.02;
const SHARED_CREEP_MOST = 0.04;
/** A refusal makes room for others by this share of the spacing. */
const GIVE_WAY = 0.25;
/** Refusals after fewer requests than this, three in a row, mean that others use the account. */
const SHORT_RUN = 6;
const LONG_RUN = 16;
const SHARED_FROM = 3;
const RETRY_GROWTH = 1.5;

/**
 * One request per so many milliseconds: fits small buckets and limits per second. The spacing is
 * measured between refusals, when the bucket is empty, and creeps down until the next one.
 */
export class SteadyRate {
	private spacing = 0;
	private spacingBefore = 0;
	private nextAt = -Infinity;
	/** Share by which the spacing shrinks with each request until its first lesson. */
	private descent = 0;
	private lessons = 0;
	private lessonAt = 0;
	private acceptedSinceLesson = 0;
	/** Since when the account's refill has been measured, and by how many requests. */
	private measuredFrom = 0;
	private measuredBy = 0;
	private risen = false;
	/** How many requests the pause after a refusal costs. */
	private pauseCost = 0;
	private shortRuns = 0;
	private bracket: SpacingBracket | undefined;

	/** Milliseconds between two requests; 0 while nothing is known. */
	get spacingMs(): number {
		return this.spacing;
	}

	get known(): boolean {
		return this.spacing > 0;
	}

	/** Whether refusals come so often and without order that others must use the account. */
	get shared(): boolean {
		return this.shortRuns >= SHARED_FROM;
	}

	/** Requests let in since the last refusal. */
	get run(): number {
		return this.acceptedSinceLesson;
	}

	/**
	 * @param emptyAt when the service had nothing left
	 * @param accepted requests let in since
	 * @param descent share by which the spacing shrinks with each request until the next refusal
	 */
	start(spacingMs: number, emptyAt: number, accepted: number, descent: number): void {
		this.spacing = spacingMs;
		this.spacingBefore = spacingMs;
		this.descent = descent;
		this.bracket = undefined;
		this.measuredFrom = emptyAt;
		this.measuredBy = accepted;
		this.lessonAt = emptyAt;
		this.acceptedSinceLesson = accepted;
		this.lessons = 0;
		this.shortRuns = 0;
		this.risen = false;
	}

	/** There is room for one request only: the right spacing lies between these two. */
	startBetween(refusedMs: number, acceptedMs: number, at: number): void {
		this.start(acceptedMs, at, 0, 0);
		this.bracket = new SpacingBracket(refusedMs, acceptedMs);
		this.spacing = this.bracket.aim();
	}

	waitMs(now: number): number {
		return this.known ? this.nextAt - now : 0;
	}

	/** Nothing goes before `at`. */
	hold(at: number): void {
		this.nextAt = at;
	}

	/** @returns whether the spacing held the request back; others say nothing about it */
	grant(now: number): boolean {
		if (!this.known) return false;
		const heldBack = now - this.nextAt < this.spacing;
		this.nextAt = Math.max(this.nextAt, now - this.spacing / 2) + this.spacing;
		return heldBack;
	}

	/** @param gapMs time between this request and the one let in before it */
	accepted(now: number, heldBack: boolean, gapMs: number): void {
		if (!this.known) return;
		this.measuredBy += 1;
		this.acceptedSinceLesson += 1;
		if (this.acceptedSinceLesson > QUIET_REQUESTS / 2) {
			this.shortRuns = Math.max(0, this.shortRuns - 0.1);
		}
		if (!heldBack) return;
		if (this.bracket?.isOpen) {
			this.bracket.accepted(gapMs);
			this.spacing = this.bracket.aim();
			return;
		}
		const faster = this.spacing * (1 - this.creep() - this.rise(now));
		this.spacing = this.lessons === 0 ? Math.max(faster, this.leastUntaught(now)) : faster;
	}

	refused(now: number): void {
		if (!this.known) return;
		this.spacingBefore = this.spacing;
		this.judgeRun(this.acceptedSinceLesson);
		if (this.bracket?.isOpen) {
			this.bracket.refused(this.spacing);
			this.spacing = this.bracket.aim();
		} else if (this.shared) this.spacing *= 1 + GIVE_WAY;
		else if (this.bracket) this.spacing *= this.acceptedSinceLesson < SHORT_RUN ? 1.05 : 1.02;
		else if (this.acceptedSinceLesson === 0) this.spacing *= 1 + GIVE_WAY;
		else this.spacing = this.measured(now);
		this.lessons += 1;
		this.descent = 0;
		this.risen = false;
		this.lessonAt = now;
		this.acceptedSinceLesson = 0;
	}

	/** The refusal was about something else. */
	undo(): void {
		this.spacing = this.spacingBefore;
	}

	/** How long to wait after the n-th refusal in a row where the service does not say. */
	retryMs(inARow: number, random: number): number {
		return this.spacing * (0.25 + 0.25 * random) * RETRY_GROWTH ** (inARow - 1);
	}

	reopened(at: number, waitedMs: number): void {
		this.nextAt = at + this.spacing;
		this.pauseCost = Math.max(0, waitedMs / this.spacing - 0.5);
	}

	private judgeRun(run: number): void {
		if (this.lessons < 2) return;
		if (run < SHORT_RUN) this.shortRuns = Math.min(5, this.shortRuns + 1);
		else if (run > LONG_RUN) this.shortRuns /= 2;
	}

	private creep(): number {
		const share = this.shared
			? Math.min(SHARED_CREEP_MOST, SHARED_CREEP * Math.sqrt(this.spacing / 1_000))
			: CREEP;
		return Math.min(0.15, this.descent + share / (1 + this.pauseCost));
	}

	/** Nothing was refused for long: the limit has risen, or others have left. */
	private rise(now: number): number {
		const requests = this.shared ? SHARED_QUIET_REQUESTS : QUIET_REQUESTS;
		const mostMs = this.shared ? SHARED_QUIET_MS : QUIET_MS;
		const quietMs = Math.min(requests * (1 + this.pauseCost) * this.spacing, mostMs);
		const overMs = now - this.lessonAt - quietMs;
		if (overMs <= 0) return 0;
		this.risen = true;
		const doublingMs = Math.max(DOUBLING_MS, quietMs / 3);
		return (1 - 2 ** (-this.spacing / doublingMs)) * Math.min(1, (1.5 * overMs) / quietMs);
	}

	/** Before its first lesson the spacing does not run far ahead of what was measured. */
	private leastUntaught(now: number): number {
		return Math.min(this.spacing, (0.8 * (now - this.measuredFrom)) / this.measuredBy);
	}

	/** Between two refusals exactly what the service has refilled was let in. */
	private measured(now: number): number {
		const run = this.acceptedSinceLesson;
		const recent = (now - this.lessonAt) / run;
		const all = (now - this.measuredFrom) / this.measuredBy;
		const fits = Math.abs(recent / all - 1) < 0.05 + 1.5 / run;
		if (!fits) {
			this.measuredFrom = this.lessonAt;
			this.measuredBy = run;
		}
		const most = this.risen ? 1.5 : Math.min(1.5, 1 + 1 / run);
		const refill = 1.005 * (fits ? all : recent);
		return Math.max(1.005 * this.spacing, Math.min(refill, most * this.spacing));
	}
}
