import {
	mapperInputs,
	templateFilling,
} from '../../../nodes/FoxitESign/operations/template/templateMapping';
import type { TemplateField } from '../../../nodes/FoxitESign/service/template';
import { thrownBy } from '../../support/failures';

const FIELDS: TemplateField[] = [
	{ kind: 'text', name: 'Company', partyNumber: 2 },
	{ kind: 'text', name: 'Company', partyNumber: 2 },
	{ kind: 'signature', partyNumber: 2 },
	{ kind: 'attachment', name: 'ID Card', partyNumber: 2 },
	{ kind: 'text', name: 'Reference' },
];

const filling = (value: unknown) => templateFilling({ mappingMode: 'defineBelow', value }, FIELDS);
const MARA = {
	'party2.firstName': 'Mara',
	'party2.lastName': 'Lind',
	'party2.email': 'mara@signer.example',
};

it('offers each name once, and nothing that nobody can fill in beforehand', () => {
	const ids = mapperInputs(FIELDS, 0).map(({ id }) => id);
	expect(ids).toEqual([
		'party2.firstName',
		'party2.lastName',
		'party2.email',
		'field:Company',
		'field:Reference',
	]);
});

it('offers parties without a field, but does not ask for them', () => {
	const required = mapperInputs(FIELDS, 2)
		.filter(({ id }) => id.endsWith('.email'))
		.map(({ id, required: needed }) => [id, needed]);
	expect(required).toEqual([
		['party1.email', false],
		['party2.email', true],
	]);
});

it('reads recipients and values, and leaves out what is empty', () => {
	const values = {
		'field:Company': ' Northwind ',
		'field:Reference': '',
		'party1.firstName': null,
	};
	expect(filling({ ...MARA, ...values })).toEqual({
		parties: [
			expect.objectContaining({
				firstName: 'Mara',
				lastName: 'Lind',
				emailId: 'mara@signer.example',
				sequence: 2,
				workflowSequence: 2,
				permission: 'FILL_FIELDS_AND_SIGN',
			}),
		],
		values: { Company: ' Northwind ' },
	});
});

it.each([
	['numbers', 42, '42'],
	['no', false, false],
])('takes %s as values', (_, value, sent) => {
	expect(filling({ ...MARA, 'field:Company': value }).values).toEqual({ Company: sent });
});

it.each([
	['nobody', null, 'party 2 has no first name'],
	['half a person', { ...MARA, 'party2.lastName': ' ' }, 'party 2 has no last name'],
	[
		'a field of another template',
		{ ...MARA, 'field:Fee': '12' },
		'the template has no field "Fee"',
	],
	[
		'a value for an attachment',
		{ ...MARA, 'field:ID Card': 'x' },
		'the template has no field "ID Card"',
	],
])('refuses %s', (_, value, message) => {
	const failure = thrownBy(() => filling(value));
	expect(failure.message).toBe(`"Recipients and Values": ${message}`);
	expect(failure.facts.parameter).toBe('Recipients and Values');
});
