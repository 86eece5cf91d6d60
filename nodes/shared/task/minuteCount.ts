/**
 * The span over which requests are counted. The limit is per minute; half a second more covers the
 * difference between when a request leaves here and when it is counted there.
 */
export const MINUTE_MS = 60_500;
/** Grants are remembered for learning; more than this a minute is no limit worth remembering. */
const MAX_LOG = 5_000;
/** A wait shorter than this is the rest of a minute; one request more then would prove nothing. */
const TEST_WAIT_MS = 3_000;
/** Right after so many at once a bucket would be empty, whatever it refills: the test waits for this rest. */
const TEST_BEFORE_MS = MINUTE_MS / 2;
/** So many accepted requests before the first test of a limit: its lesson has cost refusals already. */
const FIRST_TEST = 90;
/** After a test that failed; every refusal is one request in so many. */
const NEXT_TEST = 32;
/** The same while others use the account, too: shares have to move. */
const SHARED_TEST = 16;
/** After a test that succeeded. */
const FURTHER_TEST = 4;
/** Limits below this are tested sooner: they are mostly one share of an account. */
const SMALL_LIMIT = 8;
/** A refusal out of turn says this much about others; each test takes some of it back. */
const SHARED_GAIN = 0.4;
const SHARED_LOSS = 0.8;
const IS_SHARED = 0.2;
/** So many contradictions in a row, and the service does not count by the minute. */
const CONTRADICTIONS = 2;
/** What is left of the limit at a refusal out of turn while others use the account. */
const SHARED_CUT = 0.8;

/**
 * At most so many requests in any minute: fits fixed windows, sliding windows and large buckets
 * alike. The limit is what refusals have taught, and is tested by one request more now and then.
 * All times are milliseconds of one clock.
 */
export class MinuteCount {
	/** When each unrefused request of the last minute was granted, oldest first. */
	private readonly granted: number[] = [];
	private learned = Infinity;
	/** Grants from before do not count: the service has begun to count anew. */
	private countsFrom = -Infinity;
	private acceptedSinceTest = 0;
	private testAfter = FIRST_TEST;
	private testsLeft = 0;
	private testsUnanswered = 0;
	private step = 1;
	/** Whether the next test is made at once, or in the middle of a wait. */
	private testsEarly = true;
	/** Requests let in since the last contradiction, and contradictions in a row. */
	private run = 0;
	private contradictions = 0;
	/** 0 to 1: how likely others use the account. */
	private shared = 0;

	/** Requests a minute; `Infinity` while nothing is known. */
	get limit(): number {
		return this.learned;
	}

	/** Requests of the last minute, as far as they count. */
	count(now: number): number {
		this.forget(now);
		return this.granted.length - this.firstCounted();
	}

	/** All requests of the last minute. */
	countAll(now: number): number {
		this.forget(now);
		return this.granted.length;
	}

	/** How long until fewer than `limit` requests lie in the last minute. */
	waitMs(now: number, limit = this.learned): number {
		this.forget(now);
		const leaves = this.granted[this.granted.length - limit];
		if (leaves === undefined || leaves < this.countsFrom) return 0;
		return leaves + MINUTE_MS - now;
	}

	/** The same, or until one request more than the limit is to be tried. */
	waitOrTestMs(now: number): number {
		const waitMs = this.waitMs(now);
		if (waitMs <= TEST_WAIT_MS || !this.testIsDue) return waitMs;
		return this.testsEarly ? 0 : Math.max(0, waitMs - TEST_BEFORE_MS);
	}

	private get testIsDue(): boolean {
		if (this.testsLeft > 0) return true;
		const soonest = (this.learned < SMALL_LIMIT ? 4 : 6) * this.learned;
		return (
			this.testsUnanswered === 0 && this.acceptedSinceTest >= Math.min(this.testAfter, soonest)
		);
	}

	grant(now: number, isTest: boolean): void {
		this.granted.push(now);
		if (this.granted.length > MAX_LOG) this.granted.shift();
		if (!isTest) return;
		this.testsLeft = Math.max(0, this.testsLeft - 1);
		this.testsUnanswered += 1;
		this.acceptedSinceTest = 0;
	}

	/** A test that was let in raises the limit, and more are tried at once: 1, 2, 4... */
	accepted(isTest: boolean): void {
		this.acceptedSinceTest += 1;
		this.run += 1;
		if (this.run >= this.learned) this.contradictions = 0;
		if (!isTest) return;
		this.testsUnanswered -= 1;
		this.learned += 1;
		this.acceptedSinceTest = 0;
		this.testAfter = FURTHER_TEST;
		if (this.testsUnanswered > 0) return;
		const most = 1 + Math.ceil(this.learned / 4);
		this.step = this.shared > IS_SHARED ? 1 : Math.min(2 * this.step, most);
		this.testsLeft = this.step;
		this.shared *= SHARED_LOSS;
	}

	/** Takes a refused request out of the count. */
	refused(grantedAt: number, isTest: boolean): void {
		const index = this.granted.lastIndexOf(grantedAt);
		if (index !== -1) this.granted.splice(index, 1);
		if (!isTest) return;
		this.testsUnanswered = Math.max(0, this.testsUnanswered - 1);
		this.endTests(this.shared > IS_SHARED ? SHARED_TEST : NEXT_TEST);
		this.testsEarly = !this.testsEarly;
		this.shared *= SHARED_LOSS;
	}

	/** A refusal has come at so many requests: that is the most there is. */
	suppose(limit: number): void {
		this.learned = Math.min(this.learned, Math.max(1, limit));
		this.endTests(FIRST_TEST);
	}

	/**
	 * A refusal came although the limit was kept. The first time the limit is what was let in; when it
	 * happens again, others come and go, and it only gives way.
	 */
	refusedWithin(count: number): void {
		const cut = this.shared > IS_SHARED ? Math.floor(SHARED_CUT * this.learned) : 0;
		this.shared += SHARED_GAIN * (1 - this.shared);
		this.learned = Math.max(1, count, Math.min(this.learned - 1, cut));
		this.endTests(SHARED_TEST);
	}

	/** Whether the request granted at `at` was let in long before the limit would have let it go. */
	isEarly(at: number): boolean {
		const before = this.granted.filter((other) => other < at && other >= this.countsFrom);
		const leaves = before[before.length - this.learned];
		return leaves !== undefined && leaves + 0.95 * MINUTE_MS > at;
	}

	/**
	 * A request was refused within the limit, and another let in soon after. Once it is a window that
	 * began anew; time after time, without the limit being let in between, the service does not count
	 * by the minute.
	 */
	isContradicted(): boolean {
		this.run = 0;
		this.contradictions += 1;
		return this.contradictions >= CONTRADICTIONS;
	}

	startAnew(at: number): void {
		this.countsFrom = at;
	}

	/** The count is not what the service goes by. */
	drop(): void {
		this.learned = Infinity;
	}

	private endTests(testAfter: number): void {
		this.testsLeft = 0;
		this.step = 1;
		this.acceptedSinceTest = 0;
		this.testAfter = testAfter;
	}

	private firstCounted(): number {
		const index = this.granted.findIndex((at) => at >= this.countsFrom);
		return index === -1 ? this.granted.length : index;
	}

	private forget(now: number): void {
		let old = 0;
		while (old < this.granted.length && (this.granted[old] ?? now) <= now - MINUTE_MS) old += 1;
		if (old > 0) this.granted.splice(0, old);
	}
}
