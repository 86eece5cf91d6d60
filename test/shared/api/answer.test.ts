import fc from 'fast-check';

import { answerFailure, errorInsideSuccess, readErrorBody } from '../../../nodes/shared/api/answer';
import type { FailureKind } from '../../../nodes/shared/failure';
import { parsedJson } from '../../../nodes/shared/values/json';

const NOW = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');

function failureFor(status: number, body: unknown, headers: Record<string, string> = {}) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return answerFailure({ status, headers, text }, NOW);
}

const CLOUDFLARE_PAGE =
	'<!DOCTYPE html><html><head><title>Access denied | Cloudflare</title></head><body>error code: 1010</body></html>';

describe('each answer of the service is told apart (docs/contract/pdf-services.md#errors)', () => {
	const rows: Array<[FailureKind, number, unknown]> = [
		['validation', 400, { code: 'VALIDATION_ERROR', message: 'documentId is required' }],
		['validation', 422, { code: 'VALIDATION_ERROR', message: 'x' }],
		['validation', 400, ''],
		[
			'credentialsMissing',
			400,
			{ allow: false, reason: "Missing credentials: provide both 'client_id' and 'client_secret'" },
		],
		['credentials', 401, { allow: false, reason: 'Invalid credentials' }],
		['credentials', 401, ''],
		['quotaExceeded', 402, ''],
		['edgeRefused', 403, 'error code: 1010'],
		['edgeRefused', 403, CLOUDFLARE_PAGE],
		['forbidden', 403, { message: 'Account suspended' }],
		['documentNotFound', 404, { code: 'DOCUMENT_NOT_FOUND', message: 'No such document' }],
		['documentNotFound', 404, { message: 'The document has expired' }],
		['wrongAddress', 404, { message: 'No static resource documents/upload/.' }],
		['wrongAddress', 404, { code: 'NOT_FOUND', message: 'No static resource nowhere.' }],
		['wrongAddress', 404, '<html><title>404</title></html>'],
		['wrongAddress', 405, { code: 'METHOD_NOT_ALLOWED', message: 'x' }],
		['tooLarge', 413, { code: 'MAX_UPLOAD_SIZE_EXCEEDED', message: 'x' }],
		['unsupportedMedia', 415, ''],
		['rateLimited', 429, ''],
		['rateLimited', 429, { message: 'Too Many Requests' }],
		['quotaExceeded', 429, { code: 'QUOTA_EXCEEDED', message: 'x' }],
		['service', 500, { code: 'INTERNAL_SERVER_ERROR', message: 'x' }],
		['service', 500, { code: 'STORAGE_ERROR', message: 'x' }],
		['service', 500, { code: 'UNEXPECTED_SERVER_ERROR', message: 'MultipartException: Failed' }],
		['service', 502, '<html><title>502 Bad Gateway</title></html>'],
		['service', 503, ''],
		['service', 504, ''],
		['service', 520, ''],
		...[408, 409, 423, 425, 499, 521, 522, 523, 524, 525, 526, 527].map(
			(status): [FailureKind, number, unknown] => ['service', status, ''],
		),
		['wrongAddress', 302, ''],
		['unreadableAnswer', 418, ''],
	];
	it.each(rows)('%s: HTTP %i %j', (kind, status, body) => {
		const failure = failureFor(status, body);
		expect(failure.kind).toBe(kind);
		expect(failure.facts.httpStatus).toBe(status);
		expect(failure.message).not.toBe('');
	});

	it('only a failure of the service itself may have started work', () => {
		for (const [kind, status, body] of rows) {
			expect(failureFor(status, body).facts.mayHaveStarted).toBe(kind === 'service');
		}
	});
});

describe.each([502, 503, 504])(
	'rate-limit words inside HTTP %i (docs/contract/pdf-services.md#limits-credits-and-timing)',
	(status) => {
		it.each([
			{ error: 'com.foxit.RateLimiterException: slow down' },
			'ratelimiterexception',
			{ message: 'Request BLOCKED BY GATEWAY' },
			'Too Many Requests',
			'{"code":429,"message":"x"}',
			'{ "code" : 429 }',
			{ error: '{"code":429,"message":"x"}' },
			'<html><title>Too many requests</title></html>',
		])('mean a rate limit: %j', (body) => {
			expect(failureFor(status, body).kind).toBe('rateLimited');
		});

		it('are told from other words', () => {
			expect(failureFor(status, { code: 4290, message: 'The gateway broke' }).kind).toBe('service');
		});
	},
);

it('do not mean a rate limit in a plain 500', () => {
	expect(failureFor(500, 'too many requests').kind).toBe('service');
});

describe('Retry-After', () => {
	it.each([
		['7', 7_000],
		['Wed, 21 Oct 2026 07:28:09 GMT', 9_000],
	])('is read from seconds and from dates: %s', (value, ms) => {
		expect(failureFor(429, '', { 'retry-after': value }).facts.retryAfterMs).toBe(ms);
	});

	it("counts a date from the service's own clock, however wrong ours is", () => {
		const headers = {
			date: 'Wed, 21 Oct 2015 07:28:00 GMT',
			'retry-after': 'Wed, 21 Oct 2015 07:28:30 GMT',
		};
		expect(failureFor(429, '', headers).facts.retryAfterMs).toBe(30_000);
	});

	it('is left out when it cannot be read', () => {
		expect(failureFor(429, '', { 'retry-after': 'soon' }).facts).not.toHaveProperty('retryAfterMs');
	});
});

