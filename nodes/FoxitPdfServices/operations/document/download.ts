import { plainField } from '../../../shared/ui/input';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import { outputField } from '../../../shared/ui/output';
import { fetchFile } from '../../../shared/job/fetchResult';
import { baseName, safeFileName } from '../../../shared/file/fileName';
import { nameWithId } from '../../../shared/job/nameWithId';
import type { ManualOperation } from '../../executor/types';

/**
 * Downloads any stored document (docs/contract/pdf-services.md#download-a-document). Free of
 * credits.
 */
export const download: ManualOperation = {
	kind: 'manual',
	value: 'download',
	name: 'Download',
	action: 'Download a document from Foxit',
	description: 'Download an uploaded document or the result of an operation',
	properties: [
		plainField('documentId'),
		outputField,
		optionsCollection(
			optionFields.concurrency,
			optionFields.fileName,
			optionFields.maxRequestsPerMinute,
			optionFields.timeout,
		),
	],
	execute: async (run) => {
		const documentId = run.parameters.id('documentId');
		run.record.documentId = documentId;
		const name = safeFileName(nameWithId(run, documentId), documentId);
		return [await fetchFile(run, { documentId, extensions: [], fallbackName: baseName(name) })];
	},
};
