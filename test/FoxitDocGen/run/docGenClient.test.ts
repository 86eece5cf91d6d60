import { type ClientOptions } from '../../../nodes/shared/api/callSender';
import { redactor } from '../../../nodes/shared/secrets/redact';
import { Pace } from '../../../nodes/shared/task/pace';
import { DocGenClient, type GenerateRequest } from '../../../nodes/FoxitDocGen/run/docGenClient';
import { FakeClock } from '../../support/fake-clock';
import { failureOf } from '../../support/failures';
import {
	json,
	LATENCY_MS,
	noAnswer,
	scriptedTransport,
	type Reply,
} from '../../support/scripted-transport';

const never = new AbortController().signal;
const unlimited = { stop: never, giveUp: never };
const PDF = Buffer.from('%PDF-1.4 a document');
const DOCX = Buffer.from('PK\u0003\u0004 a document');
const made = (content: Buffer) => json(200, { base64FileString: content.toString('base64') });
const REQUEST: GenerateRequest = {
	template: Buffer.from('UEsDBA=='),
	documentValues: { name: 'Müller "&" Söhne', amount: 7, items: [{ day: '2026-01-05' }] },
	outputFormat: 'pdf',
};
/** Live words for an empty or a bad request (docs/contract/docgen.md#generate-a-document). */
const FORMAT_WORDS =
	"An error occurred while analyzing the template: Invalid output format. Supported formats are 'docx' and 'pdf'.";

function scripted(replies: Reply[], options: Partial<ClientOptions> = {}) {
	const clock = new FakeClock();
	const { transport, requests } = scriptedTransport(clock, replies);
	const baseUrl = 'https://foxit.test/document-generation/api';
	const pace = new Pace(clock);
	const client = new DocGenClient({ transport, clock, pace, baseUrl, ...options });
	return {
		requests,
		clock,
		generate: async (request = REQUEST) => await clock.run(client.generate(request, unlimited)),
		analyze: async () => await clock.run(client.analyze(REQUEST.template, never)),
	};
}

describe('a request', () => {
	it('holds the template, the data as given and the format', async () => {
		const { generate, requests } = scripted([made(PDF)]);
		await generate({ ...REQUEST, currencyCulture: 'de-DE' });
		const [request] = requests;
		expect(request).toMatchObject({
			method: 'POST',
			url: 'https://foxit.test/document-generation/api/GenerateDocumentBase64',
			headers: { 'Content-Type': 'application/json' },
			timeoutMs: 120_000,
		});
		expect(JSON.parse(String(request?.sent))).toEqual({
			base64FileString: 'UEsDBA==',
			documentValues: REQUEST.documentValues,
			outputFormat: 'pdf',
			currencyCulture: 'de-DE',
		});
	});

	it('to analyze holds the template alone, and gives the answer as it came', async () => {
		const answer = { singleTagsString: 'a, b', doubleTagsString: '' };
		const { analyze, requests } = scripted([json(200, answer)]);
		expect(await analyze()).toEqual(answer);
		expect(requests[0]?.url).toMatch(/\/api\/AnalyzeDocumentBase64$/);
		expect(JSON.parse(String(requests[0]?.sent))).toEqual({ base64FileString: 'UEsDBA==' });
	});
});

