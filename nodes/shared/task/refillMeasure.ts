/** Fewer requests between two refusals say nothing about how even the refill is. */
const SHORT_RUN = 6;

/**
 * How fast the service refills what it allows, as milliseconds for each request: between two refusals,
 * when nothing is left, exactly what was refilled is let in. All times are milliseconds of one clock.
 */
export class RefillMeasure {
	/** Since when it has been measured, and by how many requests. */
	private from = 0;
	private by = 0;
	private refusedAt = 0;
	private run = 0;

	/** Requests let in since the last refusal. */
	get sinceRefusal(): number {
		return this.run;
	}

	/** When the service last had nothing left. */
	get emptyAt(): number {
		return this.refusedAt;
	}

	/** Whether so few were let in since the last refusal that they say nothing. */
	get isShort(): boolean {
		return this.run < SHORT_RUN;
	}

	/**
	 * @param emptyAt when the service had nothing left
	 * @param accepted requests let in since
	 */
	start(emptyAt: number, accepted: number): void {
		this.startAnew(emptyAt, accepted);
		this.refusedAt = emptyAt;
		this.run = accepted;
	}

	/** What was let in before is not measured. */
	startAnew(at: number, accepted: number): void {
		this.from = at;
		this.by = accepted;
	}

	letIn(): void {
		this.by += 1;
		this.run += 1;
	}

	refused(now: number): void {
		this.refusedAt = now;
		this.run = 0;
	}

	/** Milliseconds for each request since the last refusal; with none let in, since then. */
	recentMs(now: number): number {
		return (now - this.refusedAt) / Math.max(1, this.run);
	}

	/** Milliseconds for each request since the measuring began. */
	allMs(now: number): number {
		return (now - this.from) / this.by;
	}

	/** Whether the last requests were let in at the rate of all of them. */
	isEven(now: number): boolean {
		return Math.abs(this.recentMs(now) / this.allMs(now) - 1) < 0.05 + 1.5 / this.run;
	}

	/** The refill, measured at a refusal: over the whole time, or anew when it has changed. */
	measure(now: number): number {
		if (!this.isEven(now)) this.startAnew(this.refusedAt, this.run);
		return this.allMs(now);
	}
}
