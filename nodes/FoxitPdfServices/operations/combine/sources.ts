import type { IDataObject } from 'n8n-workflow';

import { asFailure, FoxitFailure, inputFailure } from '../../../shared/failure';
import { binaryInput } from '../../../shared/file/binaryInput';
import { collectionOf, numberWithin, textOf } from '../../../shared/item/parameters';
import { toText } from '../../../shared/toText';
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
	const perItem = textOf(run.parameters, 'combineMode') === 'perItem';
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
			const password = toText(run.parametersOf(itemIndex).get('itemPassword'));
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
	if (textOf(parameters, 'combineFrom') === 'documentIds') {
		for (const documentId of listOf(parameters.get('documentIds'))) documents.push({ documentId });
	} else {
		for (const field of listOf(parameters.get('binaryPropertyNames'))) {
			const file = await binaryInput(context, itemIndex, field);
			await requirePdf(file);
			documents.push({ file });
		}
	}
	const passwords = passwordsOf(run, documents.length);
	return documents.map((document, index) => {
		const password = passwords.get(index + 1);
		return { ...document, ...(password && { password }) };
	});
}

/** Names or ids: an array from an expression, or text with commas. */
function listOf(value: unknown): string[] {
	const parts = Array.isArray(value) ? value : toText(value).split(',');
	return parts.map((part) => toText(part).trim()).filter((part) => part !== '');
}

function passwordsOf({ parameters }: OperationRun, count: number): Map<number, string> {
	const { entry } = collectionOf(parameters, 'filePasswords');
	const rows = Array.isArray(entry) ? (entry as IDataObject[]) : [];
	const bounds = { min: 1, max: Math.max(1, count), fallback: 1, integer: true };
	return new Map(
		rows.map((row) => [numberWithin(row.number, 'Document Number', bounds), toText(row.password)]),
	);
}
