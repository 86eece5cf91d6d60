import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	folderBody,
	PARTY,
	pdfBase64,
	refusal,
	SECOND_PARTY,
	signatureFor,
	useEsign,
} from './support/use-esign';

const esign = useEsign();
const CREATE = '/folders/createfolder';

interface Made {
	result?: string;
	message?: string;
	folder: Record<string, unknown>;
	embeddedSigningSessions: Array<Record<string, string>>;
	embeddedToken: string | null;
	embeddedSessionURL: string | null;
}
const make = async (changes?: object, surface = esign.gateway): Promise<Made> =>
	(await surface.post(CREATE, await folderBody(changes))).body as Made;

describe('the answer', () => {
	it('at the gateway leaves a draft without result, author, custom fields and parties', async () => {
		const custom_field1 = { name: 'executionId', value: 'wf-1' };
		const made = await make({ custom_field1 });
		expect(made).not.toHaveProperty('result');
		expect(made.folder).toMatchObject({
			folderStatus: 'DRAFT',
			folderAuthorId: 0,
			folderCompanyId: 0,
			folderAuthorFirstName: null,
			folderAuthorLastName: null,
			folderAuthorEmail: null,
			folderAuthorRole: null,
			custom_field1: null,
			custom_field2: null,
			folderRecipientParties: [],
			folderSentDate: null,
		});
		const { body } = await esign.gateway.get(
			`/folders/myfolder?folderId=${String(made.folder['folderId'])}`,
		);
		expect(body).toMatchObject({
			result: 'success',
			folder: {
				folderAuthorId: 0,
				folderAuthorFirstName: 'Sandbox',
				folderAuthorRole: 'super_admin',
				custom_field1,
				custom_field2: { name: '', value: '' },
			},
		});
	});

	it('at the classic host tells all of it', async () => {
		const made = await make({ metadata: { a: 'b' } }, await esign.signedIn());
		expect(made).toMatchObject({
			result: 'success',
			message: 'folder created',
			embeddedSigningSessions: [],
			embeddedToken: null,
			embeddedSessionURL: null,
		});
		expect(made.folder).toMatchObject({
			folderId: 35_000_001,
			folderName: 'Mutual NDA',
			folderAuthorId: 4101,
			folderCompanyId: 9001,
			folderAuthorEmail: 'owner@sandbox.example',
			metadata: { a: 'b' },
			folderDocumentIds: [40_110_021],
			transactionSource: 'API',
			envelopeId: 35_000_001,
			envelopeStatus: 'DRAFT',
		});
		expect(made.folder['documentsList']).toMatchObject([
			{ documentId: 40_110_021, contractVersionName: 'nda.pdf', contractVersionNumber: 1 },
		]);
		expect(made.folder['folderRecipientParties']).toMatchObject([
			{
				partyId: 5001,
				partyDetails: { partyId: 5001, firstName: 'Mara', emailId: PARTY.emailId },
				contractPermissions: 'FILL_FIELDS_AND_SIGN',
				partySequence: 1,
				workflowSignSequence: 1,
				folderAccessURL: null,
			},
		]);
	});

	it('for a sent one has result and signing links on the classic host', async () => {
		const made = await make({ sendNow: true });
		expect(made).toMatchObject({ result: 'success', folder: { folderStatus: 'SHARED' } });
		const [party] = made.folder['folderRecipientParties'] as Array<Record<string, string>>;
		expect(party?.['folderAccessURL']).toMatch(
			/^https:\/\/na1\.foxitesign\.foxit\.com\/documents\/viewDocumentDirect\?encrDocId=[^&]+&partySeq=1$/,
		);
		expect(made.folder['folderSentDate']).toEqual(expect.any(Number));
	});
});

