import { asFailure, FoxitFailure, inputFailure } from '../../../shared/failure';
import { binaryInput } from '../../../shared/file/binaryInput';
import { expectedSha256, expectedSha256s, expecting } from '../../../shared/job/expectedSha256';
import { headersOf } from '../../../shared/job/headers';
import {
	inputDocument,
	linkedDocument,
	MAIN_INPUT,
	requirePdf,
	type InputDocument,
} from '../../../shared/job/inputDocument';
import { DOCUMENT_MODES } from '../../../shared/job/jobRun';
import { BETWEEN_URLS } from '../../../shared/values/list';
import type { OperationRun } from '../../executor/types';

/** One of several inputs. */
export interface PasswordedDocument extends InputDocument {
	/** Opens it; absent where it is open. */
	password?: string;
}

/**
 * The documents to merge, in order, checked but not sent.
 *
 * @throws FoxitFailure `input` that names the item when a document of all items cannot be used
 */
export async function combineSources(run: OperationRun): Promise<PasswordedDocument[]> {
	const perItem = run.parameters.choice('combineMode') === 'perItem';
	return perItem ? await sourcesOfItem(run) : await sourcesOfAllItems(run);
}

function refuseTooFew(sources: readonly unknown[], perItem: boolean): void {
	if (sources.length < 2) {
		const found = sources.length === 0 ? 'none' : 'only one';
		throw inputFailure(`Merging takes at least two documents, found ${found}`, {
			advice: perItem
				? 'Name at least two fields or document IDs.'
				: 'Check that the node before gives an item for each document. To merge several files of one item, set Merge to Each Item Into a PDF of Its Own.',
		});
	}
}

/** The documents of all items, in order, checked but not sent. */
export async function sourcesOfAllItems(run: OperationRun): Promise<PasswordedDocument[]> {
	const sources: PasswordedDocument[] = [];
	for (const itemIndex of run.itemIndexes) {
		const source = await ofItem(itemIndex, async () => {
			const password = run.parametersOf(itemIndex).exactText('itemPassword');
			const expected = expectedSha256(run.parametersOf(itemIndex));
			const found = await inputDocument(run, DOCUMENT_MODES, itemIndex);
			const document = expecting(found, expected);
			return { ...document, ...(password && { password }) };
		});
		sources.push(source);
	}
	refuseTooFew(sources, false);
	// Parameters of all items come before the download of the first.
	for (const [index, source] of sources.entries()) {
		const itemIndex = run.itemIndexes[index] ?? run.itemIndex;
		await ofItem(itemIndex, async () => await requirePdf(source));
	}
	return sources;
}

/** Reads what belongs to an item, and names it where that fails. */
async function ofItem<T>(itemIndex: number, read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (caught) {
		throw aboutItem(asFailure(caught), itemIndex);
	}
}

function aboutItem({ kind, message, facts }: FoxitFailure, itemIndex: number): FoxitFailure {
	return new FoxitFailure(kind, message, { ...facts, itemIndex });
}

async function sourcesOfItem(run: OperationRun): Promise<PasswordedDocument[]> {
	const { parameters, context, itemIndex } = run;
	const from = parameters.choice<keyof typeof LISTS>('combineFrom');
	const label = parameters.label(LISTS[from]);
	const entries = parameters.list(LISTS[from], from === 'urls' ? BETWEEN_URLS : undefined);
	const headers = from === 'urls' ? headersOf(parameters, MAIN_INPUT.headers) : {};
	const passwords = passwordsOf(run, entries.length);
	const hashes = expectedSha256s(parameters, entries.length);
	const documents = await Promise.all(
		entries.map(async (entry, index): Promise<InputDocument> => {
			if (from === 'documentIds') return { documentId: entry, label };
			if (from === 'urls') {
				const link = { url: entry, label, headers, wishedName: '' };
				return linkedDocument(run, `${itemIndex} ${LISTS.urls} ${index}`, link);
			}
			const file = await binaryInput(context, itemIndex, entry, label);
			return { file: async () => await Promise.resolve(file), label };
		}),
	);
	refuseTooFew(documents, true);
	for (const document of documents) await requirePdf(document);
	return documents.map((document, index) => {
		const password = passwords.get(index + 1);
		return { ...expecting(document, hashes?.[index]), ...(password && { password }) };
	});
}

/** The parameter of each way to name several documents. */
const LISTS = {
	binaryFields: 'binaryPropertyNames',
	documentIds: 'documentIds',
	urls: 'fileUrls',
} as const;

function passwordsOf({ parameters }: OperationRun, count: number): Map<number, string> {
	const max = Math.max(1, count);
	return new Map(
		parameters
			.entries('filePasswords', 'entry')
			.map((row) => [row.number('number', { max }), row.statedExactText('password')]),
	);
}
