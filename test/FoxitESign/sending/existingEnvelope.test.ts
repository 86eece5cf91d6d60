import { correlationOf } from '../../../nodes/FoxitESign/sending/correlation';
import {
	existingEnvelope,
	refuseIfOvertaken,
} from '../../../nodes/FoxitESign/sending/existingEnvelope';
import { failureOf } from '../../support/failures';
import { json, type Reply } from '../../support/scripted-transport';
import { INTENT, scriptedRun } from '../support/scripted-run';

const ids = (...allFolderIds: number[]): Reply => json(200, { result: 'success', allFolderIds });
const folder = (folderId: number, value: string, folderStatus = 'DRAFT'): Reply =>
	json(200, {
		result: 'success',
		folder: { folderId, folderStatus, custom_field1: { name: 'n8nCorrelation', value } },
	});

function scripted(replies: Reply[], options: object = {}) {
	const all = scriptedRun({ options }, { replies });
	const correlation = correlationOf(all.run.context, INTENT, 'deal-4711');
	return { ...all, correlation, lines: () => all.sent().map(([line]) => String(line)) };
}

describe('of two drafts that are made with one value at once', () => {
	it('the later is not sent, and told as what it is', async () => {
		const both = [ids(11, 10), folder(11, 'deal-4711'), folder(10, 'deal-4711')];
		const { run, clock, correlation } = scripted(both);
		const failure = await clock.run(failureOf(refuseIfOvertaken(run, correlation, 11)));
		expect(failure.message).toBe(
			'Envelope 10 with the same Correlation Value "deal-4711" was being made at the same time',
		);
		expect(failure.facts.advice).toContain('This one, Envelope 11, was not mailed');
	});

	it('the first is sent', async () => {
		const both = [ids(11, 10), folder(11, 'deal-4711'), folder(10, 'deal-4711')];
		const { run, clock, correlation } = scripted(both);
		await clock.run(refuseIfOvertaken(run, correlation, 10));
	});
});

it('envelopes with other values are read once in a run', async () => {
	const replies = [ids(9), folder(9, 'other'), ids(10, 9), folder(10, 'deal-4711', 'SHARED')];
	const { run, clock, correlation, lines } = scripted(replies);
	expect(await clock.run(existingEnvelope(run, correlation))).toBeUndefined();
	expect(await clock.run(existingEnvelope(run, correlation))).toMatchObject({
		folder: { folderId: 10 },
	});
	expect(lines().filter((line) => line.includes('folderId=9'))).toHaveLength(1);
});

it.each([
	[0, '2025-12-31', '2026-01-02'],
	[7, '2025-12-24', '2026-01-02'],
])('looks back for %i days', async (correlationLookBack, from, to) => {
	const { run, clock, correlation, lines } = scripted([ids()], { correlationLookBack });
	await clock.run(existingEnvelope(run, correlation));
	expect(lines()).toEqual([`GET /folders/getAllFolderIdsByStatus?dateFrom=${from}&dateTo=${to}`]);
});

it('nothing is asked when the user sends anyway', async () => {
	const { run, clock, correlation, lines } = scripted([], { ifCorrelationExists: 'sendAnyway' });
	expect(await clock.run(existingEnvelope(run, correlation))).toBeUndefined();
	await clock.run(refuseIfOvertaken(run, correlation, 11));
	expect(lines()).toEqual([]);
});
