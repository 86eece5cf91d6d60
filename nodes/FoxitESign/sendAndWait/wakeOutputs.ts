import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import type { Answer } from '../../shared/esign/answers';
import type { Delivery } from '../../shared/esign/delivery';
import { downloadSigned } from '../../shared/esign/downloadEnvelope';
import {
	isExecuted,
	simplifyEnvelope,
	simplifyPerson,
	statusOf,
} from '../../shared/esign/envelope';
import { fieldValuesOf } from '../../shared/esign/envelopeDetails';
import type { ESignClient } from '../../shared/esign/eSignClient';
import { filesOnItem } from '../../shared/esign/filesOnItem';
import { toText } from '../../shared/toText';

/** The digital signature may take a moment longer than the event. */
const DOWNLOAD_WAIT_MS = 30_000;

/** What waking up works with. */
export interface Waking {
	context: IWebhookFunctions;
	client: ESignClient;
	envelopeId: number;
	signal: AbortSignal;
}

/**
 * What the node puts out when it wakes up: the first output gets the envelope if it was signed, the
 * second if it was not.
 */
export async function wakeOutputs(
	waking: Waking,
	answer: Answer,
	delivery: Delivery,
): Promise<INodeExecutionData[][]> {
	const status = statusOf(answer.folder);
	const signed = isExecuted(status);
	const json = {
		outcome: signed ? 'signed' : status.toLowerCase(),
		...simplifyEnvelope(answer.folder),
		fieldValues: fieldValuesOf(answer),
		...(signed ? {} : endedBy(delivery)),
	};
	const pairedItem = { item: 0 };
	if (!signed) return [[], [{ json, pairedItem }]];
	if (waking.context.getNodeParameter('downloadSigned', false) !== true) {
		return [[{ json, pairedItem }], []];
	}
	return [[{ ...(await withFiles(waking, json)), pairedItem }], []];
}

function endedBy({ party, reason }: Delivery): IDataObject {
	const by = simplifyPerson(party);
	return { ...(by && { endedBy: by }), ...(reason && { reason }) };
}

async function withFiles(
	{ context, client, envelopeId, signal }: Waking,
	json: IDataObject,
): Promise<Pick<INodeExecutionData, 'binary' | 'json'>> {
	const field = toText(context.getNodeParameter('outputBinaryPropertyName', 'data')) || 'data';
	const files = await downloadSigned({
		context,
		client,
		folderId: envelopeId,
		as: 'files',
		waitMs: DOWNLOAD_WAIT_MS,
		signal,
	});
	return filesOnItem(json, files, field);
}
