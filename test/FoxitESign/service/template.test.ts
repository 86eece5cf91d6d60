import {
	partyNumbersOf,
	simplifyTemplate,
	simplifyTemplateDetails,
	templateFields,
} from '../../../nodes/FoxitESign/service/template';

/** Fields as docs/contract/esign.md#field-in-an-answer has them. */
const ANSWER = {
	result: 'success',
	template: {
		templateId: 701,
		templateName: 'Mutual NDA',
		templateDesc: '',
		templateType: null,
		templateCreationDate: 1_790_000_000_000,
		templateLastUpdateDate: null,
		editable: true,
		numberOfParties: 0,
		companyId: 9001,
		templateCreatedBy: {
			partyId: 4101,
			firstName: 'Ines',
			lastName: 'Okafor',
			emailId: 'i@x.example',
		},
		shareAll: false,
	},
	allfields: [
		{
			fieldType: 'textfield',
			textfieldName: 'Full Name',
			value: '',
			required: true,
			partyResponsible: 2,
		},
		{ fieldType: 'signfield', signatureId: null, partyResponsible: 1 },
		{
			fieldType: 'datefield',
			datefieldName: 'Start',
			value: '01-02-2026',
			required: false,
			dateFormat: 'MM-DD-YYYY',
			partyResponsible: 0,
		},
		{ fieldType: 'checkboxfield', cbname: 'Agreed', checked: true, partyResponsible: 1 },
		{
			fieldType: 'dropdownfield',
			dropdownFieldName: 'Plan',
			dropdownOptions: 'Basic~||~Pro~||~',
			partyResponsible: 1,
		},
		{
			fieldType: 'attachmentfield',
			attachmentfieldName: 'ID Card',
			required: true,
			partyResponsible: 2,
		},
		'no field at all',
	],
};

it('reads the fields of a template, whatever their kind', () => {
	expect(templateFields(ANSWER)).toEqual([
		{ kind: 'text', name: 'Full Name', partyNumber: 2, required: true },
		{ kind: 'signature', partyNumber: 1 },
		{
			kind: 'date',
			name: 'Start',
			required: false,
			value: '01-02-2026',
			dateFormat: 'MM-DD-YYYY',
		},
		{ kind: 'checkbox', name: 'Agreed', partyNumber: 1, value: 'Yes' },
		{ kind: 'dropdown', name: 'Plan', partyNumber: 1, choices: ['Basic', 'Pro'] },
		{ kind: 'attachment', name: 'ID Card', partyNumber: 2, required: true },
	]);
});

it('shows the template with the numbers of its parties', () => {
	expect(simplifyTemplateDetails(ANSWER)).toMatchObject({
		templateId: 701,
		name: 'Mutual NDA',
		sharedWithAll: false,
		createdAt: '2026-09-21T14:13:20.000Z',
		createdBy: { partyId: 4101, name: 'Ines Okafor', email: 'i@x.example' },
		partyNumbers: [1, 2],
	});
});

it('leaves out what lists do not tell', () => {
	const shown = simplifyTemplate(ANSWER.template);
	expect(Object.keys(shown)).not.toEqual(
		expect.arrayContaining(['numberOfParties', 'description', 'type', 'updatedAt']),
	);
	expect(shown).not.toHaveProperty('numberOfParties');
	expect(simplifyTemplate(undefined)).toEqual({});
});

it('has no parties where nobody has a field', () => {
	expect(partyNumbersOf([{ kind: 'text' }])).toEqual([]);
});
