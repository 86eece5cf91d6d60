/**
 * Places for work that costs memory and connections, for one run or for several that share them. Work may step
 * aside while it only waits, and is then let back in before any work that has not begun.
 */
export class Slots {
	private busy = 0;
	private aside = 0;
	private readonly comingBack = new Set<() => void>();
	/** At most one of each run, so that runs take turns. */
	private readonly beginning = new Set<() => void>();

	/**
	 * @param places how many there are now
	 * @param mostAside while so much work is aside, nothing new begins
	 */
	constructor(
		private readonly places: () => number,
		private readonly mostAside: () => number = () => Infinity,
	) {}

	/** Takes a place for new work, if there is one right now and nobody waits for it. */
	beginNow(): boolean {
		if (this.beginning.size > 0 || this.comingBack.size > 0 || !this.isFree()) return false;
		if (this.aside >= this.mostAside()) return false;
		this.busy += 1;
		return true;
	}

	/**
	 * Waits for a place for new work.
	 *
	 * @param signal ends the wait
	 * @returns whether there is one; none when the signal came first
	 */
	async begin(signal: AbortSignal): Promise<boolean> {
		return await this.turn(this.beginning, signal);
	}

	/** Gives a place back. */
	end(): void {
		this.busy -= 1;
		this.fill();
	}

	/**
	 * Gives the place to others while `wait` goes on.
	 *
	 * @param signal whose end work does not wait for a place any more, since all that is left is to end, too
	 */
	async stepAside<T>(wait: () => Promise<T>, signal: AbortSignal): Promise<T> {
		this.aside += 1;
		this.end();
		try {
			return await wait();
		} finally {
			this.aside -= 1;
			const isIn = await this.turn(this.comingBack, signal);
			if (!isIn) this.busy += 1;
		}
	}

	private async turn(queue: Set<() => void>, signal: AbortSignal): Promise<boolean> {
		if (signal.aborted) return false;
		return await new Promise<boolean>((resolve) => {
			const leave = () => {
				queue.delete(enter);
				resolve(false);
				this.fill();
			};
			const enter = () => {
				signal.removeEventListener('abort', leave);
				resolve(true);
			};
			signal.addEventListener('abort', leave, { once: true });
			queue.add(enter);
			this.fill();
		});
	}

	private fill(): void {
		while (this.isFree()) {
			const queue = this.comingBack.size > 0 ? this.comingBack : this.beginning;
			const [next] = queue;
			if (!next) return;
			if (queue === this.beginning && this.aside >= this.mostAside()) return;
			queue.delete(next);
			this.busy += 1;
			next();
		}
	}

	/** Something may always be at work. */
	private isFree(): boolean {
		return this.busy < Math.max(1, Math.floor(this.places()));
	}
}
