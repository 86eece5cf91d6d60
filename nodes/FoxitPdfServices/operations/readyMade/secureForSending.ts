import type { ManualOperation } from '../../executor/types';
import { presetChain } from './presetChain';
import { flatten } from '../optimize/flatten';
import { pdfOperation } from '../pdfOperation';
import { passwordFields, passwordsOf, protect } from '../secure/protect';
import { noTexts, redact, textsField, textsOf } from '../secure/redact';

const redactTexts = pdfOperation({
	...redact,
	endpoint: '/documents/security/pdf-redact',
	properties: [textsField],
	body: (parameters) => {
		const redactTextList = textsOf(parameters);
		if (redactTextList.length === 0) {
			throw noTexts('Add at least one text. To protect a PDF as it is, choose Secure > Protect.');
		}
		return { config: { redactTextList } };
	},
});

const encrypt = pdfOperation({
	...protect,
	endpoint: '/documents/security/pdf-protect',
	properties: passwordFields,
	body: (parameters) => {
		const { userPassword, ownerPassword } = passwordsOf(parameters);
		return {
			config: {
				...(userPassword && { userPassword }),
				// Whoever has not the owner password may read the file, and no more.
				...(ownerPassword && { ownerPassword, userPermissions: [] }),
			},
		};
	},
});

/** What a PDF goes through before it leaves the house. */
export const secureForSending: ManualOperation = presetChain({
	value: 'secureForSending',
	name: 'Secure for Sending',
	action: 'Flatten, redact and protect a PDF for sending',
	description:
		'Make form fields part of the page, remove texts for good, and protect the result: three credits, one upload, one download',
	steps: [flatten, redactTexts, encrypt],
});
