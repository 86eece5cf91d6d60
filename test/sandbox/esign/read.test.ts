import { PARTY, refusal, useEsign } from './support/use-esign';

const esign = useEsign();
const DAY_MS = 24 * 3_600_000;

async function today(): Promise<number> {
	return (await esign.sandbox.control.health()).nowMs;
}
const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

describe('an envelope', () => {
	it('tells its history under a key with a space', async () => {
		const { folderId } = await esign.create({ sendNow: true });
		await esign.control.view(folderId, 1);
		await esign.control.sign(folderId, 1);
		const { body } = await esign.gateway.get(`/folders/myfolder?folderId=${folderId}`);
		const history = (body as Record<string, Array<Record<string, unknown>>>)['Folder History']!;
		expect(history.map(({ action, email }) => [action, email])).toEqual([
			['Created', 'owner@sandbox.example'],
			['InviteSentTo', PARTY.emailId],
			['InviteAccepted', PARTY.emailId],
			['Signed', PARTY.emailId],
			['Executed', 'owner@sandbox.example'],
		]);
		expect(history[3]).toMatchObject({
			firstName: 'Mara',
			envelopeId: folderId,
			dateChanged: expect.any(Number) as number,
			changeDoneByParty: 5001,
		});
	});

	it.each([
		['', 'folderId parameter must be required.'],
		['?folderId=1', 'invalid folder id'],
		['?folderId=abc', 'invalid folder id'],
	])('myfolder%s is refused', async (query, message) => {
		expect(await esign.gateway.get(`/folders/myfolder${query}`)).toMatchObject(refusal(message));
	});
});

describe('lists of ids', () => {
	const list = (query: Record<string, string>) =>
		esign.gateway.get(`/folders/getAllFolderIdsByStatus?${new URLSearchParams(query).toString()}`);

	it('are of a time and a status', async () => {
		const now = await today();
		const range = { dateFrom: dayOf(now - DAY_MS), dateTo: dayOf(now + DAY_MS) };
		const draft = await esign.create();
		const sent = await esign.create({ sendNow: true });
		await esign.control.decline(sent.folderId, 1, 'no');
		const ids = [draft.folderId, sent.folderId];
		expect((await list(range)).body).toEqual({
			result: 'success',
			message: 'The total envelope id is: 2',
			allFolderIds: ids,
		});
		for (const [status, expected] of [
			['DRAFT', [ids[0]]],
			['CANCELLED', [ids[1]]],
			['CANCELED', [ids[1]]],
			['PARTIALLY SIGNED', []],
		] as const)
			expect((await list({ ...range, status })).body).toMatchObject({ allFolderIds: expected });
		const before = { dateFrom: dayOf(now - 9 * DAY_MS), dateTo: dayOf(now - 8 * DAY_MS) };
		expect((await list(before)).body).toMatchObject({ allFolderIds: [] });
	});

	it.each<[Record<string, string>, RegExp]>([
		[{}, /^The parameters dateFrom can not be empty\.$/],
		[{ dateFrom: '2026-01-01' }, /^The parameters dateTo can not be empty\.$/],
		[{ dateFrom: '01.01.2026', dateTo: '2026-02-01' }, /YYYY-MM-DD/],
		[{ dateFrom: '2026-01-01', dateTo: '2026-07-02' }, /6 months/],
		[{ dateFrom: '2026-02-01', dateTo: '2026-01-01' }, /before/],
		[{ dateFrom: '2026-01-01', dateTo: '2026-01-02', status: 'DONE' }, /invalid status DONE/],
	])('%j are refused', async (query, message) => {
		expect(await list(query)).toMatchObject(refusal(expect.stringMatching(message)));
	});

	it('may reach over six whole months', async () => {
		expect((await list({ dateFrom: '2026-01-01', dateTo: '2026-07-01' })).body).toMatchObject({
			result: 'success',
		});
	});
});

describe('the activity history', () => {
	const history = (folderId: number) =>
		esign.gateway.get(`/folders/viewActivityHistory?folderId=${folderId}`);

	it('is not for drafts', async () => {
		const { folderId } = await esign.create();
		expect(await history(folderId)).toMatchObject(
			refusal('logs of a non-shared folder can not be viewed.'),
		);
	});

	it('tells what happened, in the words of the service', async () => {
		const { folderId } = await esign.create({ sendNow: true });
		await esign.control.view(folderId, 1);
		await esign.control.sign(folderId, 1);
		const { details } = (await history(folderId)).body as {
			details: { activities: Array<Record<string, unknown>> } & Record<string, unknown>;
		};
		expect(details).toMatchObject({
			folderId,
			enclosedDocuments: 'nda',
			envelopeRecipients: 'Mara Lind',
			author: 'Sandbox Owner',
			status: 'EXECUTED',
		});
		expect(details.activities.map(({ action, folderStatus }) => [action, folderStatus])).toEqual([
			['Created', 'CREATED'],
			['Invitation Sent', 'SHARED'],
			['Viewed', 'SHARED'],
			['Signed', 'COMPLETED'],
			['Folder Executed', 'EXECUTED'],
		]);
	});

	it.each([
		['UTC', 'UTC'],
		['Asia/Kolkata', 'IST'],
		['America/Los_Angeles', 'P[DS]T'],
		['Europe/London', '(GMT|BST)'],
		['Asia/Kathmandu', 'GMT\\+5:45'],
	])('has times in the zone %s', async (activityZone, name) => {
		await esign.sandbox.control.settings({ activityZone });
		const { folderId } = await esign.create({ sendNow: true });
		const { details } = (await history(folderId)).body as { details: Record<string, string> };
		const { nowMs } = await esign.sandbox.control.health();
		expect(details['dateCreated']).toMatch(
			new RegExp(`^\\d{2} [A-Z][a-z]{2} \\d{4}, \\d{2}:\\d{2}:\\d{2}, ${name}$`),
		);
		const inZone = new Intl.DateTimeFormat('en-GB', {
			timeZone: activityZone,
			day: '2-digit',
			hour: '2-digit',
		}).formatToParts(nowMs);
		const part = (type: string) => inZone.find((one) => one.type === type)!.value;
		expect(details['dateCreated']).toMatch(new RegExp(`^${part('day')} .* ${part('hour')}:`));
	});

	it('wants a zone there is', async () => {
		await expect(esign.sandbox.control.settings({ activityZone: 'Mars/Olympus' })).rejects.toThrow(
			/activityZone/,
		);
	});
});
