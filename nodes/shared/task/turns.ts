import type { Clock } from './clock';

/** Work goes on for so long before others in the process get their turn. */
const TURN_MS = 20;

/** Long work calls `give` between its steps, so that it never holds up the process for long. */
export class Turns {
	private startedAt: number;

	constructor(
		private readonly clock: Clock,
		private readonly signal: AbortSignal,
	) {
		this.startedAt = clock.now();
	}

	/** Whether it is time to call `give`; saves the wait in the midst of many small steps. */
	get isOver(): boolean {
		return this.clock.now() - this.startedAt >= TURN_MS;
	}

	/** Lets others work, if this turn has been long enough. */
	async give(): Promise<void> {
		if (!this.isOver) return;
		await this.clock.sleep(0, this.signal);
		this.startedAt = this.clock.now();
	}
}
