import { errorOf } from '../../support/use-foxit-node';
import { MARA, OMAR } from '../support/agreement';
import { SURFACES, useESign } from '../support/esign';

const GROUP = { resource: 'recipientGroup' };
const CREATE = { ...GROUP, operation: 'create', groupName: 'Board' };
const GET_MANY = { ...GROUP, operation: 'getMany' };

const entry = ({ firstName, lastName, emailId }: typeof MARA) => ({
	firstName,
	lastName,
	email: emailId,
});
const recipients = (...people: object[]) => ({ groupRecipients: { recipient: people } });
const BOTH = recipients(entry(MARA), entry(OMAR));

const esign = useESign();

it.each(SURFACES)('makes groups and lists them on the %s surface', async (surface) => {
	const groupDescription = 'All members';
	const made = await esign.one({ ...CREATE, groupDescription, ...BOTH }, { surface });
	expect(made).toEqual({
		groupId: expect.any(Number) as number,
		name: 'Board',
		description: groupDescription,
		createdAt: expect.stringMatching(/Z$/) as string,
		recipients: [entry(MARA), entry(OMAR)],
	});
	const other = recipients(entry(OMAR));
	await esign.one({ ...CREATE, groupName: 'Legal', ...other }, { surface });
	const rows = await esign.json(GET_MANY, [{}], { surface });
	expect(rows.map(({ name }) => name)).toEqual(['Board', 'Legal']);
	expect(rows[0]).toEqual(made);
	const chosen = await esign.json({ ...GET_MANY, options: { groupNames: 'Legal, Sales' } });
	expect(chosen.map(({ name }) => name)).toEqual(['Legal']);
	expect(await esign.json({ ...GET_MANY, limit: 1, simplify: false })).toMatchObject([
		{ groupName: 'Board', companyId: expect.any(Number) as number },
	]);
});

it('makes no second group when the answer is lost', async () => {
	await esign.control.faults({
		match: { path: '/createEmailGroup$' },
		action: { type: 'reset-after' },
	});
	const error = errorOf(await esign.run({ ...CREATE, ...BOTH }));
	expect(error.description).toContain('Look with Recipient Group > Get Many');
	expect(await esign.trace()).toEqual(['createEmailGroup cut']);
});

it.each([
	[recipients(), '"Recipients" has no entry'],
	[recipients(...Array<object>(21).fill(entry(MARA))), '"Recipients" has 21 entries'],
	[
		recipients(entry(MARA), { ...entry(OMAR), email: 'omar' }),
		'"Recipients" in entry 2 must be one email address such as nathan@example.com, not the text "omar"',
	],
	[{ ...BOTH, groupName: '={{ "" }}' }, '"Group Name" is empty'],
])('refuses what cannot be, before anything is sent', async (given, message) => {
	const error = errorOf(await esign.run({ ...CREATE, ...given }));
	expect(error.message).toBe(`${message} [item 0]`);
	expect(await esign.trace()).toEqual([]);
});
