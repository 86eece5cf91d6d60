import { copyFile, rename, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { DocumentStore, StoredDocument } from '../../state/documents.js';
import { EsignError } from '../errors.js';
import { PREPARE, PREPARED_FILE } from '../jobs/prepare.js';
import type { FoundField, Prepared } from '../engine/types.js';
import type { EnvelopeDocument } from '../model.js';
import type { Counters } from '../counters.js';
import type { JobRunner } from './job-runner.js';

/** A file that has come in, somewhere in the temp folder. */
export interface IncomingFile {
	path: string;
	fileName: string;
}

/** What to look for in a document. */
export interface SearchFor {
	textTags: boolean;
	acroFields: boolean;
}

/** A document in the store, and the fields found in it. */
export interface NewDocument {
	document: EnvelopeDocument;
	found: FoundField[];
}

/** The documents of envelopes and templates. Whatever comes in is kept as a PDF. */
export class Library {
	constructor(
		readonly files: DocumentStore,
		private readonly jobs: JobRunner,
		private readonly counters: Counters,
	) {}

	/** Takes a file in. Refuses what cannot be made a PDF. */
	async add(account: string, file: IncomingFile, search: SearchFor): Promise<NewDocument> {
		const job = { name: PREPARE, inputs: [file], options: { ...search } };
		try {
			return await this.jobs.run(job, async (folder, data) => {
				const { pages, fields } = data as Prepared;
				const stored = await this.take(account, join(folder, PREPARED_FILE), file.fileName);
				return { document: this.describe(file.fileName, stored, pages), found: fields };
			});
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			throw new EsignError(`error in processing the file ${file.fileName}: ${reason}`);
		}
	}

	/** A copy with ids of its own: an envelope outlives the template it was made from. */
	async copy(account: string, document: EnvelopeDocument): Promise<EnvelopeDocument> {
		const path = this.files.newPath();
		await copyFile(this.find(account, document.storedId).path, path);
		const stored = await this.keep(account, path, document.name);
		return this.describe(document.name, stored, document.pageSizes);
	}

	/** Moves a file that a job has made into the store. */
	async take(account: string, from: string, fileName: string): Promise<StoredDocument> {
		const path = this.files.newPath();
		await rename(from, path);
		return await this.keep(account, path, fileName);
	}

	/** A stored file. */
	find(account: string, storedId: string): StoredDocument {
		const stored = this.files.find(storedId, account);
		if (stored === undefined) throw new EsignError('the document is no longer there');
		return stored;
	}

	/** Deletes a stored file. */
	remove(account: string, storedId: string): void {
		const stored = this.files.find(storedId, account);
		if (stored !== undefined) this.files.remove(stored);
	}

	private async keep(account: string, path: string, fileName: string): Promise<StoredDocument> {
		const { size } = await stat(path);
		return this.files.add({ account, origin: 'upload', fileName, path, size });
	}

	private describe(
		name: string,
		{ documentId: storedId }: StoredDocument,
		pageSizes: EnvelopeDocument['pageSizes'],
	): EnvelopeDocument {
		return {
			documentId: this.counters.next('document'),
			versionId: this.counters.next('version'),
			name,
			storedId,
			pageSizes,
		};
	}
}

/** Name of a document as a PDF. */
export function pdfName(name: string): string {
	const extension = extname(name);
	return `${extension === '' ? name : name.slice(0, -extension.length)}.pdf`;
}
