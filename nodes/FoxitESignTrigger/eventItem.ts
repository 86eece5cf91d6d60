import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import type { Delivery } from '../shared/esign/delivery';
import { downloadSigned } from '../shared/esign/downloadEnvelope';
import { simplifyEnvelope, simplifyPerson } from '../shared/esign/envelope';
import { filesOnItem } from '../shared/esign/filesOnItem';
import { isoTime } from '../shared/esign/values';
import { toText } from '../shared/toText';
import { clientOf } from './lookAtEnvelope';

/** The digital signature may take a moment longer than the event. */
const DOWNLOAD_WAIT_MS = 30_000;

/** What the trigger emits for a delivery. */
export async function eventItem(
	context: IWebhookFunctions,
	delivery: Delivery,
	options: Record<string, unknown>,
): Promise<INodeExecutionData> {
	const json =
		context.getNodeParameter('simplify', true) === false
			? context.getBodyData()
			: simplified(delivery);
	if (options.downloadSigned !== true || delivery.event !== 'folder_executed') return { json };
	const files = await downloadSigned({
		context,
		client: await clientOf(context),
		folderId: delivery.envelopeId,
		as: 'files',
		waitMs: DOWNLOAD_WAIT_MS,
		signal: new AbortController().signal,
	});
	return filesOnItem(json, files, toText(options.outputBinaryPropertyName) || 'data');
}

function simplified({
	event,
	eventDate,
	envelopeId,
	folder,
	party,
	reason,
}: Delivery): IDataObject {
	const person = simplifyPerson(party);
	const at = isoTime(eventDate);
	return {
		event,
		...(at && { eventDate: at }),
		envelopeId,
		envelope: simplifyEnvelope(folder),
		...(person && { party: person }),
		...(reason && { reason }),
	};
}
