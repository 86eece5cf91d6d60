import { correlationOf } from '../../../nodes/FoxitESign/sending/correlation';
import { envelopeRequest } from '../../../nodes/FoxitESign/sending/envelopeBody';
import type { Launch } from '../../../nodes/FoxitESign/sending/envelopeOptions';
import { failureOf } from '../../support/failures';
import { json } from '../../support/scripted-transport';
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

async function requestOf(changes: object = {}, launch: Launch = 'whenSignable') {
	const files = { data: file('Mutual NDA.pdf', '%PDF-1.7\n') };
	const operation = launch === 'never' ? 'createDraft' : 'send';
	const { run } = scriptedRun({ ...FROM_FILE, ...changes }, { files, operation });
	return await envelopeRequest(run, launch);
}

/** Flags whose defaults differ between the service's own sources. */
const FLAGS = {
	processTextTags: true,
	processAcroFields: false,
	signInSequence: false,
	inPersonEnable: false,
	allowAdvancedEmailValidation: false,
	sendNow: false,
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

	it('mails nobody by itself, unless it is to be sent whoever can sign', async () => {
		for (const launch of ['never', 'whenSignable'] as const) {
			expect((await requestOf({}, launch)).body).toMatchObject(FLAGS);
		}
		expect((await requestOf({}, 'atOnce')).body).toMatchObject({ ...FLAGS, sendNow: true });
	});

	it('that stays a draft needs neither recipients nor fields', async () => {
		const { body } = await requestOf({ recipientsJson: [], fieldPlacement: [] }, 'never');
		expect(body).not.toHaveProperty('parties');
		expect(body).not.toHaveProperty('fields');
		expect(body).toMatchObject({ processTextTags: false, processAcroFields: false });
	});

	it('may ask for the view in which a person sends a draft', async () => {
		const options = { embeddedSending: true };
		expect((await requestOf({ options }, 'never')).body).toMatchObject({
			createEmbeddedSendingSession: true,
			sendNow: false,
		});
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
		const { body, sendBody, withSessions } = await requestOf({
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
				additionalFields: '{"hideDeclineToSign": true, "requiredBothEmbeddedSession": false}',
			},
		});
		expect(withSessions).toBe(true);
		expect(body).toMatchObject({
			folderName: 'NDA',
			processTextTags: false,
			processAcroFields: true,
			signInSequence: true,
			fields: [{ type: 'signature' }, { type: 'date' }],
			createEmbeddedSigningSession: false,
			sessionExpire: false,
			custom_field2: { name: 'deal', value: '4711' },
			emailTemplateId: 12,
			senderEmail: 'ines@sender.example',
			hideDeclineToSign: true,
		});
		expect(body).not.toHaveProperty('signerInstructionId');
		// A session would send the draft before it has been looked at.
		expect(body).not.toHaveProperty('embeddedSignersEmailIds');
		expect(sendBody).toEqual({
			createEmbeddedSigningSession: true,
			createEmbeddedSigningSessionForAllParties: false,
			allowSendNowAndEmbeddedSigningSession: true,
			embeddedSignersEmailIds: ['mara@signer.example', 'otto@signer.example'],
			sessionExpire: true,
			expiry: 7_200_000,
			requiredBothEmbeddedSession: false,
		});
	});

	it.each([
		['sendNow', false, 'whenSignable', 'Create Draft makes an envelope unsent'],
		['sendNow', false, 'atOnce', 'Create Draft makes an envelope unsent'],
		['sendNow', true, 'never', 'Send makes an envelope and sends it'],
		['createEmbeddedSendingSession', true, 'whenSignable', 'its option Embedded Sending'],
	] as const)(
		'does not take %s: %s where that is another operation (%s)',
		async (name, value, launch, words) => {
			const options = { additionalFields: { [name]: value } };
			const failure = await failureOf(requestOf({ options }, launch));
			expect(failure.message).toBe(`"Additional Fields": ${name} is ${value} here`);
			expect(failure.facts).toMatchObject({
				parameter: 'Additional Fields',
				advice: expect.stringContaining(words) as string,
			});
		},
	);

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
	const allfields = [
		{ fieldType: 'textfield', textfieldName: 'Full Name', partyResponsible: 1 },
		{ fieldType: 'checkboxfield', cbname: 'Agreed', partyResponsible: 1 },
		{ fieldType: 'imagefield', imageFieldName: 'Logo' },
	];
	const template = { result: 'success', template: { templateId: 701 }, allfields };
	const filledWith = async (templateValues: unknown, answer: object = template) => {
		const given = { ...FROM_TEMPLATE, templateValues, options: { metadata: { region: 'north' } } };
		const scripted = scriptedRun(given, { replies: [json(200, answer)], operation: 'send' });
		const request = await scripted.clock.run(envelopeRequest(scripted.run, 'whenSignable'));
		return { ...request, sent: scripted.sent() };
	};

	it('has its ID and the values, and remembers where it is from', async () => {
		const { path, body } = await filledWith('{"Full Name": "Mara Lind", "Agreed": true}');
		expect(path).toBe('/templates/createFolder');
		expect(body).toMatchObject({
			templateIds: [701],
			fields: { 'Full Name': 'Mara Lind', Agreed: true },
			parties: [{ emailId: 'mara@signer.example' }],
			sendNow: false,
			createEmbeddedSigningSession: false,
			metadata: { region: 'north', n8nTemplateId: '701' },
			custom_field1: { name: 'n8nCorrelation', value: OWN_SENDING },
		});
		for (const absent of ['folderName', 'inputType', 'base64FileString']) {
			expect(body).not.toHaveProperty(absent);
		}
	});

	it('looks at the template only where there are values', async () => {
		expect((await filledWith('{}')).sent).toEqual([]);
		expect((await filledWith('{"Logo": "x"}')).sent).toHaveLength(1);
	});

	it.each([
		['of another case', { agreed: true }, 'no field "agreed"', 'Did you mean "Agreed"?'],
		['with another separator', { full_name: 'x' }, 'no field "full_name"', '"Full Name"?'],
		['of another field', { City: 'x' }, 'no field "City"', 'Full Name, Agreed, Logo'],
	])('refuses a name %s, which would fill in nothing', async (_how, values, words, advice) => {
		const { message, facts } = await failureOf(filledWith(values));
		expect(message).toBe(`"Field Values": template 701 has ${words}`);
		expect(facts.advice).toContain(advice);
	});

	it('takes every name where the service tells of no fields', async () => {
		const { body } = await filledWith({ City: 'Rome' }, { result: 'success', template: {} });
		expect(body).toMatchObject({ fields: { City: 'Rome' } });
	});

	it.each([[{ City: null }], [{ City: { a: 1 } }]])('refuses the value of %j', async (values) => {
		const { message } = await failureOf(filledWith(values));
		expect(message).toBe('"Field Values": the value of "City" is neither text, number nor boolean');
	});
});
