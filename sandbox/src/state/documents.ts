import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Clock } from './clock.js';
import { newId } from './ids.js';

/** A stored file: an upload, or what an operation made. */
export interface StoredDocument {
	readonly documentId: string;
	/** Client id of the account it belongs to; nobody else can see it. */
	readonly account: string;
	readonly origin: 'upload' | 'result';
	readonly fileName: string;
	/** Lower case, with its dot; empty when the name has none. */
	readonly extension: string;
	readonly size: number;
	readonly path: string;
	readonly createdAtMs: number;
	/**
	 * When the last download of it was answered, for the spacing rule
	 * (docs/contract/pdf-services.md#download-a-document).
	 */
	lastDownloadAtMs?: number;
	/** Transfers and tasks that still read the file. */
	readers: number;
	gone: boolean;
}

/**
 * Keeps documents for their life-time (docs/contract/pdf-services.md#upload-a-document) and removes
 * files nobody reads any more.
 */
export class DocumentStore {
	private readonly documents = new Map<string, StoredDocument>();

	constructor(
		private readonly folder: string,
		private readonly clock: Clock,
		private readonly lifetimeMs: () => number,
	) {}

	/** A fresh path to write a document to, before it is {@link add}ed. */
	newPath(): string {
		return join(this.folder, newId());
	}

	/** Takes a finished file into the store. */
	add(entry: {
		account: string;
		origin: StoredDocument['origin'];
		fileName: string;
		path: string;
		size: number;
		createdAtMs?: number;
	}): StoredDocument {
		const document: StoredDocument = {
			createdAtMs: this.clock.now(),
			...entry,
			documentId: newId(),
			extension: extname(entry.fileName).toLowerCase(),
			readers: 0,
			gone: false,
		};
		this.documents.set(document.documentId, document);
		return document;
	}

	/** The account's document, or undefined when it is unknown, expired, deleted or somebody else's. */
	find(documentId: string, account: string): StoredDocument | undefined {
		const document = this.documents.get(documentId);
		if (document === undefined || document.account !== account) return undefined;
		if (this.expired(document)) {
			this.remove(document);
			return undefined;
		}
		return document;
	}

	/** Keeps the file on disk until the returned function is called, even if the document is deleted. */
	hold(document: StoredDocument): () => void {
		document.readers += 1;
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			document.readers -= 1;
			if (document.gone && document.readers === 0) void rm(document.path, { force: true });
		};
	}

	/** Deletes a document: its id is unknown from now on. */
	remove(document: StoredDocument): void {
		this.documents.delete(document.documentId);
		document.gone = true;
		if (document.readers === 0) void rm(document.path, { force: true });
	}

	/** Deletes whatever has passed its life-time. */
	sweep(): void {
		for (const document of this.documents.values())
			if (this.expired(document)) this.remove(document);
	}

	/** Deletes everything. */
	clear(): void {
		for (const document of this.documents.values()) this.remove(document);
	}

	/** All documents of all accounts, oldest first. */
	list(): StoredDocument[] {
		return [...this.documents.values()];
	}

	private expired(document: StoredDocument): boolean {
		return this.clock.now() - document.createdAtMs >= this.lifetimeMs();
	}
}
