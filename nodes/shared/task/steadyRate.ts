import { RefillMeasure } from './refillMeasure';
import { SharedUse } from './sharedUse';
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
const SHARED_CREEP = 0.01;
const SHARED_CREEP_MOST = 0.15;
/** A refusal makes room for others by this share of the spacing. */
const GIVE_WAY = 0.25;
/** Each further refusal in a row makes room by this share. */
const GIVE_WAY_AGAIN = 0.1;
const RETRY_GROWTH = 2;
/** Before chance shortens it: one that grows more patient than this is overtaken by all others. */
const MOST_RETRY_MS = 40_000;

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
	private readonly refill = new RefillMeasure();
	private risen = false;
	/** How many requests the pause after a refusal costs. */
	private pauseCost = 0;
	private readonly sharedUse = new SharedUse();
	/** Known for a bucket of one. */
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
		return this.sharedUse.isLikely;
	}

	/** Requests let in since the last refusal. */
	get run(): number {
		return this.refill.sinceRefusal;
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
		this.refill.start(emptyAt, accepted);
		this.lessons = 0;
		this.sharedUse.forget();
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
		this.refill.letIn();
		if (!heldBack) return;
		if (this.bracket?.isOpen) {
			this.bracket.accepted(gapMs);
			this.spacing = this.bracket.aim();
			return;
		}
		const faster = this.spacing * (1 - this.creep() - this.rise(now));
		const isUntaught = this.lessons === 0 && !this.risen;
		this.spacing = isUntaught ? Math.max(faster, this.leastUntaught(now)) : faster;
	}

	refused(now: number): void {
		if (!this.known) return;
		this.spacingBefore = this.spacing;
		// Others use the account where what is let in between two refusals varies.
		if (this.lessons >= 2) this.sharedUse.heard(!this.refill.isShort && this.refill.isEven(now));
		if (this.bracket?.isOpen) {
			this.bracket.refused(this.spacing);
			this.spacing = this.bracket.aim();
		} else if (this.shared) this.giveWay(now);
		else if (this.bracket) this.spacing *= this.refill.isShort ? 1.05 : 1.02;
		else if (this.run === 0) this.spacing *= 1 + GIVE_WAY;
		else this.spacing = this.measured(now);
		this.lessons += 1;
		this.descent = 0;
		this.risen = false;
		this.refill.refused(now);
	}

	/** The refusal was about something else. */
	undo(): void {
		this.spacing = this.spacingBefore;
	}

	/** How long to wait after the n-th refusal in a row where the service does not say. */
	retryMs(inARow: number, random: number): number {
		const ms = this.spacing * RETRY_GROWTH ** (inARow - 1);
		return Math.min(ms, MOST_RETRY_MS) * (0.25 + 0.25 * random);
	}

	reopened(at: number, waitedMs: number): void {
		// What others have used up meanwhile is not what the service refills.
		if (this.lessons === 0) this.refill.startAnew(at, 0);
		this.nextAt = at + this.spacing;
		this.pauseCost = Math.max(0, waitedMs / this.spacing - 0.5);
	}

	/** Others use the account: the spacing follows what was let in, and gives way by a share at least. */
	private giveWay(now: number): void {
		const share = this.refill.recentMs(now) / this.spacing;
		this.spacing *= Math.min(2, Math.max(1 + GIVE_WAY, share));
	}

	/** One more refusal in a row. */
	refusedAgain(): void {
		if (this.shared) this.spacing *= 1 + GIVE_WAY_AGAIN;
	}

	/** Others are known to use the account. */
	share(): void {
		this.sharedUse.isKnown();
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
		const overMs = now - this.refill.emptyAt - quietMs;
		if (overMs <= 0) return 0;
		this.risen = true;
		const doublingMs = Math.max(DOUBLING_MS, quietMs / 3);
		return (1 - 2 ** (-this.spacing / doublingMs)) * Math.min(1, (1.5 * overMs) / quietMs);
	}

	/** Before its first lesson the spacing does not run far ahead of what was measured. */
	private leastUntaught(now: number): number {
		return Math.min(this.spacing, 0.8 * this.refill.allMs(now));
	}

	/** The spacing that fits the refill; one lesson moves it only so far. */
	private measured(now: number): number {
		const { spacing, risen, run } = this;
		const letIn = this.refill.measure(now);
		// The bucket was full while the rate rose for real: the refill lies between what was let in and now.
		const refill = 1.005 * (risen && letIn > spacing ? Math.sqrt(letIn * spacing) : letIn);
		const most = risen ? 1.5 : Math.min(1.5, 1 + 1 / run);
		return Math.max(1.005 * spacing, Math.min(refill, most * spacing));
	}
}
