import { inputFailure } from '../../../shared/failure';
import { pdfOperation } from '../pdfOperation';

/** Decrypts a PDF (docs/contract/pdf-services.md#security). */
export const removePassword = pdfOperation({
	value: 'removePassword',
	name: 'Remove Password',
	action: 'Remove the password from a PDF',
	description: 'Make a protected PDF free for everybody',
	endpoint: '/documents/security/pdf-remove-password',
	properties: [
		{
			displayName: 'Current Password',
			name: 'currentPassword',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The password to change permissions if the file has one, otherwise the password to open',
		},
	],
	body: (parameters) => {
		const password = parameters.exactText('currentPassword');
		if (password === '') {
			throw inputFailure('"Current Password" is empty', {
				parameter: 'Current Password',
				advice: 'Foxit can remove only a password that it is told.',
			});
		}
		return { password };
	},
});
