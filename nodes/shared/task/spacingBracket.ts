/** A bracket this narrow, or halved so often, is no longer halved. */
const NARROW = 1.1;
const MOST_HALVINGS = 8;

/**
 * For a bucket of one: the right spacing lies between the longest gap that was refused and the
 * shortest that was let in, in milliseconds.
 */
export class SpacingBracket {
	private halvings = 0;
	private refusedMs: number;

	constructor(
		refusedMs: number,
		private acceptedMs: number,
	) {
		this.refusedMs = Math.max(1, refusedMs);
	}

	/** Whether it is still worth to narrow it. */
	get isOpen(): boolean {
		return !this.isNarrow && this.halvings < MOST_HALVINGS;
	}

	accepted(gapMs: number): void {
		this.acceptedMs = Math.min(this.acceptedMs, gapMs);
	}

	refused(gapMs: number): void {
		this.refusedMs = Math.max(this.refusedMs, gapMs);
	}

	/** The spacing to try: three quarters of the way up, as a refusal costs more than a little waiting. */
	aim(): number {
		this.halvings += 1;
		const { refusedMs, acceptedMs } = this;
		return this.isNarrow ? acceptedMs : refusedMs + 0.75 * (acceptedMs - refusedMs);
	}

	private get isNarrow(): boolean {
		return this.acceptedMs / this.refusedMs <= NARROW;
	}
}
