import { BurstTrial } from './burstTrial';
import { MINUTE_MS, MinuteCount } from './minuteCount';
import { MOST_RETRY_MS, refusalPauseMs } from './refusalPause';
import { RefusalStreak } from './refusalStreak';
import { RequestLog } from './requestLog';
import { SteadyRate } from './steadyRate';

/** The header knows whole seconds; shorter pauses say nothing. */
const SECOND_MS = 1_000;
/** So many requests one after the other at the steady rate show that the rate was right. */
const PROVEN_RUN = 8;
/** A longer wait for the first that is let in was mostly the doing of others. */
const MOST_FIRST_SPACING_MS = 15_000;
/** A window of a minute that begins anew so soon after it was used up is a rare chance. */
const SOON_MS = 10_000;
/** A smaller count a minute is mostly the share of one among many, and a steady rate fits it better. */
const LEAST_COUNT = 2;

/** A request that was let go; to be given back with its answer. */
export interface Ticket {
	readonly grantedAt: number;
	/** One more than the count allows, to learn whether the limit has risen. */
	readonly isTest: boolean;
	/** The steady rate held it back. */
	readonly heldBack: boolean;
}

/**
 * What is known of an account's limit. A refusal shuts it; single requests try the way; and by when
 * the first is let in and by how many go at once the limit is taken for a count per minute or for
 * a steady rate, or both. docs/decisions/pace.md tells why. All times are milliseconds of one clock.
 */
export class RateLimit {
	private readonly minute = new MinuteCount();
	private readonly steady = new SteadyRate();
	private readonly sent = new RequestLog(MINUTE_MS);
	private trial: BurstTrial | undefined;
	private readonly refusals = new RefusalStreak();
	private acceptedGrantAt = -Infinity;
	/** How many were let in before the first refusal. */
	private burst = 0;
	private retryAfterMs = 0;
	/** The count per minute has been seen to hold. */
	private countHolds = false;
	private countBlamed = false;
	/** Requests let in one after the other before the refusals in a row. */
	private run = 0;

	/** Requests per minute that refusals have taught; `Infinity` while there were none. */
	get perMinute(): number {
		const steady = this.steady.known ? 60_000 / this.steady.spacingMs : Infinity;
		return Math.min(this.minute.limit, steady);
	}

	/** Requests of the last minute, those that were refused left out. */
	lately(now: number): number {
		return this.minute.countAll(now);
	}

	/** Whether single requests try the way. */
	get isShut(): boolean {
		return this.refusals.isShut;
	}

	/**
	 * How long the next request has to wait.
	 *
	 * @param chosenLimit the user's own limit per minute, or `Infinity`
	 */
	waitMs(now: number, chosenLimit: number): number {
		const { minute, steady, trial, refusals } = this;
		const least = Math.max(this.sent.waitMs(now, chosenLimit), refusals.waitMs(now));
		if (refusals.isShut) return least;
		if (trial) return Math.max(least, trial.waitMs(now, this.burst));
		return Math.max(least, minute.waitOrTestMs(now), steady.waitMs(now));
	}

	/** Counts a request that is sent now. */
	grant(now: number): Ticket {
		const plain = !this.isShut && !this.trial;
		const isTest = plain && this.minute.waitMs(now) > 0;
		const heldBack = plain && this.steady.grant(now);
		this.refusals.grant(now);
		this.trial?.grant(now);
		this.sent.add(now);
		this.minute.grant(now, isTest);
		return { grantedAt: now, isTest, heldBack };
	}

	/** Takes in that a request was let in. */
	accepted(now: number, { grantedAt, isTest, heldBack }: Ticket): void {
		const gapMs = grantedAt - this.acceptedGrantAt;
		// An answer to a request from before a refusal says nothing about now.
		if (!this.refusals.isLaterThan(grantedAt)) {
			this.minute.accepted(isTest);
			this.steady.accepted(now, heldBack, gapMs);
			if (this.isShut) this.reopen(grantedAt, gapMs);
			else if (this.trial) this.goesOn(this.trial);
			this.refusals.end();
		} else if (isTest) this.minute.accepted(true);
		this.acceptedGrantAt = Math.max(this.acceptedGrantAt, grantedAt);
	}

	/**
	 * Takes in that a request was refused, and pauses.
	 *
	 * @param retryAfterMs what the service asked for, if it said so
	 */
	refused(now: number, ticket: Ticket, retryAfterMs: number | undefined, random: number): void {
		const { minute, steady, refusals } = this;
		minute.refused(ticket.grantedAt, ticket.isTest);
		// Requests under way when the limit was hit are refused too: together they are one lesson.
		if (refusals.isLaterThan(ticket.grantedAt)) {
			if (refusals.isShut && !steady.known && !this.countHolds) this.correctBurst(now);
			refusals.prolongPause(now + (retryAfterMs ?? 0));
			return;
		}
		if (ticket.isTest) {
			refusals.addExpected(now);
			refusals.pause(now + (retryAfterMs ?? 0));
			return;
		}
		if (refusals.inARow === 0) this.learn(now, retryAfterMs);
		else steady.refusedAgain();
		this.trial = undefined;
		refusals.add(now, ticket.grantedAt);
		const { countBlamed, countHolds, burst } = this;
		const refusalsInARow = refusals.inARow;
		const state = { minute, steady, refusalsInARow, countBlamed, countHolds, burst };
		const pauseMs = refusalPauseMs(now, state, retryAfterMs, random);
		refusals.pause(now + pauseMs);
		if (steady.known) this.supposeCount(now, Math.max(pauseMs, now - refusals.since));
	}

