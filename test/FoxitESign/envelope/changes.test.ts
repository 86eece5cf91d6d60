import { errorOf } from '../../support/use-foxit-node';
import { MARA, OMAR } from '../support/agreement';
import { SURFACES, useESign } from '../support/esign';

const ENVELOPE = { resource: 'envelope' };

const esign = useESign();

/** The answer of the next call is lost, after it was done. */
const loseAnswer = async (path: string) =>
	await esign.control.faults({ match: { path }, action: { type: 'reset-after' } });

/** The next call is answered by something else than the service, and not done. */
const answerOther = async (path: string) =>
	await esign.control.faults({
		match: { path },
		action: { type: 'status', status: 200, body: { message: 'Welcome' } },
	});

/** The next call is cut off before it is read. */
const loseRequest = async (path: string) =>
	await esign.control.faults({ match: { path }, action: { type: 'reset-before' } });

describe('Cancel', () => {
	const CANCEL = { ...ENVELOPE, operation: 'cancel', reason: 'Wrong price' };

	it.each(SURFACES)('takes an envelope back on the %s surface', async (surface) => {
		const envelopeId = await esign.make();
		const json = await esign.one({ ...CANCEL, envelopeId }, { surface });
		expect(json).toEqual({ envelopeId, cancelled: true, reason: 'Wrong price' });
		expect((await esign.people.folder(envelopeId)).status).toBe('CANCELLED');
	});

	it('looks whether it was done when the answer is lost', async () => {
		const envelopeId = await esign.make();
		await loseAnswer('/cancelFolder$');
		expect(await esign.one({ ...CANCEL, envelopeId })).toMatchObject({ cancelled: true });
		expect(await esign.trace()).toEqual(['createfolder', 'cancelFolder cut', 'myfolder']);
		const mails = await esign.people.mails();
		expect(mails.filter(({ kind }) => kind === 'cancelled')).toHaveLength(1);
	});

	it('looks whether it was done when the answer does not say so', async () => {
		const envelopeId = await esign.make();
		await answerOther('/cancelFolder$');
		const error = errorOf(await esign.run({ ...CANCEL, envelopeId }));
		expect(error.message).toContain("Foxit eSign's answer does not say that this was done");
		expect(error.description).toContain('Get the envelope to see its status');
		expect(await esign.trace()).toEqual(['createfolder', 'cancelFolder', 'myfolder']);
	});

	it('is not sent again when it was not done', async () => {
		const envelopeId = await esign.make();
		await loseRequest('/cancelFolder$');
		const error = errorOf(await esign.run({ ...CANCEL, envelopeId }));
		expect(error.description).toContain('Get the envelope to see its status');
		expect(error.description).toContain(`Envelope ID: ${envelopeId}.`);
		expect(await esign.trace()).toEqual(['createfolder', 'cancelFolder cut', 'myfolder']);
	});

	it('passes on why it is refused', async () => {
		const envelopeId = await esign.make({ draft: true });
		const error = errorOf(await esign.run({ ...CANCEL, envelopeId }));
		expect(error.description).toContain(`folder ${envelopeId} is DRAFT`);
	});
});

describe('Remind', () => {
	const REMIND = { ...ENVELOPE, operation: 'remind' };
	const reminded = async () =>
		(await esign.people.mails()).filter(({ kind }) => kind === 'reminder').length;

	it.each(SURFACES)('mails a reminder on the %s surface', async (surface) => {
		const envelopeId = await esign.make();
		expect(await esign.one({ ...REMIND, envelopeId }, { surface })).toEqual({
			envelopeId,
			reminded: true,
		});
		expect(await reminded()).toBe(1);
	});

	it('does not say that one was mailed when the answer does not', async () => {
		const envelopeId = await esign.make();
		await answerOther('/signaturereminder$');
		const error = errorOf(await esign.run({ ...REMIND, envelopeId }));
		expect(error.message).toContain("Foxit eSign's answer does not say that this was done");
		expect(error.description).toContain('It is not known whether the reminder was mailed');
	});

	it('mails no second one when the answer is lost', async () => {
		const envelopeId = await esign.make();
		await loseAnswer('/signaturereminder$');
		const error = errorOf(await esign.run({ ...REMIND, envelopeId }));
		expect(error.description).toContain('It is not known whether the reminder was mailed');
		expect(await reminded()).toBe(1);
	});
});

