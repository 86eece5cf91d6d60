/** A limit above this many requests a minute is not counted. */
const MOST_REMEMBERED = 5_000;

/**
 * When requests were sent, refused ones included: a limit that the user has set counts what is sent,
 * not what the service lets in. All times are milliseconds of one clock.
 */
export class RequestLog {
	/** Oldest first. */
	private readonly sentAt: number[] = [];

	/** @param spanMs the span over which requests are counted */
	constructor(private readonly spanMs: number) {}

	add(now: number): void {
		this.sentAt.push(now);
		if (this.sentAt.length > MOST_REMEMBERED) this.sentAt.shift();
	}

	/** How long until fewer than `limit` requests lie within the span before. */
	waitMs(now: number, limit: number): number {
		const leaves = this.sentAt[this.sentAt.length - limit];
		return leaves === undefined ? 0 : Math.max(0, leaves + this.spanMs - now);
	}
}
