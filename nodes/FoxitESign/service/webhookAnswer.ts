import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** What is used of the host's response object. */
interface HostResponse {
	status: (code: number) => HostResponse;
	json: (body: object) => void;
}

/** Answers a webhook call with a status of its own; no execution starts or goes on. */
export function answerWith(
	context: IWebhookFunctions,
	status: number,
	body: object,
): IWebhookResponseData {
	const response = context.getResponseObject() as unknown as HostResponse;
	response.status(status).json(body);
	return { noWebhookResponse: true };
}