	/** The first that is let in after refusals. */
	private reopen(at: number, gapMs: number): void {
		const { minute, steady } = this;
		this.refusals.reopen(at);
		const isEarly = minute.isEarly(at);
		if (steady.known) {
			const waitedMs = at - this.refusals.since;
			if (waitedMs > 4 * steady.spacingMs + SECOND_MS) {
				if (!this.countBlamed && !steady.shared) steady.undo();
				if (isEarly) minute.startAnew(at);
			}
			steady.reopened(at, waitedMs);
		} else if (this.countHolds && isEarly && minute.isContradicted()) {
			this.becomeShared(at, minute.limit);
		} else if (!isEarly && this.burst >= 2) {
			this.becomeCount(at);
		} else {
			minute.startAnew(at);
			this.tellKind(at, gapMs);
		}
	}

	/** Let in before a minute's count would allow: how many more go at once tells the kind. */
	private tellKind(at: number, gapMs: number): void {
		const { burst, retryAfterMs } = this;
		const refills = retryAfterMs > SECOND_MS && retryAfterMs <= 120_000 / burst;
		if (burst < 2 && gapMs < Infinity && this.refusals.inARow <= 2) {
			this.minute.drop();
			this.steady.startBetween(this.refusals.grantedAt - this.acceptedGrantAt, gapMs, at);
			this.steady.hold(at + this.steady.spacingMs);
		} else if (burst >= 2 && refills && gapMs < 1.5 * retryAfterMs + SECOND_MS) {
			// A short Retry-After speaks of a bucket that refills steadily.
			this.becomeSteady(gapMs, at, 1, 0.03);
		} else {
			if (burst < 2) {
				this.burst = Infinity;
				this.minute.drop();
			}
			this.trial = new BurstTrial(at);
		}
	}

	/** As many as before the refusal, and all is told. */
	private goesOn(trial: BurstTrial): void {
		trial.letIn();
		if (trial.accepted < this.burst) return;
		this.trial = undefined;
		const openAt = this.acceptedGrantAt;
		const isPerSecond =
			this.refusals.grantedAt - this.refusals.since < SECOND_MS && this.refusals.stepMs < 3_000;
		const tookMs = openAt - this.refusals.since;
		if (!isPerSecond && tookMs < SOON_MS) {
			// A bucket that has filled up looks the same as a window that began anew.
			return this.becomeSteady(tookMs / this.burst, openAt, 0, 0.08);
		}
		if (!isPerSecond) return this.becomeCount(openAt);
		this.becomeSteady(1_020 / this.burst, openAt, this.burst, 0.002);
		this.steady.hold(openAt + SECOND_MS);
	}

	/** The count per minute has been seen to hold. */
	private becomeCount(at: number): void {
		if (this.minute.limit >= LEAST_COUNT) this.countHolds = true;
		else this.becomeShared(at, this.minute.limit);
	}

	/** Others use the account: a share of it is a steady rate, whatever the service counts by. */
	private becomeShared(at: number, perMinute: number): void {
		this.countHolds = false;
		this.becomeSteady(60_000 / perMinute, at, 0, 0);
		this.steady.share();
	}

	private becomeSteady(spacingMs: number, at: number, accepted: number, descent: number): void {
		this.minute.drop();
		this.steady.start(spacingMs, this.refusals.since, accepted, descent);
		this.steady.hold(at + spacingMs);
	}

	/** What the first of several refusals in a row teaches. */
	private learn(now: number, retryAfterMs: number | undefined): void {
		const { minute, steady, trial } = this;
		const count = minute.count(now);
		this.run = steady.run;
		this.countBlamed = steady.known && count >= 0.9 * minute.limit;
		if (trial) this.trialEnds(now, trial);
		else if (this.countBlamed || (!steady.known && this.countHolds)) minute.refusedWithin(count);
		else if (steady.known) steady.refused(now);
		else {
			this.burst = Math.max(1, count);
			if (count > 0) minute.suppose(count);
			this.retryAfterMs = retryAfterMs ?? 0;
		}
	}

	private trialEnds(now: number, { accepted }: BurstTrial): void {
		const tookMs = now - this.refusals.since;
		const asMany = this.burst === Infinity || accepted >= this.burst / 2;
		if (accepted >= 2 && asMany && tookMs > MOST_RETRY_MS) {
			this.minute.drop();
			this.minute.suppose(accepted);
			this.becomeCount(now);
		} else {
			this.becomeSteady(
				Math.min(tookMs, this.refusals.stepMs, MOST_FIRST_SPACING_MS) / accepted,
				now,
				0,
				0.08,
			);
		}
	}

	/** The steady rate was right for long, and now nothing goes for long: a count is in force, too. */
	private supposeCount(now: number, waitMs: number): void {
		const { minute, steady } = this;
		const count = minute.count(now);
		if (waitMs <= 4 * steady.spacingMs + SECOND_MS) return;
		if (this.run < PROVEN_RUN || this.run <= count / 2) return;
		if (minute.limit === Infinity) minute.suppose(minute.countAll(now));
		else if (count > minute.limit / 2) minute.suppose(count);
	}

	/** Late refusals were counted as let in. Where none was, others have used the account up. */
	private correctBurst(now: number): void {
		const count = this.minute.count(now);
		if (count > 0) this.minute.suppose(count);
		else this.minute.drop();
		this.burst = Math.max(1, Math.min(this.burst, count));
	}
}
