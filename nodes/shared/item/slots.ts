/**
 * Places for work that costs memory and connections. Work may step aside while it only waits, and
 * is then let back in before any work that has not begun.
 */
export class Slots {
	private busy = 0;
	private aside = 0;
	private readonly comingBack: Array<() => void> = [];
	private beginning: (() => void) | undefined;

	/**
	 * @param places how many there are now
	 * @param mostAside while so much work is aside, nothing new begins
	 */
	constructor(
		private readonly places: () => number,
		private readonly mostAside: () => number,
	) {}

	/** Takes a place for new work, if there is one right now. */
	beginNow(): boolean {
		if (this.busy >= this.places() || this.aside >= this.mostAside()) return false;
		this.busy += 1;
		return true;
	}

	/** Waits for a place for new work; one caller at a time. */
	async begin(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.beginning = resolve;
			this.fill();
		});
	}

	/** Gives a place back. */
	end(): void {
		this.busy -= 1;
		this.fill();
	}

	/** Gives the place to others while `wait` goes on. */
	async stepAside<T>(wait: () => Promise<T>): Promise<T> {
		this.aside += 1;
		this.end();
		try {
			return await wait();
		} finally {
			this.aside -= 1;
			await new Promise<void>((resolve) => {
				this.comingBack.push(resolve);
				this.fill();
			});
		}
	}

	private fill(): void {
		while (this.busy < this.places()) {
			const next = this.comingBack.shift() ?? this.nextToBegin();
			if (!next) return;
			this.busy += 1;
			next();
		}
	}

	private nextToBegin(): (() => void) | undefined {
		if (this.aside >= this.mostAside()) return undefined;
		const next = this.beginning;
		this.beginning = undefined;
		return next;
	}
}
