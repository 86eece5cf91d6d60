/** Nobody is asked to sign what cannot be signed, and nothing counts as signed that is not. */
import { errorOf, NODE, type InputItem } from '../support/use-foxit-node';
import { SURFACES, useESign } from './support/esign';
import { contract, mailsOf, MARA, OMAR, sendTo, signatureOf } from './support/sending';
import { NOTE } from './support/templates';

const esign = useESign();

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const INVITED = ['invitation mara@signer.example'];
const TAGGED = { fieldPlacement: ['textTags'] };
const ALLOWED = { allowWithoutSignatureField: true };

/** An item with a file in which that text stands. */
async function tagged(text: string, json: InputItem['json'] = {}): Promise<InputItem> {
	const { makePdf } = await import('../support/make-pdf.mjs');
	const data = await makePdf({ pages: [{ text }] });
	return { json, file: { data, fileName: 'nda.pdf', mimeType: 'application/pdf' } };
}

const get = async (envelopeId: unknown) =>
	await esign.one({
		resource: 'envelope',
		operation: 'get',
		envelopeId: { __rl: true, mode: 'id', value: String(envelopeId) },
	});

describe.each(SURFACES)('an envelope that somebody cannot sign, %s', (surface) => {
	it('is not sent: the error names the signer, the draft and the tag', async () => {
		const items = [await tagged('Sign here: ${signfield:1:y: ____}')];
		const result = await esign.run(sendTo([MARA], TAGGED), items, { surface });
		const { message, description, context } = errorOf(result);
		expect(message).toBe(
			'Mara Lind has no signature field in envelope 35000001 ("Place Fields By") [item 0]',
		);
		expect(description).toContain('"${signfield:1:y: ____}" has a blank in it');
		expect(description).toContain('nobody was mailed: the envelope is a draft');
		expect(description).toContain('Envelope ID: 35000001');
		expect(context.data).toMatchObject({ envelopeId: 35000001 });
		expect(await mailsOf(esign)).toEqual([]);
		expect(await esign.people.folders()).toMatchObject([{ status: 'DRAFT' }]);
	});
});

describe('who cannot sign', () => {
	it.each([
		['${signfield:1:y:____} ${signfeild:2:y:____}', 'is spelt "signfeild"'],
		[
			'${signfield:1:y:____} ${signfield:3:y:____}',
			'is for party number 3, but no recipient has that number',
		],
		['${signfield:1:y:____} ${signfield:2:y:}', 'has no size'],
		['${signfield:1:y:____} {signfield:2:y:____}', 'is not written with ${ and }'],
		['${signfield:1:y:____} and nothing for Omar', undefined],
	])('is named alone: %s', async (text, fault) => {
		const result = await esign.run(sendTo([MARA, OMAR], TAGGED), [await tagged(text)]);
		const { message, description } = errorOf(result);
		expect(message).toContain('Omar Haddad has no signature field in envelope 35000001');
		if (fault === undefined) expect(description).not.toContain('In the documents');
		else expect(description).toContain(fault);
		expect(await mailsOf(esign)).toEqual([]);
	});

	it('are all named', async () => {
		const result = await esign.run(sendTo([MARA, OMAR], TAGGED), [await contract()]);
		expect(errorOf(result).message).toContain('Mara Lind, Omar Haddad have no signature field');
	});

	it('can be somebody for whom a field was asked that the service has dropped', async () => {
		// The service takes no place on a page that is not there, and says nothing.
		const fieldsJson = JSON.stringify([{ ...signatureOf(1), pageNumber: 7 }]);
		const result = await esign.run(sendTo([MARA], { fieldsJson }), [await contract()]);
		expect(errorOf(result).message).toContain('Mara Lind has no signature field');
	});

	it('is nobody who only looks or fills in', async () => {
		const people = [MARA, { ...OMAR, permission: 'VIEW_ONLY' }];
		const [json] = await esign.json(sendTo(people, TAGGED), [await tagged('${s:1:____}')]);
		expect(json).toMatchObject({ status: 'SHARED' });
		expect(await mailsOf(esign)).toHaveLength(2);
	});

	it('is looked for in envelopes of templates, too', async () => {
		const { templateId } = await esign.people.seedTemplate({ ...NOTE, fields: [] });
		const parameters = sendTo([MARA], { documentSource: 'template', templateId });
		const { message, description } = errorOf(await esign.run(parameters, [{}]));
		expect(message).toBe('Mara Lind has no signature field in envelope 35000001 [item 0]');
		expect(description).toContain('Give each signer a signature field in the template');
		expect(await mailsOf(esign)).toEqual([]);
	});
});

