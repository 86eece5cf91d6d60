import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.js';

/** A link that lets anybody fetch one document for a while. */
export interface Share {
	readonly token: string;
	readonly documentId: string;
	readonly account: string;
	/** Name offered to whoever opens the link; undefined: the document's own. */
	readonly fileName: string | undefined;
	readonly expiresAtMs: number;
}

/** Keeps share links until they expire (docs/contract/pdf-services.md#share-a-document). */
export class ShareStore {
	private readonly shares = new Map<string, Share>();

	constructor(private readonly clock: Clock) {}

	/** Makes a link. */
	add(entry: Omit<Share, 'token'>): Share {
		const share = { ...entry, token: randomBytes(24).toString('base64url') };
		this.shares.set(share.token, share);
		return share;
	}

	/** The link, or undefined when it is unknown or expired. */
	find(token: string): Share | undefined {
		const share = this.shares.get(token);
		return share === undefined || this.clock.now() >= share.expiresAtMs ? undefined : share;
	}

	/** Forgets what has expired. */
	sweep(): void {
		for (const { token } of this.shares.values())
			if (this.find(token) === undefined) this.shares.delete(token);
	}

	/** Forgets everything. */
	clear(): void {
		this.shares.clear();
	}
}
