import { outputItem } from '../../../shared/item/outputItem';
import { plainField } from '../../../shared/ui/input';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import type { ManualOperation } from '../../executor/types';

/**
 * Deletes a stored document before its 24 hours are over
 * (docs/contract/pdf-services.md#delete-a-document).
 */
export const deleteDocument: ManualOperation = {
	kind: 'manual',
	value: 'delete',
	name: 'Delete',
	action: 'Delete a document at Foxit',
	description: "Delete a document from Foxit's storage before its 24 hours are over",
	properties: [
		plainField('documentId'),
		optionsCollection(
			optionFields.concurrency,
			optionFields.maxRequestsPerMinute,
			optionFields.timeout,
		),
	],
	execute: async ({ session, itemIndex, parameters, record, signals }) => {
		record.documentId = parameters.id('documentId');
		await session.client.deleteDocument(record.documentId, signals.giveUp);
		return [outputItem(itemIndex, { deleted: true, documentId: record.documentId })];
	},
};
