/**
 * The engine harness itself, on a throwaway package outside this checkout: whatever fails here is
 * the harness and not one of our nodes.
 */
const NODE = 'n8n-nodes-sample.sample';
/** What is not stopped goes on without end; how fast a stop is, a busy machine decides too. */
const STOP_MS = 30_000;

const load = async () => ({
	...(await import('./support/engine-client.mjs')),
	...(await import('./support/workflow.mjs')),
	...(await import('./support/sample-package.mjs')),
	...(await import('./support/sample-service.mjs')),
});

type Harness = Awaited<ReturnType<typeof load>>;
type Engine = Awaited<ReturnType<Harness['startEngine']>>;

let harness: Harness;
let service: Awaited<ReturnType<Harness['startSampleService']>>;
let samplePackage: Awaited<ReturnType<Harness['writeSamplePackage']>>;
let engine: Engine;

const credentials = () => ({
	sampleApi: { baseUrl: service.url, key: harness.GOOD_KEY },
	sampleTokenApi: { baseUrl: service.url },
});

/** A node of the sample package, named "Sample". */
const sample = (action: string, parameters: object = {}, settings: object = {}) => ({
	type: NODE,
	name: 'Sample',
	parameters: { action, ...parameters },
	credentials: {
		sampleApi: { id: 'any', name: 'any' },
		sampleTokenApi: { id: 'any', name: 'any' },
	},
	...settings,
});

const runSample = async (action: string, parameters?: object, settings?: object) =>
	await engine.run(
		harness.workflow([{ type: 'manualTrigger' }, sample(action, parameters, settings)]),
	).promise;

beforeAll(async () => {
	harness = await load();
	[service, samplePackage] = await Promise.all([
		harness.startSampleService(),
		harness.writeSamplePackage(),
	]);
	engine = await harness.startEngine({
		packageRoot: samplePackage.root,
		credentials: credentials(),
	});
});

afterAll(async () => {
	await engine.close();
	await service.close();
	await samplePackage.remove();
});

describe('a run', () => {
	it('evaluates expressions, links items to other nodes and tells which node is at work', async () => {
		const started: string[] = [];
		const result = await engine.run(
			harness.workflow([
				{ type: 'manualTrigger' },
				{
					type: 'set',
					name: 'Fields',
					parameters: {
						assignments: {
							assignments: [{ name: 'a.b', type: 'number', value: '={{ $json.n * 2 }}' }],
						},
					},
				},
				sample('echo', { text: "={{ $json.a.b }} from {{ $('manualTrigger').item.json.n }}" }),
			]),
			{
				input: [{ json: { n: 1 } }, { json: { n: 2 } }],
				onNodeStart: (name: string) => started.push(name),
			},
		).promise;

		expect(result.status).toBe('success');
		expect(result.items('Sample')).toEqual([
			{ json: { text: '2 from 1' }, pairedItem: { item: 0 } },
			{ json: { text: '4 from 2' }, pairedItem: { item: 1 } },
		]);
		// The trigger has its items pinned, and n8n reports it all the same.
		expect(started).toEqual(['manualTrigger', 'Fields', 'Sample']);
	});

	it('feeds a workflow without a trigger, in a production run too', async () => {
		const result = await engine.run(
			harness.workflow([sample('echo', { text: '={{ $json.t }}' })]),
			{
				input: [{ json: { t: 'in' } }],
				startNode: 'Sample',
				mode: 'trigger',
			},
		).promise;
		expect(result.items('Sample').map(({ json }) => json)).toEqual([{ text: 'in' }]);
	});

	it('collects hints and what the node logged', async () => {
		const result = await runSample('hint');
		expect(result.hints).toEqual([
			{ nodeName: 'Sample', message: 'Look here', location: 'outputPane' },
		]);
		expect(result.logs).toEqual([{ level: 'warn', message: 'Logged by the node', metadata: {} }]);
	});

	it.each([
		['a missing parameter', NODE, 'strict', 'Parameter "Must" is required'],
		['an unknown node', 'n8n-nodes-sample.nothing', 'echo', 'Unrecognized node type'],
	])('ends with n8n’s own message for %s', async (_case, type, action, message) => {
		const result = await runSample(action, {}, { type });
		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({ message: expect.stringContaining(message) as string });
	});
});

