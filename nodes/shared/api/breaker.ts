import { FoxitFailure, type FailureKind } from '../failure';
import type { Clock } from '../task/clock';
import type { CallKind } from './retryPolicy';

/** So many faults of the service in so short a time, and no success in between, mean that it is down. */
const MANY_FAULTS = 5;
const FAULTS_WITHIN_MS = 30_000;
/** Calls that go ahead alone to see whether it is up again; after the last of them the run gives up. */
const MAX_FAILED_PROBES = 2;
/** An odd refusal among successes proves nothing; so many in a row do. */
const REFUSALS_IN_A_ROW = 2;

const FAULTS = new Set<FailureKind>(['service', 'network']);
/** They come from here, and say nothing about the service. */
const TELLS_NOTHING = new Set<FailureKind>(['cancelled', 'input', 'timeLimit', 'unexpected']);
const REFUSED_KEYS = new Set<FailureKind>(['credentials', 'credentialsMissing', 'edgeRefused']);

/** What ends all calls that it concerns. */
interface Verdict {
	failure: FoxitFailure;
	concerns: (call: GuardedCall) => boolean;
}

/** What a breaker has to know of a call. */
export interface GuardedCall {
	kind: CallKind;
	/** It goes on with work that is under way, and is never held back. */
	goesOn?: boolean;
	/** It is made only for the sake of paid work that is to follow. */
	leadsToPaid?: boolean;
	signal: AbortSignal;
}

/**
 * Keeps one run from asking again and again for what its account cannot get. After refused keys, spent
 * credits or a refused account, calls that begin something new fail unsent, with the same sentence.
 * While the service is down, one call goes ahead alone and the others wait for what comes of it.
 *
 * Work that is under way is never held back: what is paid for is waited for and fetched.
 */
export class Breaker {
	private succeeded = false;
	private refusalsInARow = 0;
	private faultsAt: number[] = [];
	private failedProbes = 0;
	private probe: GuardedCall | undefined;
	private readonly waiting = new Set<() => void>();
	private verdict: Verdict | undefined;

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/**
	 * Await before each attempt of a call.
	 *
	 * @returns the failure of a call that is not to be sent
	 */
	async enter(call: GuardedCall): Promise<FoxitFailure | undefined> {
		while (!call.signal.aborted) {
			if (this.verdict?.concerns(call)) return unsent(this.verdict.failure);
			if (call.goesOn || !this.isDown() || this.probe === call) break;
			if (!this.probe) {
				this.probe = call;
				break;
			}
			await this.nextNews(call.signal);
		}
		return undefined;
	}

	/** Call after each attempt. */
	attempted(call: GuardedCall, failure: FoxitFailure | undefined): void {
		if (failure && TELLS_NOTHING.has(failure.kind)) return;
		if (failure && FAULTS.has(failure.kind)) {
			if (!call.goesOn) this.faultsAt.push(this.clock.now());
			return;
		}
		// Whatever else it says, the service is there.
		this.faultsAt = [];
		this.failedProbes = 0;
		if (failure) this.judge(call, failure);
		else {
			this.succeeded = true;
			this.refusalsInARow = 0;
		}
		this.tell();
	}

	/** Call when a call has come to its end, whatever that was. */
	ended(call: GuardedCall, failure: FoxitFailure | undefined): void {
		if (this.probe !== call) return;
		this.probe = undefined;
		if (failure && FAULTS.has(failure.kind)) {
			this.failedProbes += 1;
			if (this.failedProbes >= MAX_FAILED_PROBES) {
				this.verdict = { failure, concerns: beginsSomething };
			}
		}
		this.tell();
	}

	private judge(call: GuardedCall, failure: FoxitFailure): void {
		if (failure.kind === 'quotaExceeded') {
			this.verdict ??= { failure, concerns: (other) => sameCost(call, other) };
			return;
		}
		// A refusal can concern one envelope alone; that of paid work concerns the account.
		const isRefusal =
			REFUSED_KEYS.has(failure.kind) || (failure.kind === 'forbidden' && isPaid(call));
		if (!isRefusal) return;
		this.refusalsInARow += 1;
		// Keys that have never worked are wrong. A look may have met an odd refusal, and is worth another.
		const isSure = !this.succeeded && !call.goesOn && REFUSED_KEYS.has(failure.kind);
		if (isSure || this.refusalsInARow >= REFUSALS_IN_A_ROW) {
			// Where nothing has succeeded, nothing is under way.
			this.verdict ??= { failure, concerns: this.succeeded ? beginsSomething : () => true };
		}
	}

	private isDown(): boolean {
		const since = this.clock.now() - FAULTS_WITHIN_MS;
		this.faultsAt = this.faultsAt.filter((at) => at >= since);
		return this.faultsAt.length >= MANY_FAULTS || this.failedProbes > 0;
	}

	private async nextNews(signal: AbortSignal): Promise<void> {
		await new Promise<void>((resolve) => {
			const wake = () => {
				this.waiting.delete(wake);
				signal.removeEventListener('abort', wake);
				resolve();
			};
			this.waiting.add(wake);
			signal.addEventListener('abort', wake, { once: true });
		});
	}

	private tell(): void {
		for (const wake of this.waiting) wake();
	}
}

function beginsSomething({ goesOn = false }: GuardedCall): boolean {
	return !goesOn;
}

function isPaid({ kind, leadsToPaid = false }: GuardedCall): boolean {
	return kind === 'paid' || kind === 'generate' || leadsToPaid;
}

/** Without credits, what costs nothing still goes. */
function sameCost(spent: GuardedCall, other: GuardedCall): boolean {
	return isPaid(spent) ? isPaid(other) : other.kind === spent.kind;
}

function unsent({ kind, message, facts }: FoxitFailure): FoxitFailure {
	const { httpStatus, foxitCode, foxitMessage, networkCause, networkCode, advice } = facts;
	return new FoxitFailure(kind, message, {
		...(httpStatus !== undefined && { httpStatus }),
		...(foxitCode && { foxitCode }),
		...(foxitMessage && { foxitMessage }),
		...(networkCause && { networkCause }),
		...(networkCode && { networkCode }),
		...(advice && { advice }),
		mayHaveStarted: false,
		notSent: true,
	});
}