describe('what the service says', () => {
	it.each([
		['the envelope', { code: 'C', message: 'm' }, 'C', 'm'],
		['numbers as codes', { code: 10000, message: 'm' }, '10000', 'm'],
		['the gateway', { allow: false, reason: 'r' }, '', 'r'],
		['errorCode and detail', { errorCode: 'C', detail: 'm' }, 'C', 'm'],
		['error_code and msg', { error_code: 'C', msg: 'm' }, 'C', 'm'],
		['OAuth style', { error: 'C', error_description: 'm' }, 'C', 'm'],
		['problem details', { title: 'm', status: 400 }, '', 'm'],
		['a lone error', { error: 'm' }, '', 'm'],
		['a nested error', { error: { code: 'C', message: 'm' } }, 'C', 'm'],
		['nested details', { details: { code: 'C', message: 'm' } }, 'C', 'm'],
		['outer before nested', { message: 'outer', error: { message: 'inner' } }, '', 'outer'],
		['empty members skipped', { message: ' ', reason: 'r' }, '', 'r'],
		['no known member', { foo: 1 }, '', ''],
	])('is found in the form of %s', (_what, body, code, message) => {
		expect(readErrorBody(JSON.stringify(body))).toEqual({ code, message });
	});

	it.each([
		['plain text', 'error code: 1010', 'error code: 1010'],
		['text over lines', 'one\r\n\ttwo\u0000three', 'one two three'],
		['an HTML page: its title', CLOUDFLARE_PAGE, 'Access denied | Cloudflare'],
		['an HTML page without a title', '<html><body>long</body></html>', ''],
		['an XML answer', '<?xml version="1.0"?><Error/>', ''],
		['a byte order mark before JSON', '\ufeff{"message":"m"}', 'm'],
		['nothing', '', ''],
	])('is read from %s', (_what, text, message) => {
		expect(readErrorBody(text)).toEqual({ code: '', message });
	});

	it('is never an HTML page, not even one inside JSON', () => {
		const body = JSON.stringify({ code: 'BAD_GATEWAY', message: CLOUDFLARE_PAGE });
		expect(readErrorBody(body).message).toBe('Access denied | Cloudflare');
	});

	it('is cut to a readable length', () => {
		expect(readErrorBody('word '.repeat(1_000)).message.length).toBeLessThanOrEqual(501);
	});

	it('is read from any text without an exception, as one line of well-formed text', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.json(),
			fc.json().map((j) => `[${j}]`),
		);
		fc.assert(
			fc.property(text, (body) => {
				const { code, message } = readErrorBody(body);
				expect(typeof code).toBe('string');
				expect(message).not.toMatch(/[\r\n\0]/);
				expect(message.length).toBeLessThanOrEqual(501);
			}),
		);
	});
});

describe('an error inside HTTP 200', () => {
	it.each([
		['documentNotFound', { code: 'DOCUMENT_NOT_FOUND', message: 'gone' }],
		['credentials', { allow: false, reason: 'Invalid credentials' }],
		['rateLimited', { code: 429, message: 'Too many requests' }],
		['service', { code: 'STORAGE_ERROR', message: 'disk' }],
	])('%s is found in %j', (kind, body) => {
		expect(errorInsideSuccess(JSON.stringify(body), NOW)?.kind).toBe(kind);
	});

	it.each([
		...['{"allow":false}', '{"error":"invalid_token"}', '{"errors":[{"code":"A_B"}]}'],
		...['{"message":"Internal server error"}', '{"Message":"User is not authorized"}'],
		...['{"fault":{"faultstring":"x"}}', '{"__type":"ThrottlingException","message":"x"}'],
		...['{"status":"failed","message":"x"}', '{"request_id":"x","error":true}'],
	])('is seen in place of a text: %s', (text) => {
		expect(errorInsideSuccess(text, NOW, 'text')?.kind).toBe('service');
	});

	it.each([
		...['{"title":"Dr"}', '{"name":"x","message":"Dear customer"}', '{"status":"paid"}', '{}'],
	])('is not seen in a text: %s', (text) => {
		expect(errorInsideSuccess(text, NOW, 'text')).toBeUndefined();
	});

	it.each([
		['{"allow":false}', 'service'],
		['{"code":"STORAGE_ERROR"}', 'service'],
		['{"message":"Call me","title":"Dr"}', undefined],
		['{"code":"A-17","message":"An order"}', undefined],
	])('in place of data of any shape, %s is %s', (text, kind) => {
		expect(errorInsideSuccess(text, NOW, 'data')?.kind).toBe(kind);
	});

	it.each([['%PDF-1.7'], ['[1,2]'], ['"text"'], ['null'], ['{}'], ['{"name":{"first":"Ada"}}']])(
		'is not seen in %s',
		(text) => {
			expect(errorInsideSuccess(text, NOW)).toBeUndefined();
		},
	);
});

it.each([
	['{"a":1}', { a: 1 }],
	['\ufeff[1]', [1]],
	['', undefined],
	['{', undefined],
])('parses %j as JSON or not at all', (text, value) => {
	expect(parsedJson(text)).toEqual(value);
});