describe('errors of a node', () => {
	const twoItems = [{ json: { t: 'ok' } }, { json: { t: 'bad' } }];

	const runFailing = async (settings: object) =>
		await engine.run(
			harness.workflow(
				[
					{ type: 'manualTrigger' },
					sample('fail', { text: '={{ $json.t }}' }, settings),
					{ type: 'noOp', name: 'Good' },
					{ type: 'noOp', name: 'Bad' },
				],
				{ manualTrigger: 'Sample', Sample: ['Good', 'Bad'] },
			),
			{ input: twoItems },
		).promise;

	it('stop the run', async () => {
		const result = await runFailing({});
		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({ name: 'NodeOperationError', message: 'Refused: bad' });
		expect(result.items('Good')).toEqual([]);
	});

	it.each([
		['continueRegularOutput', [{ text: 'ok' }, { error: 'Refused: bad' }], []],
		['continueErrorOutput', [{ text: 'ok' }], [{ error: 'Refused: bad' }]],
	])('go on with %s', async (onError, good, bad) => {
		const result = await runFailing({ onError });
		expect(result.status).toBe('success');
		expect(result.items('Good').map(({ json }) => json)).toEqual(good);
		expect(result.items('Bad').map(({ json }) => json)).toEqual(bad);
	});

	it('are tried again with Retry On Fail', async () => {
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const result = await runSample('request', { text: `${service.url}/flaky` }, settings);
		expect(result.items('Sample').map(({ json }) => json)).toEqual([{ flakyCalls: 2 }]);
	});

	it('carry what n8n makes of a refused connection', async () => {
		const refused = await runSample('request', { text: 'http://127.0.0.1:1/' });
		expect(refused.error).toMatchObject({
			name: 'NodeApiError',
			httpCode: 'ECONNREFUSED',
			message: 'The service refused the connection - perhaps it is offline',
		});
	});
});

describe('Stop', () => {
	/** Starts the action, stops it once it is at work, and waits for the end. */
	const stop = async (action: string, parameters?: object) => {
		let atWork: () => void;
		const working = new Promise<void>((resolve) => (atWork = resolve));
		const run = engine.run(
			harness.workflow([{ type: 'manualTrigger' }, sample(action, parameters)]),
			{ onNodeStart: (name: string) => name === 'Sample' && atWork() },
		);
		await working;
		run.cancel();
		return await run.promise;
	};

	it('aborts a request', async () => {
		const result = await stop('request', { text: `${service.url}/hang` });
		expect(result.status).toBe('canceled');
		expect(result.stopMs).toBeLessThan(STOP_MS);
	});

	it('wakes a sleeping node', async () => {
		const result = await stop('sleep');
		expect(result.status).toBe('canceled');
		expect(result.stopMs).toBeLessThan(STOP_MS);
	});
});

