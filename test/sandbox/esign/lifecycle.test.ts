import { createFolderWith } from './support/envelopes';
import { PARTY, refusal, SECOND_PARTY, signatureFor, useEsign } from './support/use-esign';

const esign = useEsign();
const THIRD_PARTY = { ...PARTY, firstName: 'Ada', emailId: 'ada@signer.example', sequence: 3 };
const two = createFolderWith([PARTY, SECOND_PARTY]);

const statusOf = async (folderId: number) => (await esign.control.folder(folderId)).status;
const mailsOf = async () =>
	(await esign.control.mails()).map(({ kind, emailId }) => `${kind} ${emailId.split('@')[0]}`);
const cancel = (folderId: unknown, reason: unknown = 'wrong price') =>
	esign.gateway.post('/folders/cancelFolder', { folderId, reason_for_cancellation: reason });

describe('sending a draft', () => {
	const send = (body: object) => esign.gateway.post('/folders/sendDraftFolder', body);

	it('mails each party once, however often it is asked', async () => {
		const { folderId } = await esign.create(two);
		expect(await send({ folderId })).toMatchObject({
			status: 200,
			body: { result: 'success', folder: { folderStatus: 'SHARED' } },
		});
		expect(await send({ folderId })).toMatchObject(refusal(`folder ${folderId} is not a draft`));
		expect(await mailsOf()).toEqual(['invitation mara', 'invitation otto']);
	});

	it.each([
		[{}, 'folderId parameter must be required.'],
		[{ folderId: 1 }, 'invalid folder id'],
		[{ folderId: '35000001' }, 'invalid folder id'],
	])('%j is refused', async (body, message) => {
		await esign.create();
		expect(await send(body)).toMatchObject(refusal(message));
	});

	it('wants a signature field for each signer, and for nobody else', async () => {
		const filler = { ...SECOND_PARTY, permission: 'FILL_FIELDS_ONLY' };
		const { folderId } = await esign.create({ parties: [PARTY, filler], fields: [] });
		expect(await send({ folderId })).toMatchObject(
			refusal('Please assign a signature field to Mara Lind'),
		);
		expect(await statusOf(folderId)).toBe('DRAFT');
		expect((await send({ folderId, fields: [signatureFor(1)] })).body).toMatchObject({
			result: 'success',
		});
	});

	it('takes names, parties and custom fields along', async () => {
		const { folderId } = await esign.create();
		const { body } = await send({
			folderId,
			folderName: 'Renamed',
			parties: [{ ...PARTY, lastName: 'Lind-Berg' }],
			custom_field1: { name: 'po', value: '4711' },
		});
		expect(body).toMatchObject({
			folder: {
				folderName: 'Renamed',
				custom_field1: { name: 'po', value: '4711' },
				folderRecipientParties: [{ partyId: 5001, partyDetails: { lastName: 'Lind-Berg' } }],
			},
		});
	});

	it('can execute it at once with the parties as they are', async () => {
		const { folderId } = await esign.create({ fields: [] });
		await send({ folderId, createExecutedFolder: true });
		expect(await statusOf(folderId)).toBe('EXECUTED');
		expect(await mailsOf()).toEqual([]);
	});
});

