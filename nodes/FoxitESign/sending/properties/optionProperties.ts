import type { INodeProperties } from 'n8n-workflow';

import { optionFields } from '../../../shared/ui/options';
import { includeLinks } from '../../fields/common';
import { DEFAULT_IF_EXISTS, DEFAULT_LOOK_BACK_DAYS } from '../existingEnvelope';

const number = {
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
} as const;
const text = { type: 'string', default: '' } as const;

/** Sends what `sendDraftFolder` would refuse. */
export const allowWithoutSignatureField: INodeProperties = {
	displayName: 'Allow Recipients Without Signature Field',
	name: 'allowWithoutSignatureField',
	type: 'boolean',
	default: false,
	description:
		'Whether to send even if a signer has no signature field. Such a signer can finish without signing, so use this for acknowledgements only. The output names these recipients.',
};

/** A draft that a person looks over and sends. */
export const embeddedSending: INodeProperties = {
	displayName: 'Embedded Sending',
	name: 'embeddedSending',
	type: 'boolean',
	default: false,
	description:
		'Whether to return a link for your own page. At the link, a person checks the draft, places fields and sends it.',
};

/** For operations that can send files. */
export const expectedFiles: INodeProperties = {
	...optionFields.expectedSha256,
	displayOptions: { show: { '/documentSource': ['binary'] } },
	description:
		'SHA-256 that the file must have. For several files, give one for each in their order, separated by commas or as an array. A file with another SHA-256 is refused before anything is sent.',
};

/** Options of a new envelope, in no order; the collection sorts them. */
export const envelopeOptions: INodeProperties[] = [
	includeLinks,
	optionFields.additionalFields,
	{
		displayName: 'Confirmation Instruction ID',
		name: 'confirmationInstructionId',
		...number,
		description: 'ID of an instruction from the account settings, shown after signing',
	},
	{
		displayName: 'Correlation Value',
		name: 'correlationValue',
		...text,
		placeholder: 'e.g. deal-4711',
		description:
			"Value of the envelope's first custom field, by which it can be found again. When empty, the node makes one from the execution and the item.",
	},
	{
		displayName: 'Custom Field Name',
		name: 'customFieldName',
		...text,
		placeholder: 'e.g. dealId',
		description: "Name of the envelope's second custom field",
	},
	{
		displayName: 'Custom Field Value',
		name: 'customFieldValue',
		...text,
		placeholder: 'e.g. 4711',
		description: 'Returned with the envelope and in every event about it',
	},
	{
		displayName: 'Email Template ID',
		name: 'emailTemplateId',
		...number,
		description: 'ID of an email template from the account settings',
	},
	{
		displayName: 'Embedded Signers',
		name: 'embeddedSignersEmails',
		...text,
		placeholder: 'e.g. nathan@example.com',
		description: 'Email addresses of the recipients who sign in your own page, separated by commas',
	},
	{
		displayName: 'Embedded Signing',
		name: 'embeddedSigning',
		type: 'options',
		options: [
			{ name: 'For All Recipients', value: 'all' },
			{ name: 'For Some Recipients', value: 'some' },
			{ name: 'None', value: 'none' },
		],
		default: 'none',
		description: 'Whether to return links for signing within your own page',
	},
	{
		displayName: 'Envelope Password',
		name: 'folderPassword',
		...text,
		typeOptions: { password: true },
		description: 'Password that opens the documents',
	},
	{
		displayName: 'In-Person Signing',
		name: 'inPersonEnable',
		type: 'boolean',
		default: false,
		description: 'Whether recipients with a host sign in person',
	},
	{
		displayName: 'Metadata',
		name: 'metadata',
		type: 'json',
		default: '{}',
		description: 'Pairs of key and value that are kept with the envelope, at most 1,000',
	},
	{
		displayName: 'Sender Email',
		name: 'senderEmail',
		...text,
		placeholder: 'e.g. nathan@example.com',
		description: 'Email address of another user of the account who is the sender',
	},
	{
		displayName: 'Session Lifetime',
		name: 'sessionHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many hours links for embedded signing work. With 0, Foxit decides.',
	},
	{
		displayName: 'Signer Instruction ID',
		name: 'signerInstructionId',
		...number,
		description: 'ID of an instruction from the account settings, shown before signing',
	},
	{
		displayName: 'Theme Color',
		name: 'themeColor',
		type: 'color',
		default: '',
		description: 'Color of the signing view',
	},
	{
		displayName: 'URL After Declining',
		name: 'signDeclineUrl',
		...text,
		description: 'Page that an embedded signer comes to after declining',
	},
	{
		displayName: 'URL After Postponing',
		name: 'signLaterUrl',
		...text,
		description: 'Page that an embedded signer comes to after choosing to sign later',
	},
	{
		displayName: 'URL After Signing',
		name: 'signSuccessUrl',
		...text,
		description:
			'Page that an embedded signer comes to after signing. A visit to it does not prove that the document was signed.',
	},
	{
		displayName: 'URL After Interruption',
		name: 'signErrorUrl',
		...text,
		description: 'Page that an embedded signer comes to when the signing view is interrupted',
	},
];

const ifCorrelationExists: INodeProperties = {
	displayName: 'If Correlation Value Exists',
	name: 'ifCorrelationExists',
	type: 'options',
	options: [
		{
			name: 'Return the Existing One',
			value: 'returnExisting',
			description: 'Return the envelope that already has the value, and send nothing',
		},
		{ name: 'Send Anyway', value: 'sendAnyway', description: 'Send another envelope' },
		{ name: 'Stop', value: 'stop', description: 'Fail the item, and send nothing' },
	],
	default: DEFAULT_IF_EXISTS,
	description:
		'What to do when an envelope with the Correlation Value already exists, from this or another execution. It applies only to a value that you set. The newest envelopes are read one by one, with one request each.',
};

/** How far back envelopes are looked for by their correlation value. */
export const lookBackProperty: INodeProperties = {
	displayName: 'Look Back (Days)',
	name: 'correlationLookBack',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 365 },
	default: DEFAULT_LOOK_BACK_DAYS,
	description: 'How many days back to look for an envelope with the same Correlation Value',
};

/** For operations that make an envelope and send it. */
export const sendingOptions: INodeProperties[] = [
	...envelopeOptions,
	allowWithoutSignatureField,
	ifCorrelationExists,
	lookBackProperty,
];
