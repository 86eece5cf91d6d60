import { errorOf } from '../../support/use-foxit-node';
import { MARA, OMAR } from '../support/agreement';
import { SURFACES, useESign } from '../support/esign';
import { NDA } from '../support/templates';

const SEND = { resource: 'template', operation: 'sendFromTemplate' };

const esign = useESign();

/** The mapper's value for a person in a party's place. */
const party = (number: number, { firstName, lastName, emailId }: typeof MARA) => ({
	[`party${number}.firstName`]: firstName,
	[`party${number}.lastName`]: lastName,
	[`party${number}.email`]: emailId,
});
const mapped = (value: object) => ({
	templateFilling: { mappingMode: 'defineBelow', value, schema: [], matchingColumns: [] },
});
const BOTH = { ...party(1, MARA), ...party(2, OMAR) };

const seed = async () => (await esign.people.seedTemplate(NDA)).templateId;

it.each(SURFACES)('fills in a template and mails it on the %s surface', async (surface) => {
	const templateId = await seed();
	const values = {
		'field:Company': 'Northwind',
		'field:Plan': 'Pro',
		'field:Newsletter': true,
		'field:Start': '01-02-2026',
	};
	const sent = { ...SEND, templateId, ...mapped({ ...BOTH, ...values }) };
	const json = await esign.one({ ...sent, envelopeName: 'NDA for Northwind' }, { surface });
	expect(json).toMatchObject({
		envelopeId: expect.any(Number) as number,
		name: 'NDA for Northwind',
		status: 'SHARED',
		correlation: expect.any(String) as string,
	});
	const envelope = await esign.people.folder(json.envelopeId as number);
	const filled = envelope.fields.map(({ name, value, checked }) => [name, checked || value]);
	expect(filled).toEqual([
		['Company', 'Northwind'],
		['Plan', 'Pro'],
		['Newsletter', true],
		['', ''],
		['Start', '01-02-2026'],
	]);
	expect(envelope.parties.map(({ emailId, permission }) => [emailId, permission])).toEqual([
		[MARA.emailId, 'FILL_FIELDS_AND_SIGN'],
		// No signature waits for this party.
		[OMAR.emailId, 'FILL_FIELDS_ONLY'],
	]);
	const mails = await esign.people.mails();
	expect(mails.map(({ kind, emailId }) => [kind, emailId])).toEqual([
		['invitation', MARA.emailId],
		['invitation', OMAR.emailId],
	]);
});

it('lets a party without a field look on', async () => {
	const templateId = await seed();
	const counsel = { firstName: 'Ada', lastName: 'Stone', emailId: 'ada@law.example' };
	const json = await esign.one({
		...SEND,
		templateId,
		...mapped({ ...BOTH, ...party(3, counsel) }),
		signInSequence: true,
	});
	const { parties, name, signInSequence } = await esign.people.folder(json.envelopeId as number);
	expect(parties[2]).toMatchObject({ emailId: counsel.emailId, permission: 'VIEW_ONLY' });
	expect(name).toBe('Mutual NDA');
	expect(signInSequence).toBe(true);
	expect(parties.map(({ workflowSequence }) => workflowSequence)).toEqual([1, 2, 3]);
});

it('is found again when the answer is lost, and not sent twice', async () => {
	const templateId = await seed();
	await esign.control.faults({
		match: { path: '/templates/createFolder$' },
		action: { type: 'reset-after' },
	});
	const json = await esign.one({ ...SEND, templateId, ...mapped(BOTH) });
	const envelopes = await esign.people.folders();
	expect(envelopes.map(({ folderId }) => folderId)).toEqual([json.envelopeId]);
	expect((await esign.trace()).filter((word) => word.startsWith('createFolder'))).toHaveLength(1);
});

it.each([
	[{ ...party(1, MARA) }, '"Recipients and Values": party 2 has no first name'],
	[{ ...BOTH, 'party2.email': '' }, '"Recipients and Values": party 2 has no email'],
	[{ ...BOTH, 'party3.lastName': 'Stone' }, '"Recipients and Values": party 3 has no first name'],
	[{ ...BOTH, 'field:Fee': '12' }, '"Recipients and Values": the template has no field "Fee"'],
])(
	'refuses what does not go with the template, before anything is sent',
	async (value, message) => {
		const templateId = await seed();
		const error = errorOf(await esign.run({ ...SEND, templateId, ...mapped(value) }));
		expect(error.message).toBe(`${message} [item 0]`);
		expect(await esign.trace()).toEqual(['mytemplate']);
	},
);
