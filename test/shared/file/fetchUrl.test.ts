import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { n8nClock } from '../../../nodes/shared/api/n8nClock';
import { fetchUrl } from '../../../nodes/shared/file/fetchUrl';
import type { Clock } from '../../../nodes/shared/task/clock';
import { FakeClock } from '../../support/fake-clock';
import { failureOf } from '../../support/failures';

const LABEL = 'Template URL';
const TOKEN = 'sig-0123456789';
const never = new AbortController().signal;

interface Answer {
	statusCode?: number;
	body?: Readable;
	thrown?: Error;
}

/** A fetch whose answer is given; what was asked for is in `asked`. */
function fetching(
	answer: Answer,
	url: string,
	{ maxBytes = 100, signal = never, clock = new FakeClock() } = {},
) {
	const asked: Array<Record<string, unknown>> = [];
	const httpRequest = async (options: Record<string, unknown>) => {
		asked.push(options);
		if (answer.thrown) throw answer.thrown;
		const { statusCode = 200, body = Readable.from([Buffer.from('ab'), Buffer.from('c')]) } =
			answer;
		return await Promise.resolve({ statusCode, headers: {}, body });
	};
	const context = { helpers: { httpRequest } } as unknown as IExecuteFunctions;
	return { asked, result: fetchUrl(context, { url, label: LABEL, maxBytes, signal }, clock) };
}

const URL_WITH_KEY = `https://files.example/a/b/My%20Invoice.docx?key=${TOKEN}`;

it('gives the content, and a name made of the address', async () => {
	const { asked, result } = fetching({}, URL_WITH_KEY);
	expect(await result).toEqual({ fileName: 'My Invoice.docx', content: Buffer.from('abc') });
	expect(asked).toMatchObject([
		{
			...{ method: 'GET', url: URL_WITH_KEY, encoding: 'stream', returnFullResponse: true },
			headers: { 'User-Agent': expect.stringContaining('n8n-nodes-foxit') as string },
			abortSignal: expect.any(AbortSignal) as AbortSignal,
		},
	]);
});

it.each([
	['https://files.example', 'document'],
	['https://files.example/%E0%A4%A/x%ZZ.docx', 'x%ZZ.docx'],
	['http://127.0.0.1:8080/a/..%2F..%2Fetc%2Fpasswd', 'passwd'],
])('makes a safe name of %s', async (url, fileName) => {
	expect((await fetching({}, url).result).fileName).toBe(fileName);
});

it.each(['', 'template.docx', 'file:///etc/passwd', 'ftp://files.example/a', '//files.example/a'])(
	'asks for nothing at %j',
	async (url) => {
		const { asked, result } = fetching({}, url);
		const failure = await failureOf(result);
		expect(failure).toMatchObject({ kind: 'input', facts: { parameter: LABEL } });
		expect(failure.message).toBe('"Template URL" is not a web address');
		expect(asked).toEqual([]);
	},
);

it.each([401, 403, 404, 500, 304])(
	'says what the address has answered: HTTP %s',
	async (statusCode) => {
		const failure = await failureOf(fetching({ statusCode }, URL_WITH_KEY).result);
		expect(failure.message).toBe(
			`The file at "Template URL" cannot be downloaded: HTTP ${statusCode}`,
		);
	},
);

it('reads no more than it may', async () => {
	let given = 0;
	const endless = Readable.from(
		(function* () {
			for (;;) {
				given += 10;
				yield Buffer.alloc(10);
			}
		})(),
	);
	const failure = await failureOf(fetching({ body: endless }, URL_WITH_KEY).result);
	expect(failure.message).toBe('The file at "Template URL" is larger than 0 MB');
	expect(endless.destroyed).toBe(true);
	expect(given).toBeLessThan(1_000);
});

it('lets in a file of just the size that it may have', async () => {
	const body = Readable.from([Buffer.alloc(100)]);
	expect((await fetching({ body }, URL_WITH_KEY).result).content).toHaveLength(100);
});

it('names the trouble, and not the address: it may be a key', async () => {
	const thrown = Object.assign(new Error(`connect ECONNREFUSED ${URL_WITH_KEY}`), {
		code: 'ECONNREFUSED',
	});
	const failure = await failureOf(fetching({ thrown }, URL_WITH_KEY).result);
	expect(failure.kind).toBe('input');
	expect(failure.facts.advice).toContain('Network code: ECONNREFUSED.');
	expect(JSON.stringify([failure.message, failure.facts])).not.toContain(TOKEN);
});

it('is Stop when Stop was pressed', async () => {
	const thrown = new Error('aborted');
	const { result } = fetching({ thrown }, URL_WITH_KEY, { signal: AbortSignal.abort() });
	expect((await failureOf(result)).kind).toBe('cancelled');
});

it('is no whole file when the connection breaks', async () => {
	const body = Readable.from(
		(function* () {
			yield Buffer.from('half');
			throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
		})(),
	);
	const failure = await failureOf(fetching({ body }, URL_WITH_KEY).result);
	expect(failure.message).toBe('The file at "Template URL" cannot be downloaded');
});

it('ends a download that trickles on and on', async () => {
	const clock = new FakeClock();
	const body = new Readable({ read: () => undefined });
	const { asked, result } = fetching({ body }, URL_WITH_KEY, { clock });
	const failure = failureOf(result);
	await clock.settle();
	// What n8n's request helper does with the signal that it is given.
	const signal = asked[0]?.abortSignal as AbortSignal;
	signal.addEventListener('abort', () => body.destroy(new Error('aborted')));
	await clock.advance(119_999);
	expect(signal.aborted).toBe(false);
	await clock.advance(1);
	expect((await failure).message).toBe('The file at "Template URL" cannot be downloaded');
	expect(clock.pending).toBe(0);
});

it('keeps its limit when the garbage is collected meanwhile', async () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	// The real clock, a thousand times as fast: its sleeps are all that holds the limit.
	const clock: Clock = {
		...n8nClock,
		now: () => Date.now() * 1_000,
		sleep: async (ms, signal) => await n8nClock.sleep(ms / 1_000, signal),
	};
	const context = {
		helpers: {
			httpRequest: async ({ abortSignal }: IHttpRequestOptions) =>
				await new Promise((_, reject) => {
					(abortSignal as AbortSignal).addEventListener('abort', () =>
						reject(new Error('aborted')),
					);
				}),
		},
	} as unknown as IExecuteFunctions;
	const request = { url: URL_WITH_KEY, label: LABEL, maxBytes: 100, signal: never };
	const collecting = setInterval(collect, 10);
	try {
		const failure = await failureOf(fetchUrl(context, request, clock));
		expect(failure.message).toBe('The file at "Template URL" cannot be downloaded');
	} finally {
		clearInterval(collecting);
	}
});
