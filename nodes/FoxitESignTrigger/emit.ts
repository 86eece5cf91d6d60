import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Delivery } from '../FoxitESign/service/delivery';
import { withSignedFiles } from '../FoxitESign/service/signedFiles';
import { objectIn } from '../FoxitESign/service/values';
import { answerWith } from '../FoxitESign/service/webhookAnswer';
import { toText } from '../shared/toText';
import { clientOf } from './lookAtEnvelope';

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
	const options = objectIn(context.getNodeParameter('options', {}));
	const wantsFiles = options.downloadSigned === true && event === 'folder_executed';
	const answered = answerWith(context, 200, webhookResponse);
	if (!wantsFiles) return { ...answered, workflowData: [[{ json }]] };
	const item = await withSignedFiles(context, json, {
		folderId: envelopeId,
		waitMs: DOWNLOAD_WAIT_MS,
		field: toText(options.outputBinaryPropertyName) || 'data',
		connect: async () => await clientOf(context),
	});
	return { ...answered, workflowData: [[item]] };
}
