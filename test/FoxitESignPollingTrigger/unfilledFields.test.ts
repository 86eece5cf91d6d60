import { unfilledFields } from '../../nodes/FoxitESignPollingTrigger/unfilledFields';

const party = (partyId: number, partySequence: number, firstName: string) => ({
	partyId,
	partySequence,
	contractPermissions: 'FILL_FIELDS_AND_SIGN',
	partyDetails: { partyId, firstName, lastName: 'Lind', emailId: `${firstName}@signer.example` },
});
const folder = {
	folderStatus: 'SHARED',
	folderRecipientParties: [party(5001, 1, 'mara'), party(5002, 2, 'omar')],
};
const text = (more: object) => ({
	...{ fieldType: 'textfield', textfieldName: 'Company', value: '', required: true },
	...{ readOnly: false, systemField: false, partyResponsible: 5002 },
	...more,
});
const look = (...allFields: object[]) => ({ folder, allFields });
const OMARS = { partyNumber: 2, recipient: 'omar Lind', email: 'omar@signer.example' };

it('are told with those who are to fill them in', () => {
	const date = { fieldType: 'datefield', datefieldName: 'Start', textfieldName: undefined };
	expect(unfilledFields(look(text({}), text(date)))).toEqual([
		{ kind: 'text', name: 'Company', ...OMARS },
		{ kind: 'date', name: 'Start', ...OMARS },
	]);
});

it.each([0, undefined, 999])('a field of nobody (%s) is told without a recipient', (nobody) => {
	expect(unfilledFields(look(text({ partyResponsible: nobody })))).toEqual([
		{ kind: 'text', name: 'Company' },
	]);
});

it('an attachment is there once it has a file', () => {
	const attachment = {
		...{ fieldType: 'attachmentfield', textfieldName: undefined, value: undefined },
		attachmentfieldName: 'Passport',
	};
	const open = text({ ...attachment, attachmentFileId: null });
	const done = text({ ...attachment, attachmentFileId: 77 });
	expect(unfilledFields(look(open, done))).toEqual([
		{ kind: 'attachment', name: 'Passport', ...OMARS },
	]);
});

it.each([
	['filled', { value: 'Northwind' }],
	['optional', { required: false }],
	['read-only', { readOnly: true }],
	['of the system', { systemField: true }],
	['a signature', { fieldType: 'signfield', textfieldName: undefined }],
])('one that is %s is none', (_, more) => {
	expect(unfilledFields(look(text(more)))).toEqual([]);
});

it('an answer without fields has none', () => {
	expect(unfilledFields({ folder })).toEqual([]);
});
