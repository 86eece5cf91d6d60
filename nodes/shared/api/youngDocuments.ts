import type { Clock } from '../task/clock';

/**
 * A document this young that "does not exist" has not reached every server
 * (docs/contract/pdf-services.md#the-life-of-an-operation).
 */
const YOUNG_MS = 10_000;

/** Documents of an account that this process has seen come into being moments ago. */
export class YoungDocuments {
	private readonly madeAt = new Map<string, number>();

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/** Call when a document was uploaded, or is a task's result. */
	note(documentId: string): void {
		const now = this.clock.now();
		this.madeAt.delete(documentId);
		this.madeAt.set(documentId, now);
		// The oldest come first.
		for (const [id, at] of this.madeAt) {
			if (now - at <= YOUNG_MS) break;
			this.madeAt.delete(id);
		}
	}

	/** Whether any of these documents is so young that not every server may know it. */
	hasAny(documentIds: ReadonlyArray<string | undefined>): boolean {
		const now = this.clock.now();
		return documentIds.some((id) => now - (this.madeAt.get(id ?? '') ?? -Infinity) <= YOUNG_MS);
	}
}
