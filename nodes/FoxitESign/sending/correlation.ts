import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { customValuesOf } from '../service/envelope';
import { objectIn, textIn } from '../../shared/values/members';

/** Name of the custom field that carries the correlation value. */
const CORRELATION_NAME = 'n8nCorrelation';
/** Member of the metadata that tells envelopes of one correlation value apart. */
const SENDING_METADATA = 'n8nSending';

/**
 * By what an envelope is found again, whatever became of the answer
 * (docs/contract/esign.md#idempotency).
 */
export interface Correlation {
	/** Of the first custom field: the user's own, or one that no other sending has. */
	value: string;
	/** The same for every try of one item in one execution, and different for any other. */
	sending: string;
}

/**
 * The correlation of the envelope that is meant by one item of one execution.
 *
 * @param intent the same for every try of the item, and no other item's
 */
export function correlationOf(
	context: IExecuteFunctions,
	intent: string,
	wished: string,
): Correlation {
	const instance = context.getInstanceId().slice(0, 8);
	const node = context.getNode().id.replace(/-/g, '').slice(0, 8);
	const sending = ['n8n', instance, context.getExecutionId(), node, intent.slice(0, 12)].join('-');
	return { value: wished || sending, sending };
}

/** The correlation as members of a request. A user's own value can be that of earlier envelopes too. */
export function correlationMembers(
	{ value, sending }: Correlation,
	metadata: IDataObject,
): IDataObject {
	const isOwn = value !== sending;
	return {
		custom_field1: { name: CORRELATION_NAME, value },
		metadata: isOwn ? { ...metadata, [SENDING_METADATA]: sending } : metadata,
	};
}

/** Clocks differ: an envelope made by a request can look so much older than the request. */
const CLOCK_DIFFERENCE_MS = 60_000;

/**
 * Whether an envelope has a correlation. The custom field comes back for sure, metadata may not
 * (docs/contract/esign.md#custom-fields-and-metadata). A user's own value can be that of earlier
 * envelopes: without metadata the time tells them apart.
 *
 * @param since when the request for it was first sent, in epoch milliseconds
 */
export function hasCorrelation(
	folder: unknown,
	{ value, sending }: Correlation,
	since: number,
): boolean {
	if (!customValuesOf(folder).includes(value)) return false;
	if (value === sending) return true;
	const source = objectIn(folder);
	const other = textIn(objectIn(source.metadata)[SENDING_METADATA]);
	if (other !== undefined) return other === sending;
	const madeAt = source.folderCreationDate;
	return typeof madeAt === 'number' && madeAt >= since - CLOCK_DIFFERENCE_MS;
}
