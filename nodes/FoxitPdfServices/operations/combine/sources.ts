import { asFailure, FoxitFailure, inputFailure } from '../../../shared/failure';
import { binaryInput } from '../../../shared/file/binaryInput';
import { inputDocument, requirePdf, type InputDocument } from '../../../shared/job/inputDocument';
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
	const sources = perItem ? await sourcesOfItem(run) : await sourcesOfAllItems(run);
	if (sources.length < 2) {
		const found = sources.length === 0 ? 'none' : 'only one';
		throw inputFailure(`Merging takes at least two documents, found ${found}`, {
			advice: perItem
				? 'Name at least two fields or document IDs.'
				: 'Check that the node before gives an item for each document. To merge several files of one item, set Merge to Each Item Into a PDF of Its Own.',
		});
	}
	return sources;
}

async function sourcesOfAllItems(run: OperationRun): Promise<PasswordedDocument[]> {
	const sources: PasswordedDocument[] = [];
	for (const itemIndex of run.itemIndexes) {
		try {
			const source = await inputDocument(run, ['binary', 'documentId'], itemIndex);
			await requirePdf(source.file);
			const password = run.parametersOf(itemIndex).exactText('itemPassword');
			sources.push({ ...source, ...(password && { password }) });
		} catch (caught) {
			throw aboutItem(asFailure(caught), itemIndex);
		}
	}
	return sources;
}

function aboutItem(failure: FoxitFailure, itemIndex: number): FoxitFailure {
	return new FoxitFailure(failure.kind, failure.message, { ...failure.facts, itemIndex });
}

async function sourcesOfItem(run: OperationRun): Promise<PasswordedDocument[]> {
	const { parameters, context, itemIndex } = run;
	const documents: InputDocument[] = [];
	if (parameters.choice('combineFrom') === 'documentIds') {
		for (const documentId of parameters.list('documentIds')) documents.push({ documentId });
	} else {
		for (const field of parameters.list('binaryPropertyNames')) {
			const label = parameters.label('binaryPropertyNames');
			const file = await binaryInput(context, itemIndex, field, label);
			await requirePdf(file, label);
			documents.push({ file });
		}
	}
	const passwords = passwordsOf(run, documents.length);
	return documents.map((document, index) => {
		const password = passwords.get(index + 1);
		return { ...document, ...(password && { password }) };
	});
}

function passwordsOf({ parameters }: OperationRun, count: number): Map<number, string> {
	const max = Math.max(1, count);
	return new Map(
		parameters
			.entries('filePasswords', 'entry')
			.map((row) => [row.number('number', { max }), row.statedExactText('password')]),
	);
}
