/** Foxit's limit is one of the whole account, whatever the service. */
import { answer } from '../support/error-text';
import { hintsOf, NODE, type InputItem } from '../support/use-foxit-node';
import { GENERATES, template, useDocGen } from './support/doc-gen';

const docGen = useDocGen({ accounts: ['refused', 'words', 'shared', 'chosen'] });

const items = async (count: number): Promise<InputItem[]> => {
	const file = await template(['{{name}}']);
	return Array.from({ length: count }, (_, name) => ({ json: { name }, file }));
};

it.each([
	['refused', 429, { message: 'Too many requests' }],
	['words', 502, { error: 'RateLimiterException: request blocked by gateway' }],
])(
	'a refusal costs time, and neither a document nor a credit: %s',
	async (credential, status, body) => {
		await docGen.control.faults({ match: GENERATES, action: answer(status, body) });
		const result = await docGen.run({}, await items(1), { credential });
		expect(await docGen.texts(result)).toEqual(['0']);
		expect(await docGen.trace()).toEqual([`Generate ${status}`, 'Generate']);
		expect(await docGen.control.ledger()).toHaveLength(1);
	},
);

it('what Foxit PDF Services has used up is gone for Foxit DocGen', async () => {
	await docGen.control.settings({
		rateLimit: { requestsPerMinute: 30, window: 'bucket', retryAfter: 'seconds' },
	});
	const { foxit } = docGen;
	const client = foxit.at.sandboxClient(String(foxit.at.sandbox.url), {
		...{ clientId: 'shared', clientSecret: 'sandbox-secret' },
	});
	await Promise.all(Array.from({ length: 30 }, async () => await client.poll('x')));
	await docGen.control.clearRequests();
	const parameters = { outputFormat: 'docx', options: { concurrency: 4 } };
	const result = await docGen.run(parameters, await items(5), { credential: 'shared' });
	expect(result.items(NODE)).toHaveLength(5);
	const requests = await docGen.control.requests();
	expect(requests.some(({ rateLimited }) => rateLimited)).toBe(true);
	expect(await docGen.control.ledger()).toHaveLength(5);
});

it("keeps to the user's own rate, and says how long that took", async () => {
	const parameters = { outputFormat: 'docx', options: { maxRequestsPerMinute: 3 } };
	const result = await docGen.run(parameters, await items(5), { credential: 'chosen' });
	expect(result.items(NODE)).toHaveLength(5);
	expect(await docGen.trace()).toEqual(Array<string>(5).fill('Generate'));
	expect(hintsOf(result)).toEqual([
		expect.stringMatching(
			/^Foxit's request limit made this run wait \d+ seconds .+ 5 credits used in \d+ requests\.$/,
		),
	]);
});