describe('signing', () => {
	it('goes from SHARED over PARTIALLY SIGNED to EXECUTED', async () => {
		const { folderId, status } = await esign.create({ ...two, sendNow: true });
		expect(status).toBe('SHARED');
		expect((await esign.control.view(folderId, 1)).status).toBe('SHARED');
		expect((await esign.control.sign(folderId, 1)).status).toBe('PARTIALLY SIGNED');
		const signed = await esign.control.sign(folderId, 2);
		expect(signed.status).toBe('EXECUTED');
		expect(
			signed.history.map(({ action, party, status: after }) => [action, party, after]),
		).toEqual([
			['created', null, 'DRAFT'],
			['invited', 1, 'SHARED'],
			['invited', 2, 'SHARED'],
			['viewed', 1, 'SHARED'],
			['signed', 1, 'PARTIALLY SIGNED'],
			['signed', 2, 'COMPLETED'],
			['executed', null, 'EXECUTED'],
		]);
		expect(await mailsOf()).toEqual([
			'invitation mara',
			'invitation otto',
			'executed mara',
			'executed otto',
		]);
	});

	it('is not for drafts, twice, strangers or those who only look', async () => {
		const draft = await esign.create(two);
		await expect(esign.control.sign(draft.folderId, 1)).rejects.toThrow(/DRAFT/);
		const viewer = { ...SECOND_PARTY, permission: 'VIEW_ONLY' };
		const { folderId } = await esign.create({
			parties: [PARTY, viewer, THIRD_PARTY],
			sendNow: true,
		});
		await expect(esign.control.sign(folderId, 2)).rejects.toThrow(/nothing to sign/);
		await expect(esign.control.sign(folderId, 9)).rejects.toThrow(/no party/);
		await esign.control.sign(folderId, 1);
		await expect(esign.control.sign(folderId, 1)).rejects.toThrow(/signed already/);
		expect((await esign.control.sign(folderId, 3)).status).toBe('EXECUTED');
		await expect(esign.control.sign(folderId, 3)).rejects.toThrow(/EXECUTED/);
	});

	it('in sequence is for the lowest open step only, which alone is written to', async () => {
		const { folderId } = await esign.create({
			...createFolderWith([
				{ ...PARTY, workflowSequence: 2 },
				{ ...SECOND_PARTY, workflowSequence: 1 },
				{ ...THIRD_PARTY, workflowSequence: 2 },
			]),
			signInSequence: true,
			sendNow: true,
		});
		expect(await mailsOf()).toEqual(['invitation otto']);
		await expect(esign.control.sign(folderId, 1)).rejects.toThrow(/not the turn of Mara Lind/);
		await esign.control.sign(folderId, 2);
		expect((await mailsOf()).slice(1)).toEqual(['invitation mara', 'invitation ada']);
		await esign.control.sign(folderId, 3);
		expect((await esign.control.sign(folderId, 1)).status).toBe('EXECUTED');
	});

	it('without sequence leaves steps aside', async () => {
		const { folderId } = await esign.create({
			...createFolderWith([
				{ ...PARTY, workflowSequence: 2 },
				{ ...SECOND_PARTY, workflowSequence: 1 },
			]),
			sendNow: true,
		});
		expect((await esign.control.sign(folderId, 1)).status).toBe('PARTIALLY SIGNED');
	});

	it('waits for a placeholder until it has a name', async () => {
		const { folderId } = await esign.create({
			parties: [
				{ ...PARTY, permission: 'PARTY_ASSIGNER' },
				{ permission: 'SIGN_ONLY', sequence: 2, isPlaceholder: true, partyRole: 'Buyer' },
			],
			fields: [signatureFor(2)],
			sendNow: true,
		});
		await expect(esign.control.sign(folderId, 2)).rejects.toThrow(/placeholder/);
		const named = { firstName: 'Otto', lastName: 'Berg', emailId: 'otto@signer.example' };
		await esign.gateway.post('/folders/updateFolder', {
			folderId,
			parties: [{ action: 'update', sequence: 2, ...named }],
		});
		expect(await mailsOf()).toEqual(['invitation mara', 'invitation otto']);
		expect((await esign.control.sign(folderId, 2)).status).toBe('EXECUTED');
	});

	it('is executed after the time the settings say, or when told to', async () => {
		await esign.sandbox.control.settings({ executeDelayMs: 3_600_000 });
		const first = await esign.create({ sendNow: true });
		expect((await esign.control.sign(first.folderId, 1)).status).toBe('COMPLETED');
		await esign.sandbox.control.advanceClock(3_599_000);
		expect(await statusOf(first.folderId)).toBe('COMPLETED');
		await esign.sandbox.control.advanceClock(3000);
		expect(await statusOf(first.folderId)).toBe('EXECUTED');
		const second = await esign.create({ sendNow: true });
		await esign.control.sign(second.folderId, 1);
		expect((await esign.control.execute(second.folderId)).status).toBe('EXECUTED');
		await expect(esign.control.execute(second.folderId)).rejects.toThrow(/not completed/);
	});
});

