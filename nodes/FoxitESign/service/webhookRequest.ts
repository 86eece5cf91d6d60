import type { IWebhookFunctions } from 'n8n-workflow';

import { parseJson } from '../../shared/api/answer';

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
	return { method: request.method, rawBody, body: parseJson(rawBody.toString('utf8')) };
}
