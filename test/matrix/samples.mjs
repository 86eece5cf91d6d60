import { createHash } from 'node:crypto';

import { makePdf } from '../support/make-pdf.mjs';
import { makeDocx } from '../support/office.mjs';

/** A Word template. */
export const TEMPLATE = Buffer.from(await makeDocx(['Hello {{ a }}']));

/** The PDF of the items. */
export const PDF = await makePdf({ pages: [{ text: 'Hello' }] });

const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** Of the two files of an item. */
const BOTH = `${sha256(PDF)},${sha256(PDF)}`;

/** Plain values for parameters, and what an operation needs besides its defaults. */
const PERSON = { firstName: 'Mara', lastName: 'Lind', email: 'mara@signer.example' };
const FILLER = { ...PERSON, permission: 'FILL_FIELDS_ONLY' };

const PEOPLE_OF_TEMPLATE = {
	mappingMode: 'defineBelow',
	value: {
		'party1.firstName': 'Mara',
		'party1.lastName': 'Lind',
		'party1.email': 'mara@signer.example',
	},
};
const SIGNATURE = { type: 'signature', x: 72, y: 400, width: 150, height: 40 };
const ENVELOPE = {
	binaryPropertyNames: 'data,data2',
	recipients: {
		recipient: [
			{ ...PERSON, permission: 'FILL_FIELDS_AND_SIGN' },
			{ ...PERSON, firstName: 'Omar', email: 'omar@signer.example', permission: 'VIEW_ONLY' },
		],
	},
	recipientsJson: JSON.stringify([PERSON]),
	fieldPlacement: ['textTags'],
	fields: { field: [SIGNATURE] },
	fieldsJson: JSON.stringify([SIGNATURE]),
};

/** A template elsewhere on the web. */
export const TEMPLATE_URL = 'https://example.com/nda.docx';

/** The PDF elsewhere on the web. */
export const FILE_URL = 'https://example.com/contract.pdf';

/** Read from the first item for the whole run, so each form gets a run of its own. */
export const OF_THE_RUN = [
	'concurrency',
	'retrySubmits',
	'retryUncertainSubmits',
	'maxCredits',
	'maxRequestsPerMinute',
	'documents',
	'groupBy',
	'endpoint',
	'loopName',
	'otherData',
	'document upload',
	'template get',
	// Waits for the first item before it goes on to the next.
	'envelope sendAndWait',
];

/** Operations that make one result of all items of a run, of which there have to be two. */
const TOGETHER = ['combine merge'];

/** Whether an operation makes one result of all items, as its parameters say. */
export const isTogether = (operation, { firstStep }) =>
	TOGETHER.includes(operation) || firstStep === 'merge';

/** Operations that ask the service for nothing. */
export const QUIET = ['template check'];

/** Parameters that are refused blank, though the editor does not say that they are required. */
export const MUST_BE_FILLED = ['fileUrl', 'fileBase64', 'compareFileUrl', 'compareFileBase64'];

/** Parameters that the editor alone reads. */
export const OF_THE_EDITOR = ['templateTags'];

