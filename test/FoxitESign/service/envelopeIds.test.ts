import { envelopeIds } from '../../../nodes/FoxitESign/service/envelopeIds';
import { scriptedESign } from '../../support/scripted-esign';
import { json } from '../../support/scripted-transport';

const PATH = 'GET /folders/getAllFolderIdsByStatus';
const ids = (...allFolderIds: unknown[]) => json(200, { result: 'success', allFolderIds });
const YEAR = { dateFrom: '2025-11-22', dateTo: '2026-11-22' };

it('lists the newest first, each once, over all ranges', async () => {
	const { client, clock, sent, signal } = scriptedESign([
		ids(31, '33', 32, 33),
		ids(20, 31, 22, null),
		ids(),
	]);
	const found = await clock.run(envelopeIds(client, YEAR, Infinity, signal));
	expect(found).toEqual([33, 32, 31, 22, 20]);
	expect(sent().flat()).toEqual([
		`${PATH}?dateFrom=2026-05-26&dateTo=2026-11-22`,
		`${PATH}?dateFrom=2025-11-26&dateTo=2026-05-25`,
		`${PATH}?dateFrom=2025-11-22&dateTo=2025-11-25`,
	]);
});

it('stops as soon as there are enough', async () => {
	const { client, clock, requests, signal } = scriptedESign([ids(31, 32, 33)]);
	expect(await clock.run(envelopeIds(client, YEAR, 2, signal))).toEqual([33, 32]);
	expect(requests).toHaveLength(1);
});

it('sends the blank of a state as %20', async () => {
	const { client, clock, sent, signal } = scriptedESign([ids()]);
	const days = { dateFrom: '2026-11-01', dateTo: '2026-11-02' };
	const filter = { ...days, statuses: ['PARTIALLY SIGNED'] };
	expect(await clock.run(envelopeIds(client, filter, 5, signal))).toEqual([]);
	expect(sent().flat()).toEqual([
		`${PATH}?dateFrom=2026-11-01&dateTo=2026-11-02&status=PARTIALLY%20SIGNED`,
	]);
});

it('asks for each of several states, and lists the newest of all first', async () => {
	const { client, clock, sent, signal } = scriptedESign([ids(31, 35), ids(33)]);
	const days = { dateFrom: '2026-11-01', dateTo: '2026-11-02' };
	const filter = { ...days, statuses: ['SHARED', 'PARTIALLY SIGNED'] };
	expect(await clock.run(envelopeIds(client, filter, 2, signal))).toEqual([35, 33]);
	expect(sent()).toHaveLength(2);
});

it.each([
	['an empty list', { allFolderIds: [] }],
	['none, in an answer of success', { result: 'success', message: 'The total envelope id is: 0' }],
])('%s says that there is no envelope', async (_what, answer) => {
	const { client, clock, signal } = scriptedESign([json(200, answer)]);
	const days = { dateFrom: '2026-11-01', dateTo: '2026-11-02' };
	await expect(clock.run(envelopeIds(client, days, 5, signal))).resolves.toEqual([]);
});

it.each([
	['an answer of another shape', { data: { accepted: true } }],
	['a list that is text', { result: 'success', allFolderIds: '35000001' }],
])('%s does not pass for an empty list', async (_what, answer) => {
	const { client, clock, signal } = scriptedESign(
		Array.from({ length: 4 }, () => json(200, answer)),
	);
	const days = { dateFrom: '2026-11-01', dateTo: '2026-11-02' };
	await expect(clock.run(envelopeIds(client, days, 5, signal))).rejects.toMatchObject({
		kind: 'unreadableAnswer',
	});
});