describe('send flags', () => {
	const parties = [PARTY, SECOND_PARTY];
	const session = {
		createEmbeddedSigningSession: true,
		embeddedSignersEmailIds: ['Mara@Signer.example'],
	};
	it.each([
		['nothing but sendNow', { sendNow: true }, 'SHARED', ['mara', 'otto'], 0],
		['sendNow left out', { sendNow: undefined }, 'SHARED', ['mara', 'otto'], 0],
		['sendNow false', { sendNow: false }, 'DRAFT', [], 0],
		['a session and sendNow false', { ...session, sendNow: false }, 'SHARED', [], 1],
		['a session and sendNow', { ...session, sendNow: true }, 'SHARED', ['otto'], 1],
		[
			'both for all',
			{
				sendNow: true,
				createEmbeddedSigningSessionForAllParties: true,
				allowSendNowAndEmbeddedSigningSession: true,
			},
			'SHARED',
			['mara', 'otto'],
			2,
		],
	])('%s', async (_, flags, status, mailed, sessions) => {
		const made = await make({ ...flags, parties });
		expect(made.folder['folderStatus']).toBe(status);
		const mails = await esign.control.mails();
		expect(mails.map(({ emailId, kind }) => [emailId.split('@')[0], kind])).toEqual(
			mailed.map((name) => [name, 'invitation']),
		);
		expect(made.embeddedSigningSessions).toHaveLength(sessions);
		for (const { embeddedToken, embeddedSessionURL } of made.embeddedSigningSessions)
			expect(embeddedSessionURL).toBe(
				`https://na1.foxitesign.foxit.com/embedded/embeddedsign?eetid=${encodeURIComponent(embeddedToken!)}`,
			);
	});

	it('a sending session leaves the draft to its sender', async () => {
		const made = await make({ sendNow: true, createEmbeddedSendingSession: true });
		expect(made.folder['folderStatus']).toBe('DRAFT');
		expect(made.embeddedSessionURL).toBe(
			`https://na1.foxitesign.foxit.com/embedded/embeddedsend?eetid=${encodeURIComponent(made.embeddedToken!)}`,
		);
		expect(await esign.control.mails()).toEqual([]);
	});

	it('the sender can be another user of the account', async () => {
		const user = { firstName: 'Ines', lastName: 'Okafor', emailId: 'ines@sender.example' };
		await esign.gateway.post('/users/create', {
			user: { ...user, userRole: 'admin', active: true, sendMailForPasswordReset: false },
		});
		const made = await make({ sendNow: true, senderEmail: 'ines@sender.example' });
		expect(made.folder).toMatchObject({ folderAuthorFirstName: 'Ines', folderAuthorRole: 'admin' });
	});

	it('a session can be renewed by somebody who had one, and nobody else', async () => {
		const made = await make({ ...session, parties });
		const { folderId } = made.folder;
		const renew = (emailId: string, more: object = {}) =>
			esign.gateway.post('/embedded/regenerateEmbeddedSigningSession', {
				folderId,
				emailId,
				...more,
			});
		const renewed = await renew(PARTY.emailId, {
			partyId: '5001',
			sessionExpire: 'true',
			expiry: '60000',
		});
		const { embeddedToken, embeddedSessionURL } = renewed.body as Record<string, string>;
		expect(renewed.body).toMatchObject({ result: 'success' });
		expect(embeddedToken).not.toBe(made.embeddedSigningSessions[0]!['embeddedToken']);
		expect(embeddedSessionURL).toContain(encodeURIComponent(embeddedToken!));
		const { parties: after } = await esign.control.folder(folderId as number);
		expect(after[0]?.sessionExpiresAtMs).toEqual(expect.any(Number));
		expect(await renew(SECOND_PARTY.emailId)).toMatchObject(
			refusal(expect.stringContaining('not have this party as an embedded signing session')),
		);
	});
});

describe('refusals, none of which makes an envelope, a mail or a charge', () => {
	const bad = { permission: 'SIGN', sequence: 1 };
	it.each<[string, object, string | RegExp]>([
		['no name', { folderName: '' }, 'folderName parameter must be required.'],
		['no parties', { parties: [], sendNow: true }, 'parties parameter must be required.'],
		['a party twice', { parties: [PARTY, PARTY] }, /unique/],
		['an unknown permission', { parties: [{ ...PARTY, ...bad }] }, /permission must be one of/],
		[
			'a sequence in digits',
			{ parties: [{ ...PARTY, sequence: '1' }] },
			/sequence must be a number/,
		],
		['no e-mail', { parties: [{ ...PARTY, emailId: '' }] }, 'emailId parameter must be required.'],
		['no such e-mail', { parties: [{ ...PARTY, emailId: 'mara' }] }, /not a valid email/],
		[
			'a placeholder nobody fills',
			{ parties: [PARTY, { ...SECOND_PARTY, isPlaceholder: true }] },
			/PARTY_ASSIGNER/,
		],
		['no document', { base64FileString: [] }, 'fileUrls or base64FileString cannot be empty'],
		[
			'no document at all',
			{ base64FileString: undefined, inputType: undefined },
			'fileUrls or base64FileString cannot be empty',
		],
		['no names', { fileNames: [] }, /fileNames/],
		['a name without extension', { fileNames: ['nda'] }, /file format of nda/],
		['no Base64', { base64FileString: ['%%%'] }, /base64FileString of nda.pdf is not valid/],
		['no PDF', { base64FileString: [Buffer.from('hello').toString('base64')] }, /nda.pdf/],
		[
			'a session for nobody',
			{ createEmbeddedSigningSession: true },
			'email id of embedded signer(s) not submitted',
		],
		[
			'a session for a stranger',
			{ createEmbeddedSigningSession: true, embeddedSignersEmailIds: ['x@y.example'] },
			/x@y.example is not a party/,
		],
		['a session that ends when?', { sessionExpire: true }, /expiry/],
		['a flag that is none', { sendNow: 'true' }, /sendNow must be a boolean/],
		['a sender nobody knows', { senderEmail: 'x@y.example' }, /senderEmail/],
		[
			'too much metadata',
			{ metadata: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`k${i}`, i])) },
			/1000/,
		],
		[
			'an address elsewhere',
			{ inputType: 'url', fileUrls: ['https://files.example/nda.pdf'] },
			'error in downloading file from url',
		],
	])('%s', async (_, changes, message) => {
		const reply = await esign.gateway.post(CREATE, await folderBody({ sendNow: true, ...changes }));
		const words =
			typeof message === 'string' ? message : (expect.stringMatching(message) as string);
		expect(reply).toMatchObject(refusal(words));
		expect(await esign.control.folders()).toEqual([]);
		expect(await esign.control.mails()).toEqual([]);
		expect(await esign.sandbox.control.ledger()).toEqual([]);
	});

	it('a body that is no object', async () => {
		expect(await esign.gateway.post(CREATE, [])).toMatchObject(
			refusal('the request body must be a JSON object'),
		);
	});
});