/** By name, where the kind alone does not tell. */
const VALUES = {
	arrayField: 'list',
	groupBy: 'a',
	expectedSha256: sha256(PDF),
	compareExpectedSha256: sha256(PDF),
	templateField: 'doc',
	templateNode: '',
	binaryPropertyName: 'data',
	compareBinaryPropertyName: 'data2',
	binaryPropertyNames: 'data,data2',
	documentIds: '6a87bc79335d041db3450ee1,6a87bc79335d041db3450ee2',
	documentId: '6a87bc79335d041db3450ee1',
	taskId: '6a87bc79335d041db3450ee1',
	resultDocumentId: '6a87bc79335d041db3450ee1',
	pages: '1-2',
	pageRange: '1-2',
	url: 'https://example.com/report',
	html: '<p>Hello</p>',
	color: '#FF0000',
	themeColor: '#FF0000',
	tocBookmarkLevels: '1-3',
	envelopeName: 'Agreement',
	fileUrls: FILE_URL,
	fileUrl: FILE_URL,
	compareFileUrl: FILE_URL,
	fileBase64: Buffer.from(PDF).toString('base64'),
	compareFileBase64: Buffer.from(PDF).toString('base64'),
	inputFileName: 'contract.pdf',
	templateUrl: TEMPLATE_URL,
	templateBase64: TEMPLATE.toString('base64'),
	webhookUrl: 'https://n8n.example.com/hook',
	email: 'mara@signer.example',
	authorEmail: 'mara@signer.example',
	signerEmail: 'mara@signer.example',
	senderEmail: 'mara@signer.example',
	embeddedSignersEmails: 'mara@signer.example',
	hostEmail: 'omar@signer.example',
	userId: '4101',
	managerId: '4102',
	templateIds: '701,702',
	groupNames: 'Board',
	fieldValuesJson: '{"City":"Rome"}',
	maxCharacters: 3000,
	fieldsJson: '[{"type":"signature","x":72,"y":72,"width":150,"height":40}]',
	recipientsJson: JSON.stringify([PERSON]),
	templateId: 701,
	envelopeId: 35000001,
	channelId: 6,
	accessCode: '4711',
	dialingCode: '+1',
	mobileNumber: '5550100',
	currencyCulture: 'en-US',
	maxCredits: 50,
	maxRequestsPerMinute: 60000,
	expirationMinutes: 90,
	timeout: 60,
	waitUntilExecuted: 5,
	sessionHours: 2,
	x: 72,
	y: 72,
	width: 150,
	height: 40,
	reason: 'Wrong price',
};

/**
 * A plain value other than the default where there is one.
 *
 * @param {string} [operation] whose needs come first
 */
export function valueOf(field, operation = '') {
	const needed = NEEDED[operation]?.[field.name];
	if (needed !== undefined && typeof needed !== 'object') return needed;
	if (field.name in VALUES) return VALUES[field.name];
	const first = (field.options ?? []).find(({ value }) => value !== field.default);
	switch (field.type) {
		case 'boolean':
			return !field.default;
		case 'number':
			return Math.max(1, field.typeOptions?.minValue ?? 1) + (field.default === 1 ? 1 : 0);
		case 'options':
			return (first ?? field.options[0]).value;
		case 'multiOptions':
			return [field.options[0].value];
		case 'dateTime':
			return '2026-10-05';
		case 'json':
			return '{"a":1}';
		default:
			return 'sample';
	}
}

/** Members of collections that depend on what the operation works on. */
export const OPTIONS = {
	'template generate': { expectedSha256: sha256(TEMPLATE) },
	'template analyze': { expectedSha256: sha256(TEMPLATE) },
	'combine merge': { expectedSha256: BOTH },
	'envelope createDraft': { expectedSha256: BOTH },
	'envelope send': { expectedSha256: BOTH },
	'envelope sendAndWait': { expectedSha256: BOTH },
	'createPdf fromFile': { expectedSha256: sha256(TEMPLATE) },
	'createPdf fromHtml': { expectedSha256: sha256(VALUES.html) },
	'createPdf officeToSmallPdf': { expectedSha256: sha256(TEMPLATE) },
};

