import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { pathSegment } from '../../../shared/api/address';
import { FoxitFailure } from '../../../shared/failure';
import { chosenName, safeFileName } from '../../../shared/file/fileName';
import { nameWithId } from '../../../shared/job/nameWithId';
import { outputItem } from '../../../shared/item/outputItem';
import { toText } from '../../../shared/values/members';
import { plainField } from '../../../shared/ui/input';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import type { ManualOperation, OperationRun } from '../../executor/types';
import { parsedJson } from '../../../shared/values/json';

/** Bounds of the service (docs/contract/pdf-services.md#share-a-document). */
const defaultMinutes = 60;
const EXPIRATION = { min: 10, max: 1_440 };

/** How long a link works. */
export const expirationField: INodeProperties = {
	displayName: 'Expires After',
	name: 'expirationMinutes',
	type: 'number',
	typeOptions: {
		minValue: EXPIRATION.min,
		maxValue: EXPIRATION.max,
		numberPrecision: 0,
	},
	default: defaultMinutes,
	description: 'How many minutes the link works, from 10 to 1440',
};

/**
 * Makes a link that anybody can open for a while (docs/contract/pdf-services.md#share-a-document).
 */
export const shareLink: ManualOperation = {
	kind: 'manual',
	value: 'createShareLink',
	name: 'Create Share Link',
	action: 'Create a share link for a document',
	description: 'Create a public link that works for a limited time and needs no credentials',
	properties: [
		plainField('documentId'),
		expirationField,
		optionsCollection(
			optionFields.concurrency,
			{ ...optionFields.fileName, description: 'Name under which the file is offered' },
			optionFields.maxRequestsPerMinute,
			optionFields.timeout,
		),
	],
	execute: async (run) => {
		const { itemIndex, parameters, record } = run;
		record.documentId = parameters.id('documentId');
		const expirationMinutes = parameters.number('expirationMinutes', { unit: 'minutes' });
		const wished = parameters.collection('options').text('fileName');
		const name = wished ? chosenName(wished) : nameWithId(run, record.documentId);
		const link = await createShareLink(run, record.documentId, expirationMinutes, name);
		return [outputItem(itemIndex, { documentId: record.documentId, ...link })];
	},
};

/**
 * Makes a link to a document.
 *
 * @param name under which the file is offered
 * @returns the service's answer, with the name
 */
export async function createShareLink(
	{ session, signals }: OperationRun,
	documentId: string,
	expirationMinutes: number,
	name: string | undefined,
): Promise<IDataObject> {
	const filename = name === undefined ? undefined : safeFileName(name, 'document');
	const response = await session.client.send({
		method: 'POST',
		path: `/documents/${pathSegment(documentId, 'Document ID')}/share`,
		headers: { 'Content-Type': 'application/json' },
		body: () => JSON.stringify({ expirationMinutes, ...(filename && { filename }) }),
		// A second link does no harm: nobody has seen the first.
		kind: 'repeatable',
		priority: 'work',
		signal: signals.giveUp,
	});
	const answer = (parsedJson(response.text) ?? {}) as IDataObject;
	if (toText(answer.shareUrl) === '') {
		throw new FoxitFailure('unreadableAnswer', "Foxit's answer holds no link");
	}
	return { ...(filename && { fileName: filename }), ...answer };
}
