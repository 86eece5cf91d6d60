import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../../shared/ui/properties';
import { nameAndEmail } from '../../fields/personFields';
import { FLAT_RECIPIENTS, GROUPED_RECIPIENTS } from '../../fields/versions';

const verificationWithPhone = ['SMS LINK', 'SMS Access Code', 'Voice Access Code'];

const permission: INodeProperties = {
	displayName: 'Permission',
	name: 'permission',
	type: 'options',
	options: [
		{ name: 'Assign Recipients', value: 'PARTY_ASSIGNER' },
		{ name: 'Fill in Fields', value: 'FILL_FIELDS_ONLY' },
		{ name: 'Fill in Fields and Sign', value: 'FILL_FIELDS_AND_SIGN' },
		{ name: 'Sign', value: 'SIGN_ONLY' },
		{ name: 'View', value: 'VIEW_ONLY' },
	],
	default: 'FILL_FIELDS_AND_SIGN',
	description: 'What the recipient may do',
};

const signingStep: INodeProperties = {
	displayName: 'Signing Step',
	name: 'signingStep',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description:
		'When the recipient acts if Sign in Order is on. Recipients with the same step act at the same time. With 0, it is the place in this list.',
};

/** What few recipients need. */
const moreFields: INodeProperties[] = [
	{
		displayName: 'Access Code',
		name: 'accessCode',
		type: 'string',
		typeOptions: { password: true },
		displayOptions: { show: { verification: ['User-defined Access Code'] } },
		default: '',
		description:
			'Code for the verification Access Code of Your Own. You tell it to the recipient yourself.',
	},
	{
		displayName: 'Dialing Code',
		name: 'dialingCode',
		type: 'string',
		displayOptions: { show: { verification: verificationWithPhone } },
		default: '',
		placeholder: 'e.g. +1',
		description: 'Dialing code of the mobile number, for the verification by SMS or voice call',
	},
	{
		displayName: 'In-Person Host Email',
		name: 'hostEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'Email address of the host who is present when the recipient signs in person',
	},
	{
		displayName: 'Mobile Number',
		name: 'mobileNumber',
		type: 'string',
		displayOptions: { show: { verification: verificationWithPhone } },
		default: '',
		placeholder: 'e.g. 5550100',
		description: 'Number without the dialing code, for the verification by SMS or voice call',
	},
	{
		displayName: 'Party Number',
		name: 'partyNumber',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description:
			'Number by which fields and text tags refer to the recipient. With 0, it is the place in this list.',
	},
	{
		displayName: 'Placeholder',
		name: 'isPlaceholder',
		type: 'boolean',
		default: false,
		description:
			'Whether another recipient names this one later. That recipient needs the permission to assign recipients. Name and email stay empty.',
	},
	{
		displayName: 'Role',
		name: 'role',
		type: 'string',
		default: '',
		placeholder: 'e.g. Buyer',
		description: 'Label of a placeholder or of a party of a template',
	},
	{
		displayName: 'Verification',
		name: 'verification',
		type: 'options',
		options: [
			{ name: 'Access Code by Email', value: 'Email Access Code' },
			{ name: 'Access Code by SMS', value: 'SMS Access Code' },
			{ name: 'Access Code by Voice Call', value: 'Voice Access Code' },
			{ name: 'Access Code of Your Own', value: 'User-defined Access Code' },
			{ name: 'Link by SMS', value: 'SMS LINK' },
			{ name: 'None', value: 'NO' },
		],
		default: 'NO',
		description:
			'How the recipient proves their identity, in addition to having received the email',
	},
];

/** Shown in every entry, whatever else was added to it. */
const unconditional = ({ displayOptions: _, ...field }: INodeProperties): INodeProperties => field;

/** One recipient's fields in the form: those that all need, and the others under More. */
const recipientFields: INodeProperties[] = [
	...nameAndEmail,
	permission,
	...showFor([signingStep], { ...GROUPED_RECIPIENTS, '/signInSequence': [true] }),
	...showFor(
		[
			{
				displayName: 'More',
				name: 'more',
				type: 'collection',
				placeholder: 'Add field',
				default: {},
				options: moreFields.map(unconditional),
			},
		],
		GROUPED_RECIPIENTS,
	),
	...showFor([signingStep, ...moreFields], FLAT_RECIPIENTS),
];

/** The parameters that say who receives an envelope. */
export const recipientProperties: INodeProperties[] = [
	{
		displayName: 'Recipients From',
		name: 'recipientsFrom',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Enter the recipients one by one' },
			{ name: 'JSON', value: 'json', description: 'A list that an expression builds' },
		],
		default: 'form',
		description: 'How to give the recipients',
	},
	{
		displayName: 'Sign in Order',
		name: 'signInSequence',
		type: 'boolean',
		default: false,
		description:
			'Whether the recipients act one after the other, in the order of their signing steps',
	},
	{
		displayName: 'Recipients',
		name: 'recipients',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add recipient',
		displayOptions: { show: { recipientsFrom: ['form'] } },
		default: {},
		options: [{ displayName: 'Recipient', name: 'recipient', values: recipientFields }],
	},
	{
		displayName: 'Recipients as JSON',
		name: 'recipientsJson',
		type: 'json',
		displayOptions: { show: { recipientsFrom: ['json'] } },
		default: '[]',
		description:
			'A list with an object for each recipient: firstName, lastName (or name), email, permission, partyNumber, signingStep, verification, accessCode, dialingCode, mobileNumber',
	},
];
