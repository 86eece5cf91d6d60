import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Delivery } from '../FoxitESign/service/delivery';
import { withSignedFiles } from '../FoxitESign/service/signedFiles';
import { answerWith } from '../FoxitESign/service/webhookCall';
import { clientOf } from './event/lookAtEnvelope';
import type { TriggerSettings } from './settings';

const DOWNLOAD_WAIT_MS = 60_000;

/**
 * Starts the workflow with an event. The node answers by itself and at once: files may take longer
 * than the service waits, and n8n 2 saves what the trigger remembers only where the answer does not
 * wait for the execution. From then on no failure may cost the event.
 */
export async function emit(
	context: IWebhookFunctions,
	{ filesField }: TriggerSettings,
	{ event, envelopeId }: Delivery,
	{ json, answer }: { json: IDataObject; answer: IDataObject },
): Promise<IWebhookResponseData> {
	const answered = answerWith(context, 200, answer);
	if (filesField === undefined || event !== 'folder_executed') {
		return { ...answered, workflowData: [[{ json }]] };
	}
	const item = await withSignedFiles(context, json, {
		folderId: envelopeId,
		waitMs: DOWNLOAD_WAIT_MS,
		field: filesField,
		connect: async () => await clientOf(context),
	});
	return { ...answered, workflowData: [[item]] };
}
