import { runItems } from '../item/runItems';
import type { JobRun } from './jobRun';
import type { InputDocument } from './inputDocument';
import { checkSha256 } from './expectedSha256';
import { sourceOf } from './fileSource';
import { uploadSource } from './uploadSource';

/** Uploads under way at a time, for one item with several files. */
const UPLOADS_AT_A_TIME = 3;

/** Makes sure that several PDFs are at Foxit; their ids go into the record, in order. */
export async function uploadAll(run: JobRun, documents: readonly InputDocument[]): Promise<void> {
	// A retry finds the uploads of the try before.
	if (run.record.documentIds) return;
	for (const document of documents) await checkDocument(document);
	const outcomes = await runItems(
		{
			count: documents.length,
			slots: UPLOADS_AT_A_TIME,
			stop: run.signals.giveUp,
			failFast: true,
		},
		async (index, signals) => {
			const { file, documentId } = documents[index] ?? {};
			if (!file) return { documentId: documentId ?? '', sha256: '' };
			return await uploadSource({ ...run, signals }, sourceOf(await file(), '.pdf'));
		},
	);
	const failures = outcomes.flatMap((outcome) => ('failure' in outcome ? [outcome.failure] : []));
	const cause = failures.find(({ kind }) => kind !== 'cancelled') ?? failures[0];
	if (cause) throw cause;
	const uploads = outcomes.flatMap((outcome) => ('value' in outcome ? [outcome.value] : []));
	run.record.documentIds = uploads.map(({ documentId }) => documentId);
	if (uploads.some(({ sha256 }) => sha256)) {
		run.record.inputSha256 = uploads.map(({ sha256 }) => sha256);
	}
}

/** @throws FoxitFailure `input` for a file that is not the expected one */
async function checkDocument({ file, expected }: InputDocument): Promise<void> {
	if (file && expected) await checkSha256(sourceOf(await file(), '.pdf'), expected);
}
