import { inputFailure } from '../../../shared/failure';
import { pdfOperation } from '../pdfOperation';

/** Decrypts a PDF (docs/contract/pdf-services.md#security). */
export const removePassword = pdfOperation({
	value: 'removePassword',
	name: 'Remove Password',
	action: 'Remove the password from a PDF',
	description: 'Remove the password, so that everybody can open the PDF',
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
				advice:
					'Enter the password that the file has now. Foxit needs it to remove the protection.',
			});
		}
		return { password };
	},
});
