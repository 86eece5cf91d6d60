import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import { outputProperties } from '../../../shared/ui/output';
import { resultName } from '../../../shared/job/fetchResult';
import { deliver } from '../../../shared/job/deliver';
import { uploadAll } from '../../../shared/job/uploadAll';
import { runTask, settingsOf } from '../../../shared/job/runTask';
import { submitJob } from '../../../shared/job/submitJob';
import type { ManualOperation, OperationRun } from '../../executor/types';
import { combineProperties } from './properties';
import { combineSources, type PasswordedDocument } from './sources';

export const MERGE_ENDPOINT = '/documents/enhance/pdf-combine';

/** One for the file of each item, or several for those of one. */
const expectedOfEach: INodeProperties = {
	...optionFields.expectedSha256,
	description:
		'SHA-256 that the file must have. If several files of one item are merged, give one for each in their order, separated by commas or as an array. A file with another SHA-256 is refused before anything is sent.',
};

/** Merges PDFs into one, in order (docs/contract/pdf-services.md#enhance). */
export const combine: ManualOperation = {
	kind: 'manual',
	value: 'merge',
	name: 'Merge',
	action: 'Merge several PDFs into one',
	description: 'Merge the PDFs of all items, or of several fields of each item, into one',
	properties: [
		...combineProperties,
		...outputProperties('file'),
		optionsCollection(
			optionFields.additionalFields,
			optionFields.concurrency,
			optionFields.deleteCopies,
			expectedOfEach,
			optionFields.fileName,
			optionFields.maxCredits,
			optionFields.maxRequestsPerMinute,
			optionFields.retrySubmits,
			optionFields.retryUncertainSubmits,
			optionFields.timeout,
		),
	],
	takesAllItems: (parameters) => parameters.choice('combineMode') !== 'perItem',
	execute: async (run) => linkToAll(run, await merge(run)),
};

async function merge(run: OperationRun): Promise<INodeExecutionData[]> {
	const settings = settingsOf(run);
	const config = mergeConfig(run.parameters);
	const sources = await combineSources(run);

	return await runTask(run, settings, {
		endpoint: MERGE_ENDPOINT,
		submit: async () => {
			await uploadAll(run, sources);
			const body = { ...mergedDocuments(run, sources), ...config, ...settings.body };
			return await submitJob(run, MERGE_ENDPOINT, body);
		},
		uploads: () => mergedUploads(run, sources),
		resultName: () => resultName(run, { extensions: ['.pdf'], fallbackName: 'combined' }),
		finish: async (state) =>
			await deliver(run, {
				output: settings.output,
				state,
				extensions: ['.pdf'],
				fallbackName: 'combined',
			}),
	});
}

/** The member of the request that names the documents, which are at Foxit by now. */
export function mergedDocuments(
	{ record }: OperationRun,
	sources: readonly PasswordedDocument[],
): IDataObject {
	const documentInfos = (record.documentIds ?? []).map((documentId, index) => {
		const password = sources[index]?.password;
		return { documentId, ...(password && { password }) };
	});
	return { documentInfos };
}

/** Ids of the documents that we have uploaded. */
export function mergedUploads(
	{ record }: OperationRun,
	sources: readonly PasswordedDocument[],
): string[] {
	return (record.documentIds ?? []).filter((_, index) => sources[index]?.file !== undefined);
}

/** The service's defaults are unknown, so what the user sees in the node is always sent. */
export function mergeConfig(parameters: Parameters): IDataObject {
	const settings = parameters.collection('combineOptions');
	const contents = settings.boolean('addTableOfContents');
	const title = contents ? settings.text('tocTitle') : '';
	const given = contents && settings.has('tocBookmarkLevels');
	const levels = given ? tocLevels(settings.requiredText('tocBookmarkLevels')) : '';
	return {
		config: {
			addBookmark: settings.boolean('addBookmarks'),
			continueMergeOnError: settings.boolean('skipBroken'),
			retainPageNumbers: settings.boolean('retainPageNumbers'),
			...(contents && { addTOC: true }),
			...(contents && title && { tocTitle: title }),
			...(levels && { tocBookmarkLevels: levels }),
		},
	};
}

/** One level or a span of them. */
function tocLevels(text: string): string {
	const levels = text.replace(/\s/g, '');
	const [, first, last = first] = /^([1-9]\d?)(?:-([1-9]\d?))?$/.exec(levels) ?? [];
	if (Number(first) <= Number(last)) return levels;
	const label = 'Table of Contents Levels';
	throw inputFailure(`"${label}" must be a level or a span of levels, e.g. 1-3`, {
		parameter: label,
	});
}

/** The result comes from all items of the turn, and says so. */
export function linkToAll(run: OperationRun, items: INodeExecutionData[]): INodeExecutionData[] {
	if (run.itemIndexes.length === 1) return items;
	const pairedItem = run.itemIndexes.map((item) => ({ item }));
	return items.map((item) => ({ ...item, pairedItem }));
}
