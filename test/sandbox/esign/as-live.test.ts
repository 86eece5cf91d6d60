/** What the live service does and nobody would guess; each is recorded in the contract. */
import {
	PARTY,
	pdfBase64,
	refusal,
	SECOND_PARTY,
	signatureFor,
	useEsign,
} from './support/use-esign';

const esign = useEsign();

const create = async (changes: object) => (await esign.create(changes)).folderId;
const statusOf = async (folderId: number) => (await esign.control.folder(folderId)).status;
const make = async (changes: object) =>
	await esign.gateway.post('/folders/createfolder', {
		folderName: 'NDA',
		inputType: 'base64',
		base64FileString: [await pdfBase64()],
		fileNames: ['nda.pdf'],
		processTextTags: true,
		processAcroFields: false,
		sendNow: false,
		...changes,
	});

describe('an envelope that nobody can sign', () => {
	it('is made and mailed by a request that sends at once, and ends as executed', async () => {
		const folderId = await create({ parties: [PARTY], fields: [], sendNow: true });
		expect(await statusOf(folderId)).toBe('SHARED');
		expect(await esign.control.mails()).toMatchObject([{ kind: 'invitation' }]);
		await esign.control.sign(folderId, 1);
		expect(await statusOf(folderId)).toBe('EXECUTED');
	});

	it('is refused by name when a draft of it is sent', async () => {
		const folderId = await create({ parties: [PARTY], fields: [] });
		expect(await esign.gateway.post('/folders/sendDraftFolder', { folderId })).toMatchObject(
			refusal(expect.stringMatching(/^Please assign a signature field to Mara/)),
		);
		expect(await statusOf(folderId)).toBe('DRAFT');
		expect(await esign.control.mails()).toEqual([]);
	});

	it.each(['${signfield:1:y: ____}', '${signfield:1: y:____}', '${signfield:1:y:____ }'])(
		'is what comes of the tag %s',
		async (tag) => {
			const folderId = await create({
				base64FileString: [await pdfBase64(`Sign ${tag}`)],
				fields: [],
			});
			expect((await esign.control.folder(folderId)).fields).toEqual([]);
		},
	);
});

describe('a draft', () => {
	it('is made without parties and fields, at both surfaces', async () => {
		for (const door of [esign.gateway, await esign.signedIn()]) {
			const { body } = await door.post('/folders/createfolder', {
				folderName: 'NDA',
				inputType: 'base64',
				base64FileString: [await pdfBase64()],
				fileNames: ['nda.pdf'],
				processTextTags: false,
				processAcroFields: false,
				sendNow: false,
			});
			expect(body).toMatchObject({
				folder: { folderStatus: 'DRAFT', folderRecipientParties: [] },
			});
		}
	});

	it('is not sent without parties, and takes them with the sending', async () => {
		const folderId = ((await make({})).body as { folder: { folderId: number } }).folder.folderId;
		const send = async (more: object) =>
			await esign.gateway.post('/folders/sendDraftFolder', { folderId, ...more });
		expect(await send({})).toMatchObject(refusal('parties parameter must be required.'));
		const parties = [PARTY, SECOND_PARTY];
		expect(
			(await send({ parties, fields: [signatureFor(1), signatureFor(2)] })).body,
		).toMatchObject({
			folder: { folderStatus: 'SHARED' },
		});
	});

	it.each([{ sendNow: true }, { createEmbeddedSigningSessionForAllParties: true }])(
		'is what an envelope without parties has to be: %j',
		async (flags) => {
			expect(await make(flags)).toMatchObject(refusal('parties parameter must be required.'));
		},
	);
});

it.each([
	[{ base64FileString: [] }, 'fileUrls or base64FileString cannot be empty'],
	[{ fileNames: [] }, 'fileNames cannot be empty'],
])('documents are checked before parties: %j', async (changes, words) => {
	const wrong = { parties: [{ permission: 'NONE' }], sendNow: true };
	expect(await make({ ...wrong, ...changes })).toMatchObject(refusal(words));
});

it('an index of a document is checked before the state of its envelope', async () => {
	const folderId = await create({});
	const path = (number: number) =>
		`/folders/document/download?folderId=${folderId}&docNumber=${number}`;
	expect(await esign.gateway.get(path(0))).toMatchObject({ status: 400 });
	expect((await esign.gateway.get(path(0))).bytes.toString()).toBe('invalid document index number');
	expect((await esign.gateway.get(path(1))).bytes.toString()).toContain('is not executed yet.');
});

it('all envelopes are listed at the classic host alone', async () => {
	const classic = await esign.signedIn();
	expect((await classic.get('/folders/list')).body).toEqual({ total_folders: 0, allFolders: [] });
	const folderId = await create({ sendNow: true });
	expect((await classic.get('/folders/list')).body).toMatchObject({
		total_folders: 1,
		allFolders: [{ folderId, folderStatus: 'SHARED' }],
	});
	expect((await esign.gateway.get('/folders/list')).status).toBe(404);
});

it('templates are named by numbers and by their digits', async () => {
	const { templateId } = await esign.control.seedTemplate({
		templateName: 'Sale',
		parties: [{ permission: 'FILL_FIELDS_AND_SIGN', sequence: 1 }],
		fields: [signatureFor(1)],
	});
	const body = { templateIds: [String(templateId)], parties: [PARTY], sendNow: false };
	expect((await esign.gateway.post('/templates/createFolder', body)).body).toMatchObject({
		folder: { folderStatus: 'DRAFT', folderName: 'Sale' },
	});
});

it('links lead nowhere for as long after sending as it is told', async () => {
	await esign.sandbox.control.settings({ linksDelayMs: 60_000 });
	const folderId = await create({
		parties: [PARTY],
		sendNow: true,
		createEmbeddedSigningSessionForAllParties: true,
	});
	const links = async () => {
		const { body } = await esign.gateway.get(`/folders/myfolder?folderId=${folderId}`);
		const { folder } = body as {
			folder: { folderRecipientParties: Array<{ folderAccessURL: string }> };
		};
		return folder.folderRecipientParties.map(
			({ folderAccessURL }) => new URL(folderAccessURL).search,
		);
	};
	expect(await links()).toEqual(['?encrDocId=&partySeq=']);
	const renewed = await esign.gateway.post('/embedded/regenerateEmbeddedSigningSession', {
		folderId,
		emailId: PARTY.emailId,
	});
	expect(renewed.body).toMatchObject({
		embeddedSessionURL: expect.stringMatching(/\?eetid=&embeddedType=&userParam=$/) as string,
	});
});