describe('Move to Recycle Bin and Delete', () => {
	const BIN = { ...ENVELOPE, operation: 'moveToRecycleBin' };
	const DELETE = { ...ENVELOPE, operation: 'delete' };

	it.each(SURFACES)('take an envelope away on the %s surface', async (surface) => {
		const [first, second] = [await esign.make(), await esign.make()];
		expect(await esign.one({ ...BIN, envelopeId: first }, { surface })).toEqual({
			envelopeId: first,
			inRecycleBin: true,
		});
		expect(await esign.one({ ...DELETE, envelopeId: second }, { surface })).toEqual({
			envelopeId: second,
			deleted: true,
		});
		const api = await esign.api();
		const status = async (id: number) => (await api.get(`/folders/myfolder?folderId=${id}`)).body;
		expect(await status(first)).toMatchObject({ folder: { folderStatus: 'DELETED' } });
		expect(await status(second)).toMatchObject({ error_description: 'invalid folder id' });
	});

	it('wrap the body in an array where the service wants that', async () => {
		const envelopeId = await esign.make();
		await esign.control.faults({
			match: { path: '/folders/delete$' },
			action: {
				type: 'status',
				status: 200,
				body: { result: 'error', error_description: 'folderIds parameter must be required.' },
			},
		});
		await esign.one({ ...DELETE, envelopeId });
		expect(await esign.trace()).toEqual(['createfolder', 'delete', 'delete']);
	});

	it.each([BIN, DELETE])(
		'look whether it was done when the answer is lost: $operation',
		async (what) => {
			const envelopeId = await esign.make();
			await loseAnswer('/folders/(delete|movetorecyclebin)$');
			await esign.one({ ...what, envelopeId });
			expect((await esign.trace()).slice(2)).toEqual(['myfolder']);
		},
	);

	it('say so when it was not done', async () => {
		const envelopeId = await esign.make();
		await loseRequest('/folders/delete$');
		const error = errorOf(await esign.run({ ...DELETE, envelopeId }));
		expect(error.description).toContain('It is not known whether it was done');
	});
});

describe('Update Field Values', () => {
	const UPDATE = { ...ENVELOPE, operation: 'updateFields' };
	const form = (...value: object[]) => ({ valuesFrom: 'form', fieldValues: { value } });
	const values = async (envelopeId: number) =>
		Object.fromEntries(
			(await esign.people.folder(envelopeId)).fields.map(({ name, value }) => [name, value]),
		);

	it.each(SURFACES)('fills in fields on the %s surface', async (surface) => {
		const envelopeId = await esign.make({ signers: [MARA, OMAR] });
		const given = form({ name: 'Role 1', value: 'Buyer' }, { name: 'Role 2', value: 'Seller' });
		const json = await esign.one({ ...UPDATE, envelopeId, ...given }, { surface });
		expect(json).toEqual({ envelopeId, fieldValues: { 'Role 1': 'Buyer', 'Role 2': 'Seller' } });
		expect(await values(envelopeId)).toMatchObject({ 'Role 1': 'Buyer', 'Role 2': 'Seller' });
	});

	it('takes an object from an expression', async () => {
		const envelopeId = await esign.make();
		const fieldValuesJson = '={{ $json.values }}';
		await esign.json({ ...UPDATE, envelopeId, valuesFrom: 'json', fieldValuesJson }, [
			{ json: { values: { 'Role 1': 42 } } },
		]);
		expect(await values(envelopeId)).toMatchObject({ 'Role 1': '42' });
	});

	it('is repeated when the answer is lost, which does no harm', async () => {
		const envelopeId = await esign.make();
		await loseAnswer('/updateEnvelopeFields$');
		await esign.one({ ...UPDATE, envelopeId, ...form({ name: 'Role 1', value: 'Buyer' }) });
		expect(await values(envelopeId)).toMatchObject({ 'Role 1': 'Buyer' });
	});

	it('passes on why it is refused', async () => {
		const envelopeId = await esign.make({ signers: [MARA, OMAR] });
		await esign.people.sign(envelopeId, 1);
		const given = form({ name: 'Role 1', value: 'Buyer' });
		const error = errorOf(await esign.run({ ...UPDATE, envelopeId, ...given }));
		expect(error.description).toContain("the party of field 'Role 1' has signed");
	});

	it.each([
		[form(), '"Field Values" has no value'],
		[form({ name: ' ', value: 'x' }), '"Field Values": entry 1 has no field name'],
		[
			form({ name: 'A', value: '1' }, { name: 'A', value: '2' }),
			'"Field Values": "A" is there twice',
		],
		[{ valuesFrom: 'json', fieldValuesJson: '{}' }, '"Field Values as JSON" has no value'],
		[
			{ valuesFrom: 'json', fieldValuesJson: '{"A": ["x"]}' },
			'"Field Values as JSON": the value of "A" is neither text, number nor boolean',
		],
	])('refuses %j before anything is sent', async (given, message) => {
		const error = errorOf(await esign.run({ ...UPDATE, envelopeId: 35_000_001, ...given }));
		expect(error.message).toBe(`${message} [item 0]`);
		expect(await esign.trace()).toEqual([]);
	});
});