/** What has to be filled in for an operation to be run at all, by resource and operation. */
export const NEEDED = {
	'analyze compare': { compareBinaryPropertyName: 'data2' },
	'chain runSteps': {
		html: '<p>Hello</p>',
		steps: { step: [{ operation: 'compress', compressionLevel: 'LOW' }] },
	},
	'combine merge': {
		combineMode: 'perItem',
		binaryPropertyNames: 'data,data2',
		fileUrls: `${FILE_URL}\n${FILE_URL}`,
	},
	'createPdf fromFile': { binaryPropertyName: 'doc', sourceFormat: 'word' },
	'form importData': {
		formFields: { field: [{ name: 'iban', value: 'DE89' }] },
		formDataJson: '{"iban":"DE89"}',
	},
	'page manipulate': { steps: { step: [{ action: 'delete', pages: '2' }] } },
	'secure protect': { userPassword: 'one', ownerPassword: 'two' },
	'createPdf officeToSmallPdf': { binaryPropertyName: 'doc', sourceFormat: 'word' },
	'secure secureForSending': {
		userPassword: 'one',
		ownerPassword: 'two',
		redactTexts: { text: [{ text: 'tulip' }] },
	},
	'secure redact': { redactTexts: { text: [{ text: 'tulip' }] } },
	'envelope createDraft': ENVELOPE,
	'envelope send': ENVELOPE,
	'envelope sendAndWait': ENVELOPE,
	// People who need no signature field, so that the change itself is the first request.
	'envelope modify': {
		recipients: { recipient: [FILLER] },
		recipientsJson: JSON.stringify([FILLER]),
	},
	'envelope updateRecipients': {
		changes: { change: [{ ...PERSON, kind: 'update', partyNumber: 1 }] },
	},
	'envelope updateFields': {
		fieldValues: { value: [{ name: 'City', value: 'Rome' }] },
		fieldValuesJson: '{"City":"Rome"}',
	},
	'template sendFromTemplate': { templateFilling: PEOPLE_OF_TEMPLATE },
	'recipientGroup create': { groupRecipients: { recipient: [PERSON] } },
	'template create': { roles: { role: [{ name: 'Buyer' }] } },
	'user update': { updateFields: { title: 'Counsel' } },
	'webhookChannel update': { updateFields: { channelName: 'n8n' } },
	'template generate': {
		binaryPropertyName: 'doc',
		templateField: 'doc',
		templateSource: 'binary',
		dataMode: 'json',
		data: '{"a":1,"list":[{"a":1}]}',
	},
	'template analyze': { binaryPropertyName: 'doc', templateField: 'doc' },
	'template check': { binaryPropertyName: 'doc', templateField: 'doc', dataMode: 'item' },
};

/** What an entry of a fixed collection needs besides the member that is looked at. */
export const ENTRIES = {
	recipients: { ...PERSON },
	changes: { ...PERSON, kind: 'update', partyNumber: 1 },
	groupRecipients: PERSON,
	fields: { type: 'signature', x: 72, y: 72, width: 150, height: 40 },
	fileHeaders: { name: 'X-Api-Key', value: 'key' },
	compareFileHeaders: { name: 'X-Api-Key', value: 'key' },
	redactTexts: { text: 'tulip' },
	filePasswords: { number: 1, password: 'p' },
	formFields: { name: 'iban', value: 'DE89' },
	fieldValues: { name: 'City', value: 'Rome' },
	roles: { name: 'Buyer' },
};

/** Entries that make one of them complete: somebody who may name a placeholder, a signature for all. */
export const OTHER_ENTRIES = {
	fields: [SIGNATURE],
	recipients: [
		{
			...PERSON,
			email: 'omar@signer.example',
			permission: 'PARTY_ASSIGNER',
			more: { partyNumber: 9 },
		},
	],
};

/** What a member of a collection or an entry needs beside it. */
export const BESIDE = {
	correlationLookBack: { correlationValue: 'sample' },
	ifCorrelationExists: { correlationValue: 'sample' },
	accessCode: { verification: 'User-defined Access Code' },
	dialingCode: { mobileNumber: '5550100' },
	mobileNumber: { dialingCode: '+1' },
};

/** What a step of a chain needs, by its operation. */
export const STEPS = {
	importFormData: {
		formFields: { field: [{ name: 'iban', value: 'DE89' }] },
		formDataJson: '{"iban":"DE89"}',
	},
	protect: { userPassword: 'one', ownerPassword: 'two' },
	redact: { redactTexts: { text: [{ text: 'tulip' }] } },
};
