import { join } from 'node:path';
import type { StoredDocument } from '../../state/documents.js';
import { EXECUTE, signedFile, ZIP_FILE } from '../jobs/execute.js';
import type { ExecuteOptions } from '../engine/types.js';
import type { Envelope } from '../model.js';
import { certificateOf, stampsOf } from '../present/signed.js';
import type { JobRunner } from './job-runner.js';
import { pdfName, type Library } from './library.js';

/** Files of an executed envelope. */
export interface Executed {
	zip: StoredDocument;
	documents: StoredDocument[];
}

/** What the settings have to say about signed documents. */
export interface Looks {
	zone: string;
	testMode: boolean;
}

/** Signed documents; made when they are first asked for, which nobody can tell from the outside. */
export class ExecutedFiles {
	private readonly made = new Map<number, Promise<Executed>>();

	constructor(
		private readonly library: Library,
		private readonly jobs: JobRunner,
	) {}

	/** The files of an envelope. */
	async of(envelope: Envelope, looks: Looks): Promise<Executed> {
		let files = this.made.get(envelope.folderId);
		if (files === undefined) {
			files = this.make(envelope, looks);
			this.made.set(envelope.folderId, files);
			// A failure is told to those who asked, not kept for the next.
			files.catch(() => this.made.delete(envelope.folderId));
		}
		return await files;
	}

	/** Deletes them. */
	async remove({ folderId, account }: Envelope): Promise<void> {
		const files = await this.made.get(folderId)?.catch(() => undefined);
		this.made.delete(folderId);
		for (const { documentId } of [files?.zip, ...(files?.documents ?? [])].filter(
			(file) => file !== undefined,
		))
			this.library.remove(account, documentId);
	}

	/** Forgets all; the files go with the store. */
	clear(): void {
		this.made.clear();
	}

	private async make(envelope: Envelope, { zone, testMode }: Looks): Promise<Executed> {
		const { account, documents } = envelope;
		const inputs = documents.map(({ storedId }) => this.library.find(account, storedId));
		const names = uniqueNames(documents.map(({ name }) => pdfName(name)));
		const options: ExecuteOptions = {
			stamps: documents.map((_, index) => stampsOf(envelope, index, zone)),
			names,
			certificate: certificateOf(envelope, zone),
			testMode,
		};
		return await this.jobs.run({ name: EXECUTE, inputs, options }, async (folder) => {
			const signed: StoredDocument[] = [];
			for (const [index, name] of names.entries())
				signed.push(await this.library.take(account, join(folder, signedFile(index)), name));
			const zipName = `${envelope.name}.zip`;
			const zip = await this.library.take(account, join(folder, ZIP_FILE), zipName);
			return { zip, documents: signed };
		});
	}
}

/** A ZIP cannot hold two files of one name, nor folders of a document's making. */
function uniqueNames(names: readonly string[]): string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		const plain = name.replace(/[/\\]/g, '_');
		let unique = plain;
		for (let copy = 2; taken.has(unique); copy++)
			unique = plain.replace(/(\.pdf)?$/, ` (${copy})$1`);
		taken.add(unique);
		return unique;
	});
}