describe.each(['filesystem', 'default'] as const)('files in binary mode %s', (binaryMode) => {
	let modeEngine: Engine;

	beforeAll(async () => {
		const packageRoot = samplePackage.root;
		modeEngine = await harness.startEngine({ packageRoot, binaryMode, credentials: credentials() });
	});

	afterAll(async () => await modeEngine.close());

	it('go up and come down', async () => {
		const file = { data: Buffer.alloc(200_000, 1), mimeType: 'application/pdf', fileName: 'a.pdf' };
		const result = await modeEngine.run(
			harness.workflow([
				{ type: 'manualTrigger' },
				sample('upload'),
				sample('download', {}, { name: 'Down' }),
			]),
			{ input: [{ binary: { data: file } }] },
		).promise;

		expect(result.item('Sample').json).toEqual({ received: 200_000 });
		const item = result.item('Down');
		expect(item.binary?.data?.id?.startsWith('filesystem-v2:') ?? false).toBe(
			binaryMode === 'filesystem',
		);
		const content = await result.readBinary(item);
		expect(content.equals(Buffer.alloc(harness.DOWNLOAD_BYTES, 7))).toBe(true);
	});

	it('are read from disk and written to it', async () => {
		const file = (name: string) => `${samplePackage.root}/${name}`;
		const result = await modeEngine.run(
			harness.workflow([
				{ type: 'manualTrigger' },
				{
					type: 'readWriteFile',
					name: 'Read',
					parameters: { fileSelector: file('dist/*Api*.js') },
				},
				{
					type: 'readWriteFile',
					name: 'Write',
					parameters: { operation: 'write', fileName: `=${file('copy-of-{{ $json.fileName }}')}` },
				},
				{
					type: 'readWriteFile',
					name: 'Read back',
					parameters: { fileSelector: '={{ $json.fileName }}' },
				},
			]),
		).promise;

		expect(result.error).toBeUndefined();
		expect(result.items('Read').map(({ json }) => json.fileName)).toEqual(
			expect.arrayContaining(['SampleApi.credentials.js', 'SampleTokenApi.credentials.js']),
		);
		const before = await result.readBinary(result.item('Read'));
		const after = await result.readBinary(result.item('Read back'));
		expect(after.length).toBeGreaterThan(0);
		expect(after.equals(before)).toBe(true);
	});
});

describe('credentials', () => {
	it('go into the request as their type declares, hidden defaults included', async () => {
		await runSample('request', { text: `${service.url}/whoami` });
		expect(service.requests.at(-1)?.headers).toMatchObject({
			'x-key': harness.GOOD_KEY,
			'x-agent': 'sample/1.0',
		});
	});

	it('keep a token, and renew it when the service says it has expired', async () => {
		const guarded = { text: `${service.url}/guarded`, credentialType: 'sampleTokenApi' };
		const [first, second] = [
			await runSample('request', guarded),
			await runSample('request', guarded),
		];
		expect(first.item('Sample').json).toEqual({ authorization: 'Bearer token-1' });
		expect(second.item('Sample').json).toEqual({ authorization: 'Bearer token-1' });
		expect(await engine.storedCredential('sampleTokenApi')).toMatchObject({ token: 'token-1' });

		await fetch(`${service.url}/token`);
		const third = await runSample('request', guarded);
		expect(third.item('Sample').json).toEqual({ authorization: 'Bearer token-3' });
	});

	it.each([
		['good-key', undefined, 'OK', 'Connection successful!'],
		['unknown', undefined, 'Error', 'The key is not known'],
		['closed', undefined, 'Error', 'The account is closed'],
		['teapot', undefined, 'Error', "I'm a Teapot"],
		['any', 'http://127.0.0.1:1', 'Error', 'ECONNREFUSED'],
		['any', 'http://nowhere.invalid', 'Error', 'ENOTFOUND'],
	])('are tested as in the editor: key %s, host %s', async (key, baseUrl, status, message) => {
		const outcome: unknown = await engine.testCredential('sampleApi', {
			baseUrl: baseUrl ?? service.url,
			key,
		});
		expect(outcome).toEqual({ status, message });
	});

	it('say so when their type has no test', async () => {
		expect(await engine.testCredential('sampleTokenApi', {})).toEqual({
			status: 'Error',
			message: 'No testing function found for this credential.',
		});
	});
});

describe('the process', () => {
	it('describes nodes and measures itself', async () => {
		expect(await engine.describe(NODE)).toMatchObject({ displayName: 'Sample', version: 1 });
		expect(await engine.rss()).toBeGreaterThan(50e6);
		expect(await engine.peakRss()).toBeGreaterThan(50e6);
		expect((await engine.eventLoopDelay()).maxMs).toBeGreaterThan(0);
	});

	it('closes with a run at work, and ends by itself', async () => {
		const busy = await harness.startEngine({ packageRoot: samplePackage.root });
		const run = busy.run(harness.workflow([{ type: 'manualTrigger' }, sample('sleep')]));
		await busy.close();
		expect((await run.promise).status).toBe('canceled');
	});

	it('tells why it could not open', async () => {
		const packageRoot = `${samplePackage.root}/nowhere`;
		await expect(harness.startEngine({ packageRoot })).rejects.toThrow('package.json');
	});
});
