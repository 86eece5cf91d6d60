import { FoxitFailure, type NetworkCause } from '../../../nodes/shared/failure';
import { networkFailure } from '../../../nodes/shared/api/networkFailure';

const SECRET = 'sk-0123456789abcdef';

const coded = (code: string, message = code, more: object = {}) =>
	Object.assign(new Error(message), { code, ...more });

/** What n8n's helper throws: a NodeApiError around the HTTP client's error, request and all. */
function asN8nThrowsIt(code: string): unknown {
	const request = { config: { headers: { client_secret: SECRET } } };
	const cause = coded(code, `connect ${code} 127.0.0.1:9`, request);
	return Object.assign(new Error('The service refused the connection'), {
		httpCode: code,
		cause,
		...request,
	});
}

const CAUSES: Array<[string, NetworkCause, boolean]> = [
	['ECONNREFUSED', 'refused', false],
	['EHOSTUNREACH', 'refused', false],
	['ENETUNREACH', 'refused', false],
	['ENOTFOUND', 'dns', false],
	['EAI_AGAIN', 'dns', false],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', false],
	['SELF_SIGNED_CERT_IN_CHAIN', 'tls', false],
	['CERT_HAS_EXPIRED', 'tls', false],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', false],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', false],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', false],
	['EPROTO', 'tls', false],
	['ECONNRESET', 'reset', true],
	['EPIPE', 'reset', true],
	['ERR_STREAM_PREMATURE_CLOSE', 'reset', true],
	['ETIMEDOUT', 'timeout', true],
	['ECONNABORTED', 'timeout', true],
	['ESOMETHINGNEW', 'unknown', true],
];

describe.each(CAUSES)('%s', (code, networkCause, mayHaveStarted) => {
	const expected = { kind: 'network', facts: { networkCause, mayHaveStarted } };

	it('is known as the code of the error', () => {
		expect(networkFailure(coded(code))).toMatchObject(expected);
	});

	it("is known in n8n's wrapping", () => {
		expect(networkFailure(asN8nThrowsIt(code))).toMatchObject(expected);
	});

	it('is known as the cause of a cause', () => {
		const error = new Error('a', { cause: new Error('b', { cause: coded(code) }) });
		expect(networkFailure(error)).toMatchObject(expected);
	});
});

describe('other shapes', () => {
	it('several attempts in one: the first tells', () => {
		const attempts = new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')], '');
		expect(networkFailure(attempts).facts.networkCause).toBe('refused');
	});

	it.each<[string, NetworkCause]>([
		['connect ECONNREFUSED 127.0.0.1:9', 'refused'],
		['getaddrinfo ENOTFOUND foxit.test', 'dns'],
		['getaddrinfo EAI_AGAIN foxit.test', 'dns'],
		['read ECONNRESET', 'reset'],
		['socket hang up', 'reset'],
		['timeout of 60000ms exceeded', 'timeout'],
		['self-signed certificate', 'tls'],
		['SSRF protection: the IP address is blocked', 'blocked'],
		['Network Error', 'unknown'],
	])('the words alone: %s', (message, networkCause) => {
		expect(networkFailure(new Error(message)).facts.networkCause).toBe(networkCause);
	});

	it('a time-out of the platform', () => {
		const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
		expect(networkFailure(timeout).facts.networkCause).toBe('timeout');
	});

	it('causes that go round in a circle', () => {
		const a: { message: string; cause?: unknown } = { message: 'socket' };
		a.cause = { message: 'b', cause: a };
		expect(networkFailure(a).facts.networkCause).toBe('unknown');
	});

	it.each([[undefined], [null], ['text'], [42], [{}]])('no error at all: %j', (caught) => {
		expect(networkFailure(caught).kind).toBe('unexpected');
	});

	it("an HTTP status in the code's place is no network code", () => {
		const error = Object.assign(new Error('Bad'), { httpCode: '500' });
		expect(networkFailure(error).kind).toBe('unexpected');
	});
});

describe('what is no matter of the network', () => {
	it('a failure of ours passes unchanged', () => {
		const failure = new FoxitFailure('tooLarge', 'x');
		expect(networkFailure(failure)).toBe(failure);
	});

	it('a failure of ours that broke the request off is found behind it', () => {
		const failure = new FoxitFailure('input', 'The file could not be read completely');
		const error = new Error('request failed', { cause: coded('ERR', 'ERR', { cause: failure }) });
		expect(networkFailure(error)).toBe(failure);
	});

	it('Stop is Stop, whatever the request failed with', () => {
		expect(networkFailure(coded('ECONNRESET'), AbortSignal.abort()).kind).toBe('cancelled');
	});

	it('a bug of the host keeps its words', () => {
		const failure = networkFailure(new TypeError('x is not a function'));
		expect(failure).toMatchObject({ kind: 'unexpected', message: 'x is not a function' });
	});

	it.each(['ENOENT', 'EACCES', 'ENOSPC', 'EMFILE', 'EISDIR'])(
		"%s is the trouble of n8n's own storage",
		(code) => {
			const failure = networkFailure(coded(code, `${code}: open '/home/node/.n8n/x'`));
			expect(failure.kind).toBe('unexpected');
			expect(failure.message).toContain(code);
		},
	);
});

it('a secret in the request that the error holds does not survive', () => {
	const failure = networkFailure(asN8nThrowsIt('ECONNREFUSED'));
	const everything = [failure.message, failure.stack, failure.cause, { ...failure }];
	expect(JSON.stringify(everything)).not.toContain(SECRET);
	expect(failure.cause).toBeUndefined();
});
