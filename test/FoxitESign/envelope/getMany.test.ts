import { errorOf, hintsOf, NODE } from '../../support/use-foxit-node';
import { MARA, OMAR } from '../support/agreement';
import { SURFACES, useESign } from '../support/esign';

const GET_MANY = { resource: 'envelope', operation: 'getMany' };
const DAY_MS = 24 * 60 * 60_000;

const esign = useESign();

const idsOf = (rows: Array<{ envelopeId?: unknown }>) => rows.map(({ envelopeId }) => envelopeId);

/** The query of the requests for lists, in order. */
async function ranges(): Promise<string[]> {
	const requests = await esign.control.requests();
	return requests
		.filter(({ path }) => path.includes('getAllFolderIdsByStatus'))
		.map(({ query }) => new URLSearchParams(query))
		.map((query) => [query.get('dateFrom'), query.get('dateTo'), query.get('status')].join(' '));
}

it.each(SURFACES)('lists ids on the %s surface, newest first', async (surface) => {
	const made = [await esign.make(), await esign.make({ draft: true }), await esign.makeExecuted()];
	const rows = await esign.json(GET_MANY, [{}], { surface });
	expect(rows).toEqual([...made].reverse().map((envelopeId) => ({ envelopeId })));
});

it('lists those of a state', async () => {
	const shared = await esign.make();
	const executed = await esign.makeExecuted();
	const draft = await esign.make({ draft: true });
	const ofStatus = async (status: string) => idsOf(await esign.json({ ...GET_MANY, status }));
	expect(await ofStatus('SHARED')).toEqual([shared]);
	expect(await ofStatus('EXECUTED')).toEqual([executed]);
	expect(await ofStatus('DRAFT')).toEqual([draft]);
	expect(await ofStatus('PARTIALLY SIGNED')).toEqual([]);
});

it('lists those of several states at once, and any where none is chosen', async () => {
	const first = await esign.make({ signers: [MARA, OMAR] });
	const second = await esign.make();
	const draft = await esign.make({ draft: true });
	await esign.people.sign(first, 1);
	const ofStatus = async (status: unknown) => idsOf(await esign.json({ ...GET_MANY, status }));
	expect(await ofStatus(['SHARED', 'PARTIALLY SIGNED'])).toEqual([second, first]);
	expect(await ofStatus('SHARED, partially signed')).toEqual([second, first]);
	for (const any of [[], ['any'], 'any', ['any', 'DRAFT']]) {
		expect(await ofStatus(any)).toEqual([draft, second, first]);
	}
});

it('splits a long span into ranges that the service takes, and gives each envelope once', async () => {
	const old = await esign.make();
	const { nowMs } = await esign.control.advanceClock(300 * DAY_MS);
	const young = await esign.make();
	const day = (ms: number) => new Date(ms).toISOString();
	const parameters = { createdFrom: day(nowMs - 400 * DAY_MS), createdTo: day(nowMs + DAY_MS) };
	const rows = await esign.json({ ...GET_MANY, ...parameters });
	expect(idsOf(rows)).toEqual([young, old]);
	expect(await ranges()).toHaveLength(3);
});

it('asks for the days as they are written', async () => {
	const parameters = { createdFrom: '2026-01-31T23:30:00.000-05:00', createdTo: '2026-03-01' };
	await esign.json({ ...GET_MANY, ...parameters, status: 'DELETED' });
	expect(await ranges()).toEqual(['2026-01-31 2026-03-01 DELETED']);
});

it('returns no more than asked for', async () => {
	const made = [await esign.make(), await esign.make(), await esign.make()];
	const parameters = { returnAll: false, limit: 2 };
	const rows = await esign.json({ ...GET_MANY, ...parameters });
	expect(idsOf(rows)).toEqual([made[2], made[1]]);
	expect(await esign.json({ ...GET_MANY, returnAll: true })).toHaveLength(3);
});

it('returns full envelopes', async () => {
	const draft = await esign.make({ name: 'A draft', draft: true });
	const executed = await esign.makeExecuted({ name: 'Signed by Mara' });
	const full = { ...GET_MANY, fullEnvelopes: true };
	const rows = await esign.json(full);
	expect(rows).toMatchObject([
		{ envelopeId: executed, name: 'Signed by Mara', status: 'EXECUTED' },
		{ envelopeId: draft, name: 'A draft', status: 'DRAFT' },
	]);
	expect(JSON.stringify(rows)).not.toContain('signingUrl');

	const [linked] = await esign.json({
		...full,
		options: { includeLinks: true },
		status: 'EXECUTED',
	});
	expect(linked).toMatchObject({ recipients: [{ signingUrl: expect.any(String) as string }] });
	const [raw] = await esign.json({ ...full, simplify: false, status: 'DRAFT' });
	expect(raw).toMatchObject({ result: 'success', folder: { folderId: draft } });
});

it('leaves out full envelopes that are gone for good', async () => {
	const kept = await esign.make();
	const gone = await esign.make();
	await (await esign.api()).post('/folders/delete', { folderIds: [gone] });
	const result = await esign.run({ ...GET_MANY, fullEnvelopes: true });
	expect(idsOf(result.items(NODE).map(({ json }) => json))).toEqual([kept]);
	expect(hintsOf(result)).toEqual([`Envelope ${gone} is listed, but no longer there. [item 0]`]);
});

it.each([
	[
		{ createdFrom: '={{ "soon" }}' },
		'"Created From" must be a date such as 2026-11-22 or 2026-11-22T14:30:00+01:00, not the text "soon"',
	],
	[{ createdTo: '1999-12-31' }, '"Created To" must not be before 2000-01-01, and is 1999-12-31'],
	[
		{ createdFrom: '2026-02-02', createdTo: '2026-02-01' },
		'"Created From" is later than "Created To"',
	],
	[{ status: '={{ "SIGNED" }}' }, '"Status" cannot be "SIGNED"'],
	[{ limit: '={{ 0.5 }}' }, '"Limit" must be a whole number of at least 1, not 0.5'],
])('refuses %j before anything is sent', async (parameters, message) => {
	const error = errorOf(await esign.run({ ...GET_MANY, ...parameters }));
	expect(error.message).toBe(`${message} [item 0]`);
	expect(await esign.trace()).toEqual([]);
});
