import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { pdfOperation } from '../pdfOperation';

const PERMISSIONS: INodePropertyOptions[] = [
	{ name: 'Annotate', value: 'EDIT_ANNOTATION' },
	{ name: 'Assemble Pages', value: 'EDIT_DOCUMENT_ASSEMBLY' },
	{ name: 'Copy Content', value: 'COPY_CONTENT' },
	{ name: 'Edit Content', value: 'EDIT_CONTENT' },
	{ name: 'Fill in Forms and Sign', value: 'EDIT_FILL_AND_SIGN_FORM_FIELDS' },
	{ name: 'Print in High Quality', value: 'PRINT_HIGH_QUALITY' },
	{ name: 'Print in Normal Quality', value: 'PRINT_NORMAL_QUALITY' },
];

const CIPHERS: INodePropertyOptions[] = [
	{ name: 'AES 128', value: 'AES', description: 'For older readers' },
	{ name: 'AES 256', value: 'AES_256', description: 'The strongest' },
	{ name: 'RC4', value: 'RC4', description: 'Weak; only for very old readers' },
];

/** The two passwords that a PDF can have. */
export const passwordFields: INodeProperties[] = [
	{
		displayName: 'Password to Open',
		name: 'userPassword',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Needed to open the file. Empty means that everybody can open it.',
	},
	{
		displayName: 'Password to Change Permissions',
		name: 'ownerPassword',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'Needed to change the permissions. PDF readers that respect permissions ask for it to print, copy or edit beyond what is permitted. It must differ from the password to open.',
	},
];

/** Encrypts a PDF (docs/contract/pdf-services.md#security). */
export const protect = pdfOperation({
	value: 'protect',
	name: 'Protect',
	action: 'Protect a PDF with a password',
	description: 'Ask for a password to open a PDF, or to change what others may do with it',
	endpoint: '/documents/security/pdf-protect',
	properties: [
		...passwordFields,
		{
			displayName: 'Permissions',
			name: 'userPermissions',
			type: 'multiOptions',
			options: PERMISSIONS,
			default: [],
			description:
				'What everybody may do without the password to change permissions. If none is chosen, they may only read. Permissions take effect only with that password.',
		},
		{
			displayName: 'Protection Options',
			name: 'protection',
			type: 'collection',
			placeholder: 'Add setting',
			default: {},
			options: [
				{
					displayName: 'Cipher',
					name: 'cipher',
					type: 'options',
					options: CIPHERS,
					default: 'AES_256',
					description: 'How to encrypt',
				},
				{
					displayName: 'Encrypt Metadata',
					name: 'encryptMetadata',
					type: 'boolean',
					default: true,
					description: 'Whether to encrypt title, author and the like as well',
				},
			],
		},
	],
	body: (parameters) => ({ config: protectionOf(parameters) }),
});

function protectionOf(parameters: Parameters): IDataObject {
	const { userPassword, ownerPassword } = passwordsOf(parameters);
	const permissions = parameters.choicesOf('userPermissions');
	if (permissions.length > 0 && ownerPassword === '') {
		throw inputFailure('"Permissions" need a "Password to Change Permissions"', {
			parameter: 'Password to Change Permissions',
			advice: 'Set that password, or choose no permissions.',
		});
	}
	const protection = parameters.collection('protection');
	return {
		...(userPassword && { userPassword }),
		...(ownerPassword && { ownerPassword, userPermissions: permissions }),
		...(protection.has('cipher') && { cipher: protection.choice('cipher') }),
		...(protection.has('encryptMetadata') && {
			encryptMetadata: protection.boolean('encryptMetadata'),
		}),
	};
}

/**
 * The passwords of the fields above.
 *
 * @throws FoxitFailure `input` when there is none, or when they are the same
 */
export function passwordsOf(parameters: Parameters) {
	// Passwords are taken as they are: blanks may belong to them.
	const userPassword = parameters.statedExactText('userPassword');
	const ownerPassword = parameters.statedExactText('ownerPassword');
	if (userPassword === '' && ownerPassword === '') {
		throw inputFailure('Neither "Password to Open" nor "Password to Change Permissions" is set', {
			parameter: 'Password to Open',
			advice: 'Set at least one of them.',
		});
	}
	if (userPassword === ownerPassword) {
		throw inputFailure('"Password to Change Permissions" is the same as "Password to Open"', {
			parameter: 'Password to Change Permissions',
			advice: 'Choose another one: with the same password the permissions protect nothing.',
		});
	}
	return { userPassword, ownerPassword };
}
