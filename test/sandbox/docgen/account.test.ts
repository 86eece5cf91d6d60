import { useSandbox } from '../../support/use-sandbox';
import { answerTo, generate, post } from './docgen-client';
import { p, rawTemplate } from './raw-template';

const sandbox = useSandbox();

describe('credits', () => {
	it('are charged for what succeeds, one for each', async () => {
		const docx = await rawTemplate({ body: p('{{x}}') });
		await generate(sandbox, docx, {}, 'pdf');
		await answerTo(sandbox, docx, {}, 'html');
		await post(sandbox, 'AnalyzeDocumentBase64', {
			base64FileString: docx.toString('base64'),
		});
		const [first, , last] = await sandbox.control.requests();
		expect(await sandbox.control.ledger()).toMatchObject([
			{
				operation: 'docgen-generate',
				account: 'sandbox-client',
				requestSeq: first?.seq,
				credits: 1,
			},
			{ operation: 'docgen-analyze', account: 'sandbox-client', requestSeq: last?.seq, credits: 1 },
		]);
	});

	it('may be none for an analysis', async () => {
		await sandbox.control.settings({ analyzeCredits: 0 });
		const docx = await rawTemplate({ body: p('{{x}}') });
		await post(sandbox, 'AnalyzeDocumentBase64', {
			base64FileString: docx.toString('base64'),
		});
		expect(await sandbox.control.ledger()).toEqual([]);
	});

	it('cannot be overdrawn, not by requests at the same time either', async () => {
		await sandbox.control.settings({
			accounts: [{ clientId: 'sandbox-client', clientSecret: 'sandbox-secret', credits: 2 }],
		});
		const docx = await rawTemplate({ body: p('{{x}}') });
		const answers = await Promise.all([1, 2, 3].map(() => answerTo(sandbox, docx, {})));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
		expect((await answerTo(sandbox, docx, {})).status).toBe(429);
		expect(await sandbox.control.ledger()).toHaveLength(2);
	});
});

describe('faults', () => {
	it('may answer without a file, as the service does when it fails', async () => {
		const body = { message: 'Rendering failed', fileExtension: 'pdf', base64FileString: null };
		await sandbox.control.faults({
			match: { path: '/GenerateDocumentBase64$' },
			action: { type: 'status', status: 200, body },
		});
		const docx = await rawTemplate({ body: p('x') });
		expect(await answerTo(sandbox, docx, {})).toEqual({ status: 200, body });
		expect((await answerTo(sandbox, docx, {})).status).toBe(200);
		expect(await sandbox.control.ledger()).toHaveLength(1);
	});

	it('are found by operation; those of tasks pass by', async () => {
		await sandbox.control.faults([
			{ action: { type: 'never-finish' } },
			{ match: { operation: 'docgen-generate' }, action: { type: 'status', status: 503 } },
		]);
		const docx = await rawTemplate({ body: p('x') });
		expect((await answerTo(sandbox, docx, {})).status).toBe(503);
		expect((await answerTo(sandbox, docx, {})).status).toBe(200);
		expect((await sandbox.control.listFaults()).map(({ left }) => left)).toEqual([1, 0]);
		expect(await sandbox.control.requests()).toMatchObject([
			{ operation: 'docgen-generate', status: 503 },
			{ operation: 'docgen-generate', status: 200, account: 'sandbox-client' },
		]);
	});
});

it('shares the account’s rate limit with the other services', async () => {
	await sandbox.control.settings({ rateLimit: { requestsPerMinute: 2 } });
	const docx = await rawTemplate({ body: p('x') });
	await sandbox.client.request('GET', '/tasks/unknown');
	expect((await answerTo(sandbox, docx, {})).status).toBe(200);
	expect((await answerTo(sandbox, docx, {})).status).toBe(429);
	expect((await sandbox.client.request('GET', '/tasks/unknown')).status).toBe(429);
});
