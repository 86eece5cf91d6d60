import type { Clock } from '../task/clock';

/**
 * A document or task this young that "does not exist" has not reached every server
 * (docs/contract/pdf-services.md#the-life-of-an-operation).
 */
const YOUNG_MS = 10_000;

/** Documents, or tasks, of an account that this process has seen come into being moments ago. */
export class YoungIds {
	private readonly madeAt = new Map<string, number>();

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/** Call when a document was uploaded or is a task's result, or when a task was submitted. */
	note(id: string): void {
		const now = this.clock.now();
		this.madeAt.delete(id);
		this.madeAt.set(id, now);
		// The oldest come first.
		for (const [old, at] of this.madeAt) {
			if (now - at <= YOUNG_MS) break;
			this.madeAt.delete(old);
		}
	}

	/** Whether any of these is so young that not every server may know it. */
	hasAny(ids: ReadonlyArray<string | undefined>): boolean {
		const now = this.clock.now();
		return ids.some((id) => now - (this.madeAt.get(id ?? '') ?? -Infinity) <= YOUNG_MS);
	}
}
