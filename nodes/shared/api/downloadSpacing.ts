import type { Clock } from '../task/clock';

/**
 * The service limits downloads of one document harder than the rest
 * (docs/contract/pdf-services.md#download-a-document).
 */
export const DOWNLOAD_SPACING_MS = 2_150;
/** Entries older than the spacing say nothing; they are dropped when this many have gathered. */
const SWEEP_AT = 500;

/** Keeps two downloads of the same document apart. */
export class DownloadSpacing {
	private readonly nextAllowed = new Map<string, number>();

	constructor(private readonly clock: Clock) {}

	/** Waits until the document may be downloaded, and claims that moment. */
	async acquire(documentId: string, signal: AbortSignal): Promise<void> {
		const now = this.clock.now();
		const at = Math.max(now, this.nextAllowed.get(documentId) ?? now);
		this.claim(documentId, at);
		if (at > now) await this.clock.sleep(at - now, signal);
	}

	/** Counts the spacing from now: the service may have seen the request later than it was sent. */
	answered(documentId: string): void {
		this.claim(documentId, this.clock.now());
	}

	private claim(documentId: string, at: number): void {
		const next = Math.max(at + DOWNLOAD_SPACING_MS, this.nextAllowed.get(documentId) ?? 0);
		this.nextAllowed.set(documentId, next);
		if (this.nextAllowed.size >= SWEEP_AT) this.sweep();
	}

	private sweep(): void {
		const now = this.clock.now();
		for (const [id, at] of this.nextAllowed) if (at <= now) this.nextAllowed.delete(id);
	}
}
