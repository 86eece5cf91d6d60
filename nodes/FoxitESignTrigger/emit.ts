import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Delivery } from '../FoxitESign/service/delivery';
import { withSignedFiles } from '../FoxitESign/service/signedFiles';
import { answerWith } from '../FoxitESign/service/webhookCall';
import { clientOf } from './lookAtEnvelope';
import { triggerParameters } from './parameters';

const DOWNLOAD_WAIT_MS = 60_000;

/**
 * Starts the workflow with an event. The node answers by itself and at once: files may take longer
 * than the service waits, and n8n 2 saves what the trigger remembers only where the answer does not
 * wait for the execution. From then on no failure may cost the event.
 */
export async function emit(
	context: IWebhookFunctions,
	{ event, envelopeId }: Delivery,
	json: IDataObject,
	webhookResponse: IDataObject,
): Promise<IWebhookResponseData> {
	const options = triggerParameters(context).collection('options');
	const wantsFiles = options.boolean('downloadSigned') && event === 'folder_executed';
	const answered = answerWith(context, 200, webhookResponse);
	if (!wantsFiles) return { ...answered, workflowData: [[{ json }]] };
	const item = await withSignedFiles(context, json, {
		folderId: envelopeId,
		waitMs: DOWNLOAD_WAIT_MS,
		field: options.requiredText('outputBinaryPropertyName'),
		connect: async () => await clientOf(context),
	});
	return { ...answered, workflowData: [[item]] };
}