describe('a run', () => {
	it('makes no second draft when it is tried again, and sends the one that has been mended', async () => {
		const items = [await tagged('${signfield:1:y: ____}')];
		const result = await esign.run(sendTo([MARA], TAGGED), items, { node: RETRY });
		expect(errorOf(result).message).toContain('in envelope 35000001');
		expect(await esign.people.folders()).toHaveLength(1);
		const trace = await esign.trace();
		expect(trace.filter((word) => word === 'createfolder')).toHaveLength(1);
		expect(trace).not.toContain('sendDraftFolder');
	});

	it('that fails names every envelope it has made, sent or not', async () => {
		const items = [
			await tagged('${signfield:1:y:____}'),
			await tagged('${signfield:1:y:____} again'),
			await tagged('${signfield:1:y: ____}'),
		];
		const parameters = sendTo([MARA], { ...TAGGED, options: { concurrency: 1 } });
		const { message, description, context } = errorOf(await esign.run(parameters, items));
		expect(message).toContain('in envelope 35000003');
		expect(description).toContain('item 0: Envelope ID 35000001; item 1: Envelope ID 35000002');
		expect(context.data).toMatchObject({
			envelopeId: 35000003,
			others: [
				{ item: 0, envelopeId: 35000001, sent: true },
				{ item: 1, envelopeId: 35000002, sent: true },
			],
		});
		expect(await mailsOf(esign)).toEqual([...INVITED, ...INVITED]);
	});

	it('costs three requests an envelope', async () => {
		await esign.json(sendTo([MARA]), [await contract()]);
		expect(await esign.trace()).toEqual(['createfolder', 'myfolder', 'sendDraftFolder']);
	});
});

describe('Allow Recipients Without Signature Field', () => {
	it('sends all the same, and says who cannot sign', async () => {
		const parameters = sendTo([MARA, OMAR], { ...TAGGED, options: ALLOWED });
		const result = await esign.run(parameters, [await tagged('${signfield:2:y:____}')]);
		expect(result.item(NODE).json).toMatchObject({
			status: 'SHARED',
			withoutSignatureField: ['Mara Lind'],
		});
		expect(JSON.stringify(result.hints)).toContain('although Mara Lind cannot sign');
		expect(await mailsOf(esign)).toEqual([...INVITED, 'invitation omar@signer.example']);
		expect(await esign.trace()).toEqual(['createfolder', 'myfolder']);
	});

	it('does not make a signature of a finish: Get tells who signed', async () => {
		const parameters = sendTo([MARA, OMAR], { ...TAGGED, options: ALLOWED });
		const [sent] = await esign.json(parameters, [await tagged('${signfield:2:y:____}')]);
		const envelopeId = sent?.envelopeId as number;
		expect(await get(envelopeId)).toMatchObject({
			signed: false,
			recipients: [{ progress: 'waiting' }, { progress: 'waiting' }],
		});
		for (const party of [1, 2]) await esign.people.sign(envelopeId, party);
		expect(await get(envelopeId)).toMatchObject({
			status: 'EXECUTED',
			signed: false,
			recipients: [
				{ name: 'Mara Lind', progress: 'finishedWithoutSignature' },
				{
					name: 'Omar Haddad',
					progress: 'signed',
					finishedAt: expect.stringMatching(/^20\d\d-/) as string,
				},
			],
		});
	});

	it('says nothing of anybody where everybody can sign', async () => {
		const [json] = await esign.json(sendTo([MARA], { options: ALLOWED }), [await contract()]);
		expect(json).toMatchObject({ withoutSignatureField: [] });
	});
});

it('an envelope is signed once every signer has signed', async () => {
	const [sent] = await esign.json(sendTo([MARA, OMAR]), [await contract()]);
	const envelopeId = sent?.envelopeId as number;
	await esign.people.sign(envelopeId, 1);
	expect(await get(envelopeId)).toMatchObject({
		status: 'PARTIALLY SIGNED',
		signed: false,
		recipients: [{ progress: 'signed' }, { progress: 'waiting' }],
	});
	await esign.people.sign(envelopeId, 2);
	expect(await get(envelopeId)).toMatchObject({ status: 'EXECUTED', signed: true });
});

it('a low signature, as in the samples of Foxit, is sent with a hint', async () => {
	const fieldsJson = JSON.stringify([{ ...signatureOf(1), height: 20 }]);
	const result = await esign.run(sendTo([MARA], { fieldsJson }), [await contract()]);
	expect(result.item(NODE).json).toMatchObject({ status: 'SHARED' });
	expect(JSON.stringify(result.hints)).toContain('entry 1 is a signature of less than 30 points');
});

describe('links that do not work', () => {
	it('are asked for again', async () => {
		await esign.control.settings({ linksDelayMs: 400 });
		const options = { includeLinks: true, embeddedSigning: 'all', sessionHours: 2 };
		const [json] = await esign.json(sendTo([MARA], { options }), [await contract()]);
		expect(json).toMatchObject({
			recipients: [{ signingUrl: expect.stringMatching(/encrDocId=.+&partySeq=1$/) as string }],
			embeddedSessions: [{ email: MARA.email, url: expect.stringMatching(/eetid=.+$/) as string }],
		});
		const { parties } = await esign.people.folder(json?.envelopeId as number);
		expect(parties[0]?.sessionExpiresAtMs).toEqual(expect.any(Number));
	});

	it('are left out if they stay so, with a hint', async () => {
		await esign.control.settings({ linksDelayMs: 3_600_000 });
		const options = { includeLinks: true, embeddedSigning: 'all' };
		const result = await esign.run(sendTo([MARA], { options }), [await contract()]);
		const { json } = result.item(NODE);
		expect(JSON.stringify(json)).not.toContain('http');
		expect(JSON.stringify(result.hints)).toContain('signing links that do not work');
		expect(json).toMatchObject({ status: 'SHARED' });
	});
});