describe('an end before its time', () => {
	it('comes by cancelling, of which those who were invited are told', async () => {
		const { folderId } = await esign.create({ ...two, sendNow: true });
		expect((await cancel(folderId)).body).toEqual({ result: 'success' });
		expect(await statusOf(folderId)).toBe('CANCELLED');
		expect((await mailsOf()).slice(2)).toEqual(['cancelled mara', 'cancelled otto']);
		expect((await cancel(folderId)).body).toMatchObject({ result: 'error' });
		await expect(esign.control.sign(folderId, 1)).rejects.toThrow(/CANCELLED/);
	});

	it.each<[unknown, unknown, unknown]>([
		[undefined, 'x', 'folderId parameter must be required.'],
		['35000001', 'x', 'invalid folder id'],
		[35_000_001, '', 'reason_for_cancellation parameter must be required.'],
		[35_000_001, null, 'reason_for_cancellation parameter must be required.'],
		[35_000_009, 'x', 'invalid folder id'],
	])('by cancelling %j for %j: %s', async (folderId, reason, message) => {
		await esign.create({ sendNow: true });
		expect(await cancel(folderId, reason)).toMatchObject(refusal(message));
		expect(await statusOf(35_000_001)).toBe('SHARED');
	});

	it('is not for drafts', async () => {
		const { folderId } = await esign.create();
		expect((await cancel(folderId)).body).toMatchObject({ result: 'error' });
		expect(await statusOf(folderId)).toBe('DRAFT');
	});

	it('comes by a signer who declines', async () => {
		const { folderId } = await esign.create({ ...two, sendNow: true });
		await expect(esign.control.decline(folderId, 1, '')).rejects.toThrow(/reason/);
		expect((await esign.control.decline(folderId, 1, 'too dear')).status).toBe('CANCELLED');
		expect((await mailsOf()).slice(2)).toEqual(['cancelled otto']);
	});

	it('comes when it expires, without anything said', async () => {
		const { folderId } = await esign.create({ sendNow: true });
		expect((await esign.control.expire(folderId)).status).toBe('EXPIRED');
		expect(await mailsOf()).toEqual(['invitation mara']);
	});
});

describe('reminders', () => {
	it('go to those who are waited for; the key has a space', async () => {
		const { folderId } = await esign.create({ ...two, sendNow: true });
		await esign.control.sign(folderId, 1);
		const { body } = await esign.gateway.post('/folders/signaturereminder', { folderId });
		expect(body).toEqual({ result: 'success', 'reminder sent': folderId });
		expect((await mailsOf()).slice(2)).toEqual(['reminder otto']);
	});

	it('are not for drafts', async () => {
		const { folderId } = await esign.create();
		const { body } = await esign.gateway.post('/folders/signaturereminder', { folderId });
		expect(body).toMatchObject({ result: 'error' });
		expect(await mailsOf()).toEqual([]);
	});
});

