import type {
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { FoxitFailure, NO_LONGER_NEEDED } from '../failure';
import { toText } from '../values/members';
import { n8nClock } from './n8nClock';
import { networkFailure } from './networkFailure';
import { readAtMost, withoutCrash, type Start } from './streams';
import {
	MAX_ANSWER_BYTES,
	MAX_ERROR_BODY_BYTES,
	type ByteStream,
	type HttpRequest,
	type Transport,
} from './transport';

/** Where in n8n a request can come from. */
export type RequestContext =
	IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/**
 * The one way out: every request of this package goes through n8n's own helper, and so through
 * n8n's proxy, its SSRF protection and the credential's `authenticate`.
 *
 * @param credentialsDecrypted used in place of what is stored
 */
export function n8nTransport(
	context: RequestContext,
	credentialType: string,
	credentialsDecrypted?: ICredentialsDecrypted,
): Transport {
	return async (request) => {
		const hungUp = new AbortController();
		const answer = limitAnswer(request, hungUp);
		const caller = withCancelSignal(context, AbortSignal.any([request.signal, hungUp.signal]));
		try {
			const response = (await context.helpers.httpRequestWithAuthentication.call(
				caller,
				credentialType,
				toN8nRequest(request),
				...(credentialsDecrypted ? [{ credentialsDecrypted }] : []),
			)) as IN8nHttpFullResponse;
			const hangUp = () => hungUp.abort();
			const { statusCode: status, body } = response;
			const head = { status, headers: headersOf(response), hangUp };
			const stream = body as unknown as ByteStream;
			if (request.response === 'stream') return { ...head, text: '', stream };
			return { ...head, text: await textOf(body, status, request, hangUp) };
		} catch (caught) {
			if (answer.isLate && !request.signal.aborted) throw timedOut();
			throw networkFailure(caught, request.signal);
		} finally {
			answer.arrived();
		}
	};
}

/**
 * Hangs up when an answer is not whole in time, counted from when the request has been sent. The
 * helper's own time-out counts silence only, and a trickling answer is never silent. The content of
 * a streamed answer is its reader's matter.
 */
function limitAnswer(request: HttpRequest, hungUp: AbortController) {
	const arrived = new AbortController();
	let isLate = false;
	const watch = async () => {
		if (isStream(request.body)) await endOf(request.body);
		await n8nClock.sleep(request.timeoutMs, arrived.signal);
		isLate = true;
		hungUp.abort();
	};
	if (request.response !== 'stream') watch().catch(() => undefined);
	return {
		get isLate() {
			return isLate;
		},
		arrived: () => arrived.abort(NO_LONGER_NEEDED),
	};
}

async function endOf(body: ByteStream): Promise<void> {
	await new Promise<void>((resolve) => {
		body.once('end', resolve);
		body.once('close', resolve);
	});
}

/**
 * The helper takes its abort signal from the calling context and from nowhere else, overwriting
 * what the request options say. So it is called on a context that differs in just that.
 */
function withCancelSignal(context: RequestContext, signal: AbortSignal): IExecuteFunctions {
	return Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as IExecuteFunctions;
}

function toN8nRequest(request: HttpRequest): IHttpRequestOptions {
	return {
		method: request.method,
		url: request.url,
		headers: { Accept: '*/*', ...request.headers },
		...(request.body !== undefined && { body: request.body }),
		// Of a text, too: the helper would hold whatever comes in memory, without a limit.
		encoding: 'stream',
		timeout: request.timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Following redirects would keep a copy of the body, and would take the keys elsewhere.
		disableFollowRedirect: true,
		abortSignal: request.signal,
	};
}

function headersOf(response: IN8nHttpFullResponse): Record<string, string> {
	const entries = Object.entries(response.headers);
	return Object.fromEntries(
		entries.map(([name, value]) => [name.toLowerCase(), [value].flat().map(toText).join(', ')]),
	);
}

/**
 * The text of an answer, as far as it may be held in memory: whoever answers can send without end.
 *
 * @param hangUp is called where the rest is left unread
 * @throws FoxitFailure `unreadableAnswer` when a success is longer than that
 */
async function textOf(
	body: unknown,
	status: number,
	{ maxBytes = MAX_ANSWER_BYTES }: HttpRequest,
	hangUp: () => void,
): Promise<string> {
	const isError = status < 200 || status >= 300;
	const { content, isWhole } = await startOf(body, isError ? MAX_ERROR_BODY_BYTES : maxBytes);
	if (!isWhole) hangUp();
	if (!isWhole && !isError) {
		const megabytes = Math.floor(maxBytes / 1024 / 1024);
		throw new FoxitFailure('unreadableAnswer', `Foxit's answer is longer than ${megabytes} MB`, {
			httpStatus: status,
			mayHaveStarted: true,
		});
	}
	return new TextDecoder().decode(content);
}

async function startOf(body: unknown, maxBytes: number): Promise<Start> {
	// Some hosts give no stream where there is no content.
	if (typeof (body as Partial<ByteStream> | undefined)?.pipe !== 'function') {
		const content = typeof body === 'string' ? Buffer.from(body) : Buffer.alloc(0);
		return { content: content.subarray(0, maxBytes), isWhole: content.length <= maxBytes };
	}
	return await readAtMost(withoutCrash(body as ByteStream), maxBytes);
}

function timedOut(): FoxitFailure {
	return new FoxitFailure('network', 'Foxit did not answer in time', {
		networkCause: 'timeout',
		mayHaveStarted: true,
	});
}

function isStream(body: HttpRequest['body']): body is ByteStream {
	return typeof body === 'object' && !Buffer.isBuffer(body);
}
