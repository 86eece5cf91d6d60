import { FoxitFailure, type FailureFacts, type FailureKind } from '../failure';
import { readableText } from '../outsideText';
import { parseRetryAfter } from '../task/retryDelay';
import { objectIn, toText } from '../values/members';
import type { HttpResponse } from './transport';
import { parsedJson } from '../values/json';

/**
 * Where services, gateways and proxies put their code and their message
 * (docs/contract/pdf-services.md#errors).
 */
const CODE_KEYS = ['code', 'errorCode', 'error_code', 'error'];
const MESSAGE_KEYS = ['message', 'reason', 'error_description', 'detail', 'title', 'msg', 'error'];

/**
 * Words of a rate limit, which also travel inside 502, 503 and 504
 * (docs/contract/pdf-services.md#limits-credits-and-timing), there at times as JSON within a JSON
 * string.
 */
const RATE_LIMIT_WORDS =
	/RateLimiterException|blocked by gateway|too many requests|\\?"code\\?"\s*:\s*\\?"?429\b/i;
/** Of a proxy or of a lock: they say nothing about whether the work was done. */
const SAYS_NOTHING: ReadonlySet<number> = new Set([408, 409, 423, 425, 499]);
const QUOTA_WORDS = /quota|credit/i;

/** The service's code and message, found leniently; each empty when there is none. */
export interface ErrorBody {
	code: string;
	message: string;
}

/** Reads an error body in any of the forms seen: envelope, gateway form, HTML, plain text. */
export function readErrorBody(text: string): ErrorBody {
	const body = parsedJson(text);
	if (typeof body === 'object' && body !== null) {
		const flat = { ...nested(body, 'error'), ...nested(body, 'details'), ...body };
		const code = firstText(flat, CODE_KEYS);
		const message = firstText(flat, MESSAGE_KEYS);
		return { code: code === message ? '' : code, message: readable(message) };
	}
	return { code: '', message: readable(text) };
}

/**
 * The failure that an answer with an error status stands for.
 *
 * @param nowEpochMs the service's time where its answer has no Date, needed for a Retry-After date
 */
export function answerFailure(
	response: Pick<HttpResponse, 'status' | 'headers' | 'text'>,
	nowEpochMs: number,
): FoxitFailure {
	const { code, message } = readErrorBody(response.text);
	const kind = kindOf(response.status, code, message, response.text);
	const { date, 'retry-after': retryAfter } = response.headers;
	const retryAfterMs = parseRetryAfter(retryAfter, serviceNow(date, nowEpochMs));
	const facts: FailureFacts = {
		httpStatus: response.status,
		mayHaveStarted: kind === 'service',
		...(isGatewayFault(response) && { gatewayFault: true }),
		...(code && { foxitCode: code }),
		...(message && { foxitMessage: message }),
		...(retryAfterMs !== undefined && { retryAfterMs }),
	};
	return new FoxitFailure(kind, SENTENCE[kind] ?? `Foxit answered HTTP ${response.status}`, facts);
}

/** What the service's own clock showed: a Retry-After date counts from there, not from our clock. */
function serviceNow(date: string | undefined, nowEpochMs: number): number {
	const now = Date.parse(date ?? '');
	return Number.isNaN(now) ? nowEpochMs : now;
}

/**
 * The failure hidden in an answer that claims success: a JSON error body where a file or a result
 * was promised.
 *
 * @param promised whether what was promised can itself be JSON. In `data`, which can have members of
 *   any name, only what is shaped like an error to the last member counts as one; a converted `text`
 *   that happens to be JSON is rare, and one that has nothing but members of an error is none.
 * @returns `undefined` when the text is no error body
 */
export function errorInsideSuccess(
	text: string,
	nowEpochMs: number,
	promised?: 'data' | 'text',
): FoxitFailure | undefined {
	const body = parsedJson(text);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
	const isCertain = isNothingButError(body as Fields);
	if (!isCertain && promised === 'data') return undefined;
	if (!isCertain && promised === 'text' && !isErrorInWords(body as Fields)) return undefined;
	const { code, message } = readErrorBody(text);
	if (!isCertain && promised !== 'text' && message === '' && code === '') return undefined;
	const meant = /DOCUMENT_NOT_FOUND/.test(code)
		? 404
		: /credential/i.test(message)
			? 401
			: RATE_LIMIT_WORDS.test(text)
				? 429
				: 500;
	const failure = answerFailure({ status: meant, headers: {}, text }, nowEpochMs);
	return new FoxitFailure(failure.kind, failure.message, { ...failure.facts, httpStatus: 200 });
}

const SENTENCE: Partial<Record<FailureKind, string>> = {
	credentials: 'Foxit did not accept the credentials',
	credentialsMissing: 'The credentials did not reach Foxit',
	edgeRefused: "Foxit's firewall refused the request before it checked the credentials",
	forbidden: 'Foxit does not allow this request',
	validation: 'Foxit did not accept the request',
	documentNotFound: 'Foxit does not have this document',
	wrongAddress: 'There is no such Foxit service at this address',
	tooLarge: 'The file is larger than Foxit accepts',
	unsupportedMedia: 'Foxit does not accept this type of content',
	rateLimited: 'Foxit is receiving too many requests from this account',
	quotaExceeded: 'The Foxit account has no credits left',
	service: 'Foxit could not process the request',
};