describe('changes', () => {
	const modify = (folderId: number, changes: object) =>
		esign.gateway.post('/folders/modifySharedFolder', {
			folderId,
			folderName: 'Mutual NDA',
			parties: [PARTY],
			...changes,
		});

	it('of an envelope that is out: a new party is invited, a known one is not again', async () => {
		const { folderId } = await esign.create({ sendNow: true });
		const { body } = await modify(folderId, {
			folderName: 'Wider NDA',
			parties: [PARTY, SECOND_PARTY],
			fields: [signatureFor(2)],
		});
		expect(body).toMatchObject({ result: 'success', folder: { folderName: 'Wider NDA' } });
		expect(await mailsOf()).toEqual(['invitation mara', 'invitation otto']);
		await esign.control.sign(folderId, 1);
		expect((await modify(folderId, { parties: [SECOND_PARTY] })).body).toMatchObject({
			error_description: 'Mara Lind has signed already',
		});
		expect((await esign.control.sign(folderId, 2)).status).toBe('EXECUTED');
	});

	it('of a draft that way are refused, and of anything without name or parties', async () => {
		const draft = await esign.create();
		expect((await modify(draft.folderId, {})).body).toMatchObject({ result: 'error' });
		const { folderId } = await esign.create({ sendNow: true });
		expect(await modify(folderId, { folderName: undefined })).toMatchObject(
			refusal('folderName parameter must be required.'),
		);
		expect(await modify(folderId, { parties: undefined })).toMatchObject(
			refusal('parties parameter must be required.'),
		);
	});

	it('of recipients: another address gets an invitation of its own', async () => {
		const { folderId } = await esign.create({ ...two, sendNow: true });
		const update = async (change: object) =>
			await esign.gateway.post('/folders/updateFolder', {
				folderId,
				allowAdvancedEmailValidation: false,
				parties: [{ action: 'update', ...SECOND_PARTY, ...change }],
			});
		expect((await update({ lastName: 'Berger' })).body).toEqual({ result: 'success' });
		expect(await mailsOf()).toHaveLength(2);
		await update({ emailId: 'otto@new.example' });
		expect((await esign.control.mails()).at(-1)).toMatchObject({
			kind: 'invitation',
			emailId: 'otto@new.example',
		});
		expect((await update({ action: 'change' })).body).toMatchObject({ result: 'error' });
		expect((await update({ sequence: 9 })).body).toMatchObject({ result: 'error' });
		await esign.control.sign(folderId, 2);
		expect((await update({ lastName: 'Late' })).body).toMatchObject({ result: 'error' });
		expect((await esign.control.folder(folderId)).parties[1]).toMatchObject({
			lastName: 'Berg',
			emailId: 'otto@new.example',
		});
	});
});

describe('deleting', () => {
	it.each([
		['movetorecyclebin', { folderIds: [35_000_001] }],
		['movetorecyclebin', [{ folderIds: [35_000_001] }]],
		['delete', { folderIds: [35_000_001] }],
		['delete', [{ folderIds: [35_000_001] }]],
	])('%s takes %j', async (call, body) => {
		await esign.create({ sendNow: true });
		expect((await esign.gateway.post(`/folders/${call}`, body)).body).toEqual({
			result: 'success',
		});
		expect(await statusOf(35_000_001)).toBe('DELETED');
		const { body: log } = await esign.gateway.get('/folders/deletedLog?folderId=35000001');
		expect(log).toMatchObject({
			result: 'success',
			'Deleted Folder Log Info': [
				{
					folderName: 'Mutual NDA',
					documentName: 'nda.pdf',
					folderId: 35_000_001,
					documentId: '40110021',
					deletionDate: expect.any(Number) as number,
					deletedBy: 'Sandbox Owner',
				},
			],
		});
		expect((log as Record<string, unknown[]>)['Deleted Folder Log History']).toContainEqual({
			partiesName: 'Sandbox Owner',
			source: 'Web',
			event: 'Deleted',
		});
	});

	it('leaves what is in the bin there for two weeks', async () => {
		const { folderId } = await esign.create();
		await esign.gateway.post('/folders/movetorecyclebin', { folderIds: [folderId] });
		const look = () => esign.gateway.get(`/folders/myfolder?folderId=${folderId}`);
		expect((await look()).body).toMatchObject({ folder: { folderStatus: 'DELETED' } });
		await esign.sandbox.control.advanceClock(14 * 24 * 3_600_000);
		expect(await look()).toMatchObject(refusal('invalid folder id'));
	});

	it('takes all or none', async () => {
		const { folderId } = await esign.create();
		expect(await esign.gateway.post('/folders/delete', { folderIds: [folderId, 1] })).toMatchObject(
			refusal('invalid folder id'),
		);
		expect(await statusOf(folderId)).toBe('DRAFT');
		expect(await esign.gateway.post('/folders/delete', { folderIds: [] })).toMatchObject(
			refusal('folderIds parameter must be required.'),
		);
		expect((await esign.gateway.get('/folders/deletedLog?folderId=1')).body).toMatchObject({
			result: 'error',
		});
	});
});