describe('an answer', () => {
	it.each<[what: string, format: 'pdf' | 'docx', reply: Reply, content: Buffer]>([
		['a PDF', 'pdf', made(PDF), PDF],
		['a Word document', 'docx', made(DOCX), DOCX],
		[
			'a file within data',
			'pdf',
			json(200, { data: { base64FileString: PDF.toString('base64') } }),
			PDF,
		],
		[
			'a null beside a file within data',
			'pdf',
			json(200, { base64FileString: null, data: { base64FileString: PDF.toString('base64') } }),
			PDF,
		],
	])('gives %s', async (_what, outputFormat, reply, content) => {
		const document = await scripted([reply]).generate({ ...REQUEST, outputFormat });
		expect(document.equals(content)).toBe(true);
	});

	it.each<[what: string, body: unknown, message: string | undefined]>([
		['null', { message: 'Template is broken', base64FileString: null }, 'Template is broken'],
		['empty text', { base64FileString: '' }, undefined],
		['null within data', { data: { base64FileString: null } }, undefined],
	])("without a file is an error with the service's words: %s", async (_what, body, words) => {
		const { generate, requests } = scripted([json(200, body)]);
		const failure = await failureOf(generate());
		expect(failure).toMatchObject({ kind: 'validation', message: 'Foxit returned no document' });
		expect(failure.facts.foxitMessage).toBe(words);
		expect(failure.facts.submitUnclear).toBe(false);
		expect(requests).toHaveLength(1);
	});

	it.each<[what: string, body: unknown, words: string | undefined]>([
		['nothing', { message: 'No tags' }, 'No tags'],
		['another member', { result: { fileBase64: 'JVBERi0xLjcK' } }, undefined],
		['a number', { base64FileString: 42 }, undefined],
		['a list', [], undefined],
	])('of another shape may hold a document that was paid for: %s', async (_what, body, words) => {
		const { generate, requests } = scripted([json(200, body)]);
		const failure = await failureOf(generate());
		expect(failure).toMatchObject({
			kind: 'unreadableAnswer',
			message: "Foxit's answer holds no document",
		});
		expect(failure.facts.foxitMessage).toBe(words);
		expect(failure.facts.submitUnclear).toBe(true);
		expect(requests).toHaveLength(1);
	});

	it.each([
		['pdf', DOCX, 'The result from Foxit is not a PDF file'],
		['pdf', Buffer.from('plain text'), 'The result from Foxit is not a PDF file'],
		['docx', PDF, 'The result from Foxit is not a DOCX file'],
	] as const)(
		'with another kind of file than %s is none',
		async (outputFormat, content, message) => {
			const { generate, requests } = scripted([made(content)]);
			const failure = await failureOf(generate({ ...REQUEST, outputFormat }));
			expect(failure).toMatchObject({ kind: 'unreadableAnswer', message });
			expect(failure.facts.submitUnclear).toBe(true);
			expect(requests).toHaveLength(1);
		},
	);

	it.each([
		['that is cut off', `{"message":"ok","base64FileString":"${PDF.toString('base64')}`, undefined],
		['of a proxy', '<html><title>Proxy login</title></html>', 'Proxy login'],
		['of one word', '"ok"', undefined],
		['of nothing', '', undefined],
		['null', 'null', undefined],
	])('%s is none, and no part of a document shows', async (_what, text, words) => {
		const failure = await failureOf(scripted([{ text }]).generate());
		expect(failure).toMatchObject({
			kind: 'unreadableAnswer',
			message: "Foxit's answer cannot be read",
			facts: { submitUnclear: true },
		});
		expect(failure.facts.foxitMessage).toBe(words);
		expect(JSON.stringify(failure.facts)).not.toContain('JVBERi');
	});

	it('loses what must not be shown', async () => {
		const reply = json(400, { message: 'Bad keys: sk-123456' });
		const { generate } = scripted([reply], { redact: redactor(['sk-123456']) });
		expect((await failureOf(generate())).facts.foxitMessage).not.toContain('sk-123456');
	});
});

describe('a 500', () => {
	it.each([
		['the output format', FORMAT_WORDS],
		['the template', 'The Template is corrupt'],
	])("that speaks of %s is the caller's mistake and ends it", async (_what, message) => {
		const { generate, requests } = scripted([json(500, { message })]);
		const failure = await failureOf(generate());
		expect(failure).toMatchObject({
			kind: 'validation',
			message: 'Foxit could not use the template',
			facts: { httpStatus: 500, foxitMessage: message, submitUnclear: false },
		});
		expect(failure.facts.advice).toContain('Run Check Template');
		expect(requests).toHaveLength(1);
	});

	it('the same when it analyzes', async () => {
		const { analyze, requests } = scripted([json(500, { message: FORMAT_WORDS })]);
		expect((await failureOf(analyze())).kind).toBe('validation');
		expect(requests).toHaveLength(1);
	});
});