/**
 * What a status says of the request. 408, 409, 423, 425 and 499 come from proxies that have lost
 * sight of a request: like 5xx, they do not say whether the work was done.
 */
function kindOf(status: number, code: string, message: string, text: string): FailureKind {
	const limited = RATE_LIMIT_WORDS.test(text);
	switch (status) {
		case 400:
		case 422:
			if (/missing credentials/i.test(message)) return 'credentialsMissing';
			return /credential/i.test(message) ? 'credentials' : 'validation';
		case 401:
			return 'credentials';
		case 402:
			return 'quotaExceeded';
		case 403:
			return /\b1010\b/.test(text) ? 'edgeRefused' : 'forbidden';
		case 404:
			// The live words for a wrong path quote it, and most paths have "documents" in them.
			if (/no static resource/i.test(message)) return 'wrongAddress';
			return /DOCUMENT/i.test(code) || /document/i.test(message)
				? 'documentNotFound'
				: 'wrongAddress';
		case 405:
			return 'wrongAddress';
		case 413:
			return 'tooLarge';
		case 415:
			return 'unsupportedMedia';
		case 429:
			// QUOTA_EXCEEDED is weakly attested, but waiting cannot mend it.
			return QUOTA_WORDS.test(code) ? 'quotaExceeded' : 'rateLimited';
		case 502:
		case 503:
		case 504:
			return limited ? 'rateLimited' : 'service';
		case 408:
		case 409:
		case 423:
		case 425:
		case 499:
			return 'service';
		default:
			if (status >= 500 || SAYS_NOTHING.has(status)) return 'service';
			// A redirect would carry the keys elsewhere; the service documents none.
			return status >= 300 && status < 400 ? 'wrongAddress' : 'unreadableAnswer';
	}
}

/**
 * Whether a gateway in front of the service answered in its place. The service's own errors are JSON
 * with a code; live 502s of the gateway succeed when they are sent again.
 */
function isGatewayFault({
	status,
	headers,
	text,
}: Pick<HttpResponse, 'status' | 'headers' | 'text'>): boolean {
	if (status !== 502 && status !== 503 && status !== 504) return false;
	return headers['retry-after'] !== undefined || readErrorBody(text).code === '';
}

type Fields = Record<string, unknown>;

/** Members that services and gateways put into error bodies, and none that results have. */
const ERROR_MEMBERS = new Set([
	...['allow', 'code', 'detail', 'details', 'error', 'errorCode', 'error_code'],
	...['error_description', 'instance', 'message', 'msg', 'path', 'reason', 'requestId'],
	...['request_id', 'status', 'statusCode', 'success', 'timestamp', 'title', 'traceId', 'type'],
]);

/** More of them, of gateways: AWS, Apigee, Azure, Google. In lower case. */
const GATEWAY_MEMBERS = ['__type', 'errors', 'fault', 'innererror', 'ok', 'result'];
const KNOWN_MEMBERS = new Set([
	...[...ERROR_MEMBERS].map((member) => member.toLowerCase()),
	...GATEWAY_MEMBERS,
]);
/** One of them says that something went wrong. In lower case. */
const ERROR_WORDS = /^(?:message|msg|reason|errors?|error_?code|error_description|fault)$/;

/** A code as services write it, such as `STORAGE_ERROR` or 40301; not a word of somebody's data. */
const ERROR_CODE = /^(?:[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|-?\d{3,6})$/;

/**
 * `{code, message}` of the service or `{allow, reason}` of its gateway
 * (docs/contract/pdf-services.md#errors).
 */
function isNothingButError(body: Fields): boolean {
	if (!Object.keys(body).every((member) => ERROR_MEMBERS.has(member))) return false;
	if (body.allow === false || body.success === false) return true;
	const status = Number(toText(body.status ?? body.statusCode));
	if (status >= 400 && status <= 599) return true;
	return ERROR_CODE.test(firstText({ ...nested(body, 'error'), ...body }, CODE_KEYS));
}

/** `{"message": "Internal server error"}`, `{"errors": […]}` and their kin, in any case. */
function isErrorInWords(body: Fields): boolean {
	const members = Object.keys(body).map((member) => member.toLowerCase());
	return (
		members.some((member) => ERROR_WORDS.test(member)) &&
		members.every((member) => KNOWN_MEMBERS.has(member))
	);
}

function nested(body: object, key: string): Fields {
	return objectIn((body as Fields)[key]);
}

function firstText(fields: Fields, keys: string[]): string {
	for (const key of keys) {
		const value = fields[key];
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (typeof value === 'number') return String(value);
	}
	return '';
}

function looksLikeMarkup(text: string): boolean {
	return /^\s*<|<html|<body/i.test(text);
}

/** Of an HTML page only the title is worth a user's time. */
function titleOf(html: string): string {
	const start = html.search(/<title[\s>]/i);
	const from = start === -1 ? -1 : html.indexOf('>', start);
	if (from === -1) return '';
	const end = html.indexOf('<', from);
	return html.slice(from + 1, end === -1 ? html.length : end);
}

function readable(text: string): string {
	return readableText(looksLikeMarkup(text) ? titleOf(text) : text);
}
