import { errorOf } from '../../support/use-foxit-node';
import { SURFACES, useESign } from '../support/esign';

const ENVELOPE = { resource: 'envelope' };

describe('Get Activity', () => {
	const esign = useESign({ sandbox: { activityZone: 'Asia/Kolkata' } });
	const ACTIVITY = { ...ENVELOPE, operation: 'getActivity' };

	it.each(SURFACES)('tells who did what and when on the %s surface', async (surface) => {
		const envelopeId = await esign.make();
		await esign.people.view(envelopeId, 1);
		await esign.people.sign(envelopeId, 1);
		const { history } = await esign.people.folder(envelopeId);
		const json = await esign.one({ ...ACTIVITY, envelopeId }, { surface });
		expect(json).toMatchObject({
			envelopeId,
			status: 'EXECUTED',
			documents: 'nda',
			recipients: 'Mara Lind',
		});
		const activities = json.activities as Array<Record<string, string>>;
		expect(activities.map(({ action, user }) => [action, user])).toEqual([
			['Created', expect.any(String)],
			['Invitation Sent', 'Mara Lind'],
			['Viewed', 'Mara Lind'],
			['Signed', 'Mara Lind'],
			['Folder Executed', expect.any(String)],
		]);
		// To the second; the service tells no more.
		const at = history.map(({ atMs }) => new Date(Math.floor(atMs / 1_000) * 1_000).toISOString());
		expect(activities.map((activity) => activity.at)).toEqual(at);
		for (const { time } of activities) expect(time).toMatch(/, IST$/);
	});

	it('says what to do about a draft', async () => {
		const envelopeId = await esign.make({ draft: true });
		const error = errorOf(await esign.run({ ...ACTIVITY, envelopeId }));
		expect(error.message).toBe('Foxit eSign did not accept the request [item 0]');
		expect(error.description).toContain('A draft has no activity yet: send it first.');
		expect(error.context.data).toMatchObject({ envelopeId, httpStatus: 200 });
	});

	it('gives the raw answer on demand', async () => {
		const envelopeId = await esign.make();
		const json = await esign.one({ ...ACTIVITY, envelopeId, simplify: false });
		expect(json).toMatchObject({ result: 'success', details: { folderId: envelopeId } });
	});
});

describe('Get Activity in a zone that cannot be told', () => {
	const esign = useESign({ sandbox: { activityZone: 'America/Chicago' } });

	it('leaves the time as it came', async () => {
		const envelopeId = await esign.make();
		const { activities } = await esign.one({ ...ENVELOPE, operation: 'getActivity', envelopeId });
		const [first] = activities as Array<Record<string, string>>;
		expect(first?.time).toMatch(/, C[SD]T$/);
		expect(first).not.toHaveProperty('at');
	});
});

describe('Get Deleted Log', () => {
	const esign = useESign();
	const LOG = { ...ENVELOPE, operation: 'getDeletedLog' };

	it('tells what is still known', async () => {
		const envelopeId = await esign.make({ name: 'Old NDA' });
		await (await esign.api()).post('/folders/movetorecyclebin', { folderIds: [envelopeId] });
		const json = await esign.one({ ...LOG, envelopeId });
		expect(json).toMatchObject({
			envelopeId,
			documents: [
				{
					documentId: expect.any(Number) as number,
					documentName: 'nda.pdf',
					envelopeName: 'Old NDA',
					deletedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
				},
			],
		});
		expect(json.history).toContainEqual({
			name: 'Mara Lind',
			event: 'Invitation Sent',
			source: 'Web',
		});
		const raw = await esign.one({ ...LOG, envelopeId, simplify: false });
		expect(Object.keys(raw)).toContain('Deleted Folder Log Info');
	});

	it('knows nothing of envelopes that are there', async () => {
		const envelopeId = await esign.make();
		const error = errorOf(await esign.run({ ...LOG, envelopeId }));
		expect(error.description).toContain('invalid folder id');
	});
});