const broken = json(500, { message: 'Out of cheese' });
const busy = json(503, '');
const refused = noAnswer('refused', false);
const lost = noAnswer('reset', true);
const late = noAnswer('timeout', true);

describe('what passes', () => {
	it.each<[string, Reply[]]>([
		['a server error', [broken]],
		['two of them', [busy, broken]],
		['a gateway error', [json(502, '<html>Bad Gateway</html>')]],
		['a refused connection', [refused, refused, refused]],
		['a rate limit', [json(429, '', { 'retry-after': '1' })]],
		['a rate limit in a 502', [json(502, { error: 'RateLimiterException' })]],
	])('is lived through: %s', async (_what, replies) => {
		const { generate, requests } = scripted([...replies, made(PDF)]);
		expect((await generate()).equals(PDF)).toBe(true);
		expect(requests).toHaveLength(replies.length + 1);
		const bodies = new Set(requests.map(({ sent }) => String(sent)));
		expect(bodies.size).toBe(1);
	});

	it('is given up after the third server error, and Retry On Fail may go on', async () => {
		const { generate, requests } = scripted([broken, broken, broken]);
		const failure = await failureOf(generate());
		expect(failure).toMatchObject({ kind: 'service', facts: { foxitMessage: 'Out of cheese' } });
		expect(failure.facts.submitUnclear).toBe(false);
		const pauses = requests.slice(1).map(({ at }, n) => at - (requests[n]?.at ?? 0) - LATENCY_MS);
		expect(pauses).toEqual([1_000, 2_000]);
	});

	it.each([
		[504, 2],
		// The gateway has reached the service, which may still be at work.
		[524, 1],
	])('a %i after the work is told as unclear; sent %i times', async (status, times) => {
		const gone = json(status, '<html>A time-out occurred</html>');
		const { generate, requests } = scripted([gone, gone]);
		const failure = await failureOf(generate());
		expect(failure.facts).toMatchObject({ httpStatus: status, submitUnclear: true });
		expect(requests).toHaveLength(times);

		const never = scripted([gone], { retrySubmits: 'never' });
		expect((await failureOf(never.generate())).facts.submitUnclear).toBe(true);
		expect(never.requests).toHaveLength(1);
	});

	it.each([
		['lost', lost],
		['late', late],
	])('is not repeated when the answer was %s, unless the user allows it', async (_what, reply) => {
		const { generate, requests } = scripted([reply]);
		const failure = await failureOf(generate());
		expect(failure).toMatchObject({ kind: 'network', facts: { submitUnclear: true } });
		expect(requests).toHaveLength(1);

		const allowed = scripted([reply, made(PDF)], { retrySubmits: 'always' });
		expect((await allowed.generate()).equals(PDF)).toBe(true);
	});
});

it.each<[status: number, body: unknown, kind: string]>([
	[400, { message: 'TableStart outside a table row' }, 'validation'],
	[
		400,
		{ allow: false, reason: "Missing credentials: provide both 'client_id'" },
		'credentialsMissing',
	],
	[401, { allow: false, reason: 'Invalid credentials' }, 'credentials'],
	[402, '', 'quotaExceeded'],
	[403, 'error code: 1010', 'edgeRefused'],
	[404, { message: 'No static resource document-generation/x.' }, 'wrongAddress'],
	[413, '', 'tooLarge'],
])('HTTP %s %j ends it', async (status, body, kind) => {
	const { generate, requests } = scripted([json(status, body)]);
	expect((await failureOf(generate())).kind).toBe(kind);
	expect(requests).toHaveLength(1);
});
