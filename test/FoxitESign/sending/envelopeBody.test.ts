import { correlationOf } from '../../../nodes/FoxitESign/sending/correlation';
import { envelopeRequest } from '../../../nodes/FoxitESign/sending/envelopeBody';
import { failureOf } from '../../support/failures';
import { signatureOf } from '../support/sending';
import { INTENT, file, scriptedRun } from '../support/scripted-run';

const RECIPIENTS = [{ name: 'Mara Lind', email: 'mara@signer.example' }];
const FROM_FILE = {
	documentSource: 'binary',
	binaryPropertyNames: 'data',
	recipientsFrom: 'json',
	recipientsJson: RECIPIENTS,
	fieldPlacement: ['textTags'],
};
const FROM_TEMPLATE = { ...FROM_FILE, documentSource: 'template', templateId: '701' };
const OWN_SENDING = correlationOf(scriptedRun({}).run.context, INTENT, '').sending;

async function requestOf(changes: object = {}, sendNow = true) {
	const files = { data: file('Mutual NDA.pdf', '%PDF-1.7\n') };
	const { run } = scriptedRun({ ...FROM_FILE, ...changes }, { files });
	return await envelopeRequest(run, sendNow);
}

/** Flags whose defaults differ between the service's own sources. */
const FLAGS = {
	processTextTags: true,
	processAcroFields: false,
	signInSequence: false,
	inPersonEnable: false,
	allowAdvancedEmailValidation: false,
	sendNow: true,
	createEmbeddedSigningSession: false,
	createEmbeddedSigningSessionForAllParties: false,
	allowSendNowAndEmbeddedSigningSession: false,
	createEmbeddedSendingSession: false,
	sessionExpire: false,
};

describe('an envelope of a file', () => {
	it('says every flag, and carries its correlation', async () => {
		const { path, body, correlation, withSessions } = await requestOf();
		expect({ path, correlation: correlation.value, withSessions }).toEqual({
			path: '/folders/createfolder',
			correlation: OWN_SENDING,
			withSessions: false,
		});
		expect(body).toMatchObject({
			...FLAGS,
			folderName: 'Mutual NDA',
			inputType: 'base64',
			fileNames: ['Mutual NDA.pdf'],
			parties: [{ emailId: 'mara@signer.example', sequence: 1 }],
			custom_field1: { name: 'n8nCorrelation', value: OWN_SENDING },
			metadata: {},
		});
		expect(body).not.toHaveProperty('fields');
		expect(body).not.toHaveProperty('custom_field2');
	});

	it('that is a draft mails nobody', async () => {
		expect((await requestOf({}, false)).body).toMatchObject({ ...FLAGS, sendNow: false });
	});

	it('takes a correlation value of the user’s own, and still tells this sending apart', async () => {
		const options = { correlationValue: ' deal-4711 ', metadata: { region: 'north' } };
		const { body, correlation } = await requestOf({ options });
		expect(correlation.value).toBe('deal-4711');
		expect(body).toMatchObject({
			custom_field1: { name: 'n8nCorrelation', value: 'deal-4711' },
			metadata: { region: 'north', n8nSending: OWN_SENDING },
		});
	});

	it('takes options, fields from coordinates and from JSON, and whatever else the API knows', async () => {
		const { body, withSessions } = await requestOf({
			envelopeName: 'NDA',
			signInSequence: true,
			fieldPlacement: ['coordinates', 'json', 'acroForm'],
			fields: { field: [signatureOf(1)] },
			fieldsJson: JSON.stringify([{ ...signatureOf(1), type: 'date', y: 400 }]),
			options: {
				embeddedSigning: 'some',
				embeddedSignersEmails: 'mara@signer.example, otto@signer.example',
				sessionHours: 2,
				customFieldName: 'deal',
				customFieldValue: '4711',
				emailTemplateId: 12,
				signerInstructionId: 0,
				senderEmail: 'ines@sender.example',
				additionalFields: '{"hideDeclineToSign": true}',
			},
		});
		expect(withSessions).toBe(true);
		expect(body).toMatchObject({
			folderName: 'NDA',
			processTextTags: false,
			processAcroFields: true,
			signInSequence: true,
			fields: [{ type: 'signature' }, { type: 'date' }],
			createEmbeddedSigningSession: true,
			createEmbeddedSigningSessionForAllParties: false,
			allowSendNowAndEmbeddedSigningSession: true,
			embeddedSignersEmailIds: ['mara@signer.example', 'otto@signer.example'],
			sessionExpire: true,
			expiry: 7_200_000,
			custom_field2: { name: 'deal', value: '4711' },
			emailTemplateId: 12,
			senderEmail: 'ines@sender.example',
			hideDeclineToSign: true,
		});
		expect(body).not.toHaveProperty('signerInstructionId');
	});

	it.each([
		[
			'no signers for a page of one’s own',
			{ embeddedSigning: 'some' },
			'"Embedded Signers" is empty',
		],
		[
			'too many metadata',
			{ metadata: Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [index, ''])) },
			'"Metadata" has more than 1000 members',
		],
		['an ID that is none', { emailTemplateId: 'first' }, '"Email Template ID" must be'],
		['a lifetime below nothing', { sessionHours: -1 }, '"Session Lifetime" must be'],
		['metadata that are a list', { metadata: '[1]' }, '"Metadata"'],
	])('with %s is refused', async (_what, options, words) => {
		expect((await failureOf(requestOf({ options }))).message).toContain(words);
	});

	it('needs a signature for each signer where no document can bring one', async () => {
		const { message } = await failureOf(requestOf({ fieldPlacement: ['json'], fieldsJson: '[]' }));
		expect(message).toBe('"Fields" has no signature field for party number 1');
	});

	it('takes no fields that are no list', async () => {
		const { message } = await failureOf(
			requestOf({ fieldPlacement: ['json'], fieldsJson: '{"type": "text"}' }),
		);
		expect(message).toBe('"Fields as JSON" must be a JSON array, not an object with type');
	});
});

describe('an envelope of a template', () => {
	it('has its ID and the values, and remembers where it is from', async () => {
		const { path, body } = await requestOf({
			...FROM_TEMPLATE,
			templateValues: '{"Full Name": "Mara Lind"}',
			options: { metadata: { region: 'north' } },
		});
		expect(path).toBe('/templates/createFolder');
		expect(body).toMatchObject({
			templateIds: [701],
			fields: { 'Full Name': 'Mara Lind' },
			parties: [{ emailId: 'mara@signer.example' }],
			sendNow: true,
			createEmbeddedSigningSession: false,
			metadata: { region: 'north', n8nTemplateId: '701' },
			custom_field1: { name: 'n8nCorrelation', value: OWN_SENDING },
		});
		for (const absent of ['folderName', 'inputType', 'base64FileString']) {
			expect(body).not.toHaveProperty(absent);
		}
	});
});