describe('documents', () => {
	it('come from addresses on this machine', async () => {
		const bytes = Buffer.from(await pdfBase64('by address'), 'base64');
		const server = createServer((_, response) => response.end(bytes)).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		try {
			const made = await make({
				inputType: 'url',
				base64FileString: undefined,
				fileUrls: [`http://127.0.0.1:${port}/a`],
				fileNames: ['a.pdf'],
			});
			expect(made.folder['documentsList']).toMatchObject([{ contractVersionName: 'a.pdf' }]);
		} finally {
			server.close();
		}
	});

	it('come as parts of a form, with the rest beside them', async () => {
		const form = new FormData();
		const { base64FileString, fileNames, inputType, ...data } = (await folderBody()) as Record<
			string,
			unknown
		>;
		expect([base64FileString, fileNames, inputType]).toHaveLength(3);
		form.append('data', JSON.stringify(data));
		for (const name of ['one.pdf', 'two.pdf'])
			form.append('file', new Blob([Buffer.from(await pdfBase64(name), 'base64')]), name);
		const { body } = await esign.gateway.request('POST', CREATE, { body: form });
		const { folder } = body as Made;
		expect(folder['documentsList']).toMatchObject([
			{ contractVersionName: 'one.pdf' },
			{ contractVersionName: 'two.pdf' },
		]);
	});

	it.each([
		['no data', {}, /part data/],
		['no file', { data: '{}' }, /folderName/],
	])('a form with %s is refused', async (_, fields: Record<string, string>, message) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		form.append('file', new Blob(['x']), 'x.pdf');
		expect(await esign.gateway.request('POST', CREATE, { body: form })).toMatchObject(
			refusal(expect.stringMatching(message)),
		);
		expect(await esign.sandbox.control.documents()).toEqual([]);
	});

	it('are made PDFs, whatever Office files they were', async () => {
		const { makeDocx } = await import('../../support/office.mjs');
		const docx = Buffer.from(await makeDocx([{ text: 'Dear reader' }]));
		const { documents, folderId } = await esign.create({
			base64FileString: [docx.toString('base64')],
			fileNames: ['letter.docx'],
			sendNow: true,
		});
		expect(documents).toMatchObject([{ name: 'letter.docx', pages: 1 }]);
		await esign.control.sign(folderId, 1);
		const path = `/folders/document/download?folderId=${folderId}&docNumber=1`;
		const { readPdf } = await import('../../support/pdf.mjs');
		expect((await readPdf((await esign.gateway.get(path)).bytes)).text).toContain('Dear reader');
	});
});

describe('credits', () => {
	it('are five for each envelope at the gateway, drafts too, and none elsewhere', async () => {
		const { folderId } = await esign.create();
		await make({}, await esign.signedIn());
		await esign.gateway.post('/folders/sendDraftFolder', { folderId });
		expect(await esign.sandbox.control.ledger()).toMatchObject([
			{ operation: 'esign-createfolder', taskId: String(folderId), credits: 5 },
		]);
	});

	it('cost what the settings say, and run out', async () => {
		await esign.sandbox.control.settings({
			envelopeCredits: 2,
			accounts: [{ clientId: 'sandbox-client', clientSecret: 'sandbox-secret', credits: 5 }],
		});
		await esign.create();
		await esign.create();
		const reply = await esign.gateway.post(CREATE, await folderBody());
		expect(reply).toMatchObject({ status: 429, body: { code: 'QUOTA_EXCEEDED' } });
		expect(await esign.control.folders()).toHaveLength(2);
		await esign.sandbox.control.settings({ envelopeCredits: 0 });
		await esign.create({ fields: [signatureFor(1)] });
		expect(await esign.sandbox.control.ledger()).toHaveLength(2);
	});
});