describe('Update Recipients', () => {
	const UPDATE = { ...ENVELOPE, operation: 'updateRecipients' };
	const changes = (...change: object[]) => ({ changes: { change } });
	const OMAR_AT_2 = {
		partyNumber: 2,
		firstName: 'Omar',
		lastName: 'Haddad-Berg',
		email: OMAR.emailId,
	};

	it.each(SURFACES)('corrects a recipient on the %s surface', async (surface) => {
		const envelopeId = await esign.make({ signers: [MARA, OMAR] });
		const json = await esign.one({ ...UPDATE, envelopeId, ...changes(OMAR_AT_2) }, { surface });
		expect(json).toEqual({ envelopeId, updatedParties: 1 });
		const { parties } = await esign.people.folder(envelopeId);
		expect(parties.map(({ lastName }) => lastName)).toEqual(['Lind', 'Haddad-Berg']);
	});

	it('replaces somebody in a draft', async () => {
		const envelopeId = await esign.make({ draft: true });
		const other = { kind: 'change', ...OMAR_AT_2, partyNumber: 1 };
		await esign.one({ ...UPDATE, envelopeId, ...changes(other) });
		const { parties } = await esign.people.folder(envelopeId);
		expect(parties[0]?.emailId).toBe(OMAR.emailId);
	});

	it('is not sent again when the answer is lost, because a new address is mailed', async () => {
		const envelopeId = await esign.make();
		await loseAnswer('/updateFolder$');
		const moved = { ...OMAR_AT_2, partyNumber: 1 };
		const error = errorOf(await esign.run({ ...UPDATE, envelopeId, ...changes(moved) }));
		expect(error.description).toContain('Get the envelope to see its recipients');
		expect(await esign.trace()).toEqual(['createfolder', 'updateFolder cut']);
	});

	it.each([
		[changes(), '"Changes" has no entry'],
		[
			changes({ ...OMAR_AT_2, lastName: '={{ "" }}' }),
			'"Changes": entry 1 needs a first name, a last name and an email',
		],
		[
			changes({ ...OMAR_AT_2, partyNumber: '={{ 0 }}' }),
			'"Party Number" in entry 1 of "Changes" must be a whole number of at least 1',
		],
	])('refuses %j before anything is sent', async (given, message) => {
		const error = errorOf(await esign.run({ ...UPDATE, envelopeId: 35_000_001, ...given }));
		expect(error.message).toContain(`${message}`);
		expect(await esign.trace()).toEqual([]);
	});
});
