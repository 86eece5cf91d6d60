import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { parsedJson } from '../../shared/values/json';

/** What is used of the host's request object. */
interface HostRequest {
	method: string;
	/** The body, byte for byte, once it has been read. */
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** A call of a webhook, as it came. */
export interface WebhookCall {
	method: string;
	rawBody: Buffer;
	/** The JSON in it, whatever its content type claims; `undefined` when there is none. */
	body: unknown;
}

/** Reads the call that a webhook is answering. Signatures are over the bytes, so those are kept. */
export async function webhookCall(context: IWebhookFunctions): Promise<WebhookCall> {
	const request = context.getRequestObject() as unknown as HostRequest;
	if (!request.rawBody) await request.readRawBody?.();
	const rawBody = request.rawBody ?? Buffer.alloc(0);
	return { method: request.method, rawBody, body: parsedJson(rawBody.toString('utf8')) };
}

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
