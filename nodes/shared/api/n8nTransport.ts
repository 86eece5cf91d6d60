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

import { FoxitFailure } from '../failure';
import { toText } from '../values/members';
import { n8nClock } from './n8nClock';
import { networkFailure } from './networkFailure';
import type { ByteStream, HttpRequest, HttpResponse, Transport } from './transport';

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
			return { ...toResponse(response, request), hangUp: () => hungUp.abort() };
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
		arrived: () => arrived.abort(),
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
		encoding: request.response,
		timeout: request.timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Following redirects would keep a copy of the body, and would take the keys elsewhere.
		disableFollowRedirect: true,
		abortSignal: request.signal,
	};
}

function toResponse(response: IN8nHttpFullResponse, request: HttpRequest): HttpResponse {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(response.headers)) {
		headers[name.toLowerCase()] = [value].flat().map(toText).join(', ');
	}
	const base = { status: response.statusCode, headers };
	if (request.response === 'stream') {
		return { ...base, text: '', stream: response.body as unknown as ByteStream };
	}
	return { ...base, text: typeof response.body === 'string' ? response.body : '' };
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
