import type { IncomingMessage, ServerResponse } from 'node:http';
import { methodNotAllowed, noStaticResource } from '../errors.js';
import type { Sandbox } from '../sandbox.js';
import { json, text, type Answer } from '../http/answer.js';
import { Call, type Route } from '../http/call.js';
import { surfaceAt } from './api-surfaces.js';
import { cloudflare1010, html502, refuseAtEdge } from '../http/edge.js';
import type { Action } from '../state/fault-types.js';
import { withoutSecrets, type LogEntry } from '../http/request-log.js';
import { rateLimited } from '../http/rate-limit.js';
import { drain } from '../http/request-body.js';
import { cut, send } from '../http/send.js';

/** Where a request was routed to: the endpoints at its path, by method. */
export interface Target {
	routes: readonly Route[];
	params: Readonly<Record<string, string>>;
}

interface RequestUrl {
	path: string;
	query: string;
}

interface Result {
	/** Undefined: the connection is to be cut without an answer. */
	answer: Answer | undefined;
	action?: Action;
}

/** Names the fault that struck, so that nobody takes its answer for one of the service's own. */
const FAULT_HEADER = 'x-sandbox-fault';

/**
 * Takes a request from the wire to its answer, in the order of the real thing: edge, keys, rate limit,
 * then the endpoint; faults strike between the limit and the endpoint, or on the way out.
 */
export async function serve(
	sandbox: Sandbox,
	raw: IncomingMessage,
	response: ServerResponse,
	target: Target | undefined,
): Promise<void> {
	const url = splitUrl(raw.url ?? '/');
	const entry = openEntry(sandbox, raw, url);
	countBody(raw, entry);
	const { answer, action } = await decide(sandbox, raw, url, entry, target);
	if (answer === undefined) {
		cut(response);
		return;
	}
	await drain(raw);
	if (entry.fault !== null) response.setHeader(FAULT_HEADER, encodeURIComponent(entry.fault));
	await send(response, answer, action, ({ status, bytes }) => {
		entry.status = status;
		entry.bytesOut = bytes;
	});
}

async function decide(
	sandbox: Sandbox,
	raw: IncomingMessage,
	url: RequestUrl,
	entry: LogEntry,
	target: Target | undefined,
): Promise<Result> {
	const refused = refuseAtEdge(raw.headers['user-agent'], sandbox.settings.blockedUserAgents);
	if (refused !== undefined) return { answer: refused };
	const surface = surfaceAt(url.path);
	const query = new URLSearchParams(url.query);
	const route = target?.routes.find((candidate) => candidate.method === raw.method);
	const account = await (route?.identify ?? surface.identify)(raw, query, sandbox);
	if ('status' in account) return { answer: account };
	entry.account = account.clientId;

	const limited = checkRate(sandbox, account.clientId);
	entry.rateLimited = limited !== undefined;
	if (limited !== undefined) return { answer: limited };

	const call = new Call(raw, target?.params ?? {}, query, account, entry);
	await chooseFault(sandbox, call, route, url.path);
	const action = call.fault?.action;
	const struck = action === undefined ? undefined : strikeBefore(action);
	if (struck !== undefined) return struck;
	try {
		if (target === undefined) throw noStaticResource(url.path);
		if (route === undefined) throw methodNotAllowed(raw.method ?? '');
		return {
			answer: await route.handle(call, sandbox),
			...(action === undefined ? {} : { action }),
		};
	} catch (error) {
		return { answer: surface.refuse(error), ...(action === undefined ? {} : { action }) };
	}
}

async function chooseFault(
	sandbox: Sandbox,
	call: Call,
	route: Route | undefined,
	path: string,
): Promise<void> {
	const facts = {
		method: call.raw.method ?? '',
		path,
		documentIds: [],
		...(await route?.facts?.(call, sandbox)),
	};
	const { entry } = call;
	entry.operation ??= facts.operation ?? null;
	entry.documentId ??= facts.documentIds[0] ?? null;
	entry.taskId ??= facts.taskId ?? null;
	call.fault = sandbox.faults.choose(facts, sandbox.settings.chaos);
	entry.fault = call.fault?.id ?? null;
}

/** Faults that keep a request from being processed at all. */
function strikeBefore(action: Action): Result | undefined {
	switch (action.type) {
		case 'reset-before':
			return { answer: undefined };
		case 'cloudflare-1010':
			return { answer: cloudflare1010() };
		case 'html-502':
			return { answer: html502() };
		case 'status': {
			const {
				status,
				headers,
				body = { code: 'INJECTED_FAULT', message: 'Fault set through the control API' },
			} = action;
			return {
				answer:
					typeof body === 'string'
						? text(status, body, action.contentType ?? 'text/plain', headers)
						: json(status, body, {
								...(action.contentType ? { 'content-type': action.contentType } : {}),
								...headers,
							}),
			};
		}
		default:
			return undefined;
	}
}

function checkRate(sandbox: Sandbox, account: string): Answer | undefined {
	const { rateLimit } = sandbox.settings;
	if (rateLimit === null) return undefined;
	const nowMs = sandbox.clock.now();
	const waitMs = sandbox.limiter.take(account, rateLimit, nowMs);
	return waitMs === undefined ? undefined : rateLimited(rateLimit, waitMs, nowMs);
}

/** By hand: a request line may hold things that are no URL, and they have to be answered too. */
function splitUrl(url: string): RequestUrl {
	const [path = '/', ...query] = url.split('?');
	return { path, query: query.join('?') };
}

function openEntry(sandbox: Sandbox, raw: IncomingMessage, url: RequestUrl): LogEntry {
	return sandbox.log.open({
		atMs: sandbox.clock.now(),
		method: raw.method ?? '',
		path: url.path,
		query: withoutSecrets(url.query),
		status: null,
		account: null,
		operation: null,
		documentId: null,
		taskId: null,
		contentLengthHeader: raw.headers['content-length'] ?? null,
		bytesIn: 0,
		bytesOut: 0,
		userAgent: raw.headers['user-agent'] ?? null,
		fault: null,
		rateLimited: false,
	});
}

/** Counts body bytes where they enter the stream: a listener would make the body flow too early. */
function countBody(raw: IncomingMessage, entry: LogEntry): void {
	const push = raw.push.bind(raw);
	raw.push = (chunk: Buffer | null, encoding?: BufferEncoding): boolean => {
		if (chunk !== null) entry.bytesIn += chunk.length;
		return push(chunk, encoding);
	};
}
