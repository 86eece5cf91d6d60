/** Envelope: Send. Whatever happens, everybody has one mail at most. */
import { createHash } from 'node:crypto';

import { until } from '../support/until';
import { errorOf, NODE, SECRET, type InputItem, type RunOptions } from '../support/use-foxit-node';
import { SURFACES, useESign } from './support/esign';
import { contract, mailsOf, MARA, OMAR, sendTo } from './support/sending';

const esign = useESign();

const LOST = { type: 'reset-after' };
const DOWN = { type: 'status', status: 500, body: { message: 'down' } };
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const fault = async (path: string, action: object, times = 1) =>
	await esign.control.faults({ match: { path }, action, times });

const sendOne = async (parameters: object = sendTo([MARA]), options?: RunOptions) =>
	await esign.run(parameters, [await contract()], options);

/** Requests; a refused token and its renewal aside. */
const trace = async () =>
	(await esign.trace()).filter((word) => word !== 'access_token' && !word.endsWith(' 401'));

const INVITED = ['invitation mara@signer.example'];

describe.each(SURFACES)('sending, %s', (surface) => {
	it('mails a file to everybody once', async () => {
		const [json] = await esign.json(sendTo([MARA, OMAR]), [await contract()], { surface });
		expect(json).toMatchObject({
			envelopeId: 35000001,
			name: 'Mutual NDA',
			status: 'SHARED',
			recipients: [
				{ partyNumber: 1, name: 'Mara Lind', email: 'mara@signer.example' },
				{ partyNumber: 2, name: 'Omar Haddad', email: 'omar@signer.example' },
			],
			documents: [{ documentNumber: 1, name: 'nda.pdf' }],
			correlation: expect.stringMatching(/^n8n-\w{8}-\d+-\w+-[\w-]{12}$/) as string,
		});
		expect(json?.customFields).toEqual({ n8nCorrelation: json?.correlation });
		expect(await mailsOf(esign)).toEqual([...INVITED, 'invitation omar@signer.example']);
		expect(await trace()).toEqual(['createfolder', 'myfolder', 'sendDraftFolder']);
	});

	it('finds the envelope when the answer is lost, and makes no second one', async () => {
		await fault('/createfolder', LOST);
		const [json] = await esign.json(sendTo([MARA]), [await contract()], { surface });
		expect(json).toMatchObject({ envelopeId: 35000001, status: 'SHARED', name: 'Mutual NDA' });
		expect(await esign.people.folders()).toHaveLength(1);
		expect(await mailsOf(esign)).toEqual(INVITED);
		expect(await trace()).toEqual([
			'createfolder cut',
			'getAllFolderIdsByStatus',
			'myfolder',
			'sendDraftFolder',
		]);
	});
});

describe('links', () => {
	const embedded = { embeddedSigning: 'all' };

	it('are left out unless asked for', async () => {
		const [json] = await esign.json(sendTo([MARA]), [await contract()]);
		expect(JSON.stringify(json)).not.toContain('http');
	});

	it('come when asked for', async () => {
		const [json] = await esign.json(sendTo([MARA], { options: { includeLinks: true } }), [
			await contract(),
		]);
		expect(json?.recipients).toEqual([
			expect.objectContaining({ signingUrl: expect.stringMatching(/^https?:\/\//) as string }),
		]);
	});

	it('for signing in another page come with Embedded Signing', async () => {
		const [json] = await esign.json(sendTo([MARA], { options: embedded }), [await contract()]);
		expect(json?.embeddedSessions).toEqual([
			{ email: 'mara@signer.example', url: expect.stringContaining('eetid=') as string },
		]);
		expect(JSON.stringify(json?.recipients)).not.toContain('http');
	});

	it('are in the raw answer', async () => {
		const [json] = await esign.json(sendTo([MARA], { simplify: false }), [await contract()]);
		expect(json).toMatchObject({ result: 'success', folder: { folderId: 35000001 } });
	});
});

describe('a lost answer', () => {
	it('without an envelope is an error that leads on, and nothing is sent again', async () => {
		await fault('/createfolder', { type: 'reset-before' });
		const result = await sendOne();
		const { message, description, context } = errorOf(result);
		expect(message).toBe('The connection to Foxit was closed before the answer arrived [item 0]');
		const correlation = String(context.data?.correlation);
		expect(correlation).toMatch(/^n8n-/);
		expect(description).toContain(
			'The node looked for it by its correlation value and did not find it',
		);
		expect(description).toContain(`Correlation Value: ${correlation}.`);
		const trace = await esign.trace();
		expect(trace.filter((word) => word.startsWith('createfolder'))).toEqual(['createfolder cut']);
		expect(await mailsOf(esign)).toEqual([]);
	});

	it('is not made up for by Retry On Fail: it only looks', async () => {
		await fault('/createfolder', LOST);
		// So many looks fail that the first try finds nothing.
		await fault('/getAllFolderIdsByStatus', DOWN, 4);
		const result = await sendOne(undefined, { node: RETRY });
		expect(result.item(NODE).json).toMatchObject({ envelopeId: 35000001, status: 'SHARED' });
		expect(await esign.people.folders()).toHaveLength(1);
		expect(await mailsOf(esign)).toEqual(INVITED);
	});

	it('is not taken for answered by an earlier envelope with the same correlation value', async () => {
		const again = sendTo([MARA], {
			options: { correlationValue: 'deal-4711', ifCorrelationExists: 'sendAnyway' },
		});
		await esign.json(again, [await contract()]);
		await fault('/createfolder', { type: 'reset-before' });
		const { context } = errorOf(await sendOne(again));
		expect(context.data).toMatchObject({ correlation: 'deal-4711' });
		expect(context.data).not.toHaveProperty('envelopeId');

		await esign.control.clearFaults();
		await fault('/createfolder', LOST);
		const [json] = await esign.json(again, [await contract()]);
		expect(json).toMatchObject({ envelopeId: 35000002, correlation: 'deal-4711' });
	});
});

describe('Retry On Fail', () => {
	it('sends nothing twice when another item fails', async () => {
		const items: InputItem[] = await Promise.all(
			[MARA.email, 'none', OMAR.email].map(async (email) => await contract({ email })),
		);
		const people = `={{ [{ name: 'Mara Lind', email: $json.email }] }}`;
		const parameters = { ...sendTo([MARA]), recipientsJson: people, options: { concurrency: 1 } };
		const result = await esign.run(parameters, items, { node: RETRY });
		expect(errorOf(result).message).toBe(
			'"Recipients": entry 1 has an email address that cannot be right [item 1]',
		);
		expect(await mailsOf(esign)).toEqual(INVITED);
	});

	it('tries what has surely not been done', async () => {
		await fault('/createfolder', { type: 'status', status: 400, body: { message: 'not now' } });
		const result = await sendOne(undefined, { node: RETRY });
		expect(result.item(NODE).json).toMatchObject({ status: 'SHARED' });
		expect(await mailsOf(esign)).toEqual(INVITED);
	});
});

describe('Continue On Fail', () => {
	it('makes an error item in its place, and sends the others', async () => {
		const items = await Promise.all(
			[MARA.email, 'none', OMAR.email].map(async (email) => await contract({ email })),
		);
		const people = `={{ [{ name: 'A Signer', email: $json.email }] }}`;
		const node = { onError: 'continueRegularOutput' };
		const result = await esign.run({ ...sendTo([MARA]), recipientsJson: people }, items, { node });
		const [first, second, third] = result.items(NODE);
		expect(first?.json).toMatchObject({ status: 'SHARED' });
		expect(second).toMatchObject({
			json: { error: '"Recipients": entry 1 has an email address that cannot be right [item 1]' },
			pairedItem: { item: 1 },
		});
		expect(third?.json).toMatchObject({ recipients: [{ email: OMAR.email }] });
		expect((await mailsOf(esign)).sort()).toEqual([...INVITED, 'invitation omar@signer.example']);
	});
});

describe('Stop', () => {
	it('ends a sending under way; the log leads to what may have come of it', async () => {
		await fault('/createfolder', { type: 'delay', ms: 20_000 });
		const run = esign.start(sendTo([MARA]), [await contract()]);
		await until(async () => (await esign.people.folders()).length > 0);
		run.cancel();
		const result = await run.promise;
		expect(result.status).toBe('canceled');
		expect(result.logs.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(
				/Stopped, envelope send, item 0: Correlation Value n8n-\w{8}-\d+-\w+-[\w-]{12}, a request whose answer was lost/,
			),
		);
	});
});

describe('before anything is sent', () => {
	const fieldsOf = (fields: object[]) => sendTo([MARA], { fieldsJson: JSON.stringify(fields) });
	const signature = { type: 'signature', x: 72, y: 100, width: 170, height: 44 };

	it.each([
		['no recipients', sendTo([]), '"Recipients" has no entry'],
		['an e-mail that is none', sendTo([{ ...MARA, email: 'mara@signer' }]), 'email address'],
		['a name in one word', sendTo([{ ...MARA, name: 'Mara' }]), 'lacks a first or a last name'],
		[
			'a party number twice',
			sendTo([MARA, { ...OMAR, partyNumber: 1 }]),
			'uses the party number 1 twice',
		],
		['a signer without a signature', fieldsOf([]), 'has no signature field for party number 1'],
		['a field without a place', fieldsOf([{ type: 'signature' }]), 'entry 1 has no x'],
		['a field for nobody', fieldsOf([{ ...signature, party: 7 }]), 'is for party number 7'],
		['a field on no document', fieldsOf([{ ...signature, documentNumber: 2 }]), 'on document 2'],
		['fields that overlap', fieldsOf([signature, { ...signature, y: 120 }]), '1 and 2 overlap'],
		['no file', sendTo([MARA], { binaryPropertyNames: 'annex' }), 'annex'],
		['nowhere to sign', sendTo([MARA], { fieldPlacement: [] }), '"Place Fields By" is empty'],
	])('%s is refused', async (_what, parameters, words) => {
		const error = errorOf(await sendOne(parameters));
		expect(error.message).toContain(words);
		expect(await esign.trace()).toEqual([]);
	});
});

describe('secrets', () => {
	it('and links that the service repeats in its words are not passed on', async () => {
		await fault('/createfolder', {
			type: 'status',
			status: 200,
			body: {
				result: 'error',
				error_description: `key ${SECRET} may not open https://na1.foxitesign.foxit.com/documents/viewDocumentDirect?encrDocId=SECRETLINK&partySeq=1`,
			},
		});
		const result = await sendOne();
		expect(errorOf(result).description).toContain(
			'https://na1.foxitesign.foxit.com/documents/viewDocumentDirect?***',
		);
		expect(result.savedText + JSON.stringify(result.logs)).not.toMatch(/SECRETLINK|sandbox-secret/);
	});
});

describe('Expected SHA-256', () => {
	const expecting = (expectedSha256: string) => sendTo([MARA], { options: { expectedSha256 } });
	const hashOf = ({ file }: InputItem) =>
		createHash('sha256')
			.update(Buffer.from(file?.data as Uint8Array))
			.digest('hex');

	it('lets the expected file go', async () => {
		const item = await contract();
		const [json] = await esign.json(expecting(hashOf(item)), [item]);
		expect(json).toMatchObject({ status: 'SHARED' });
	});

	it('keeps back a file that was changed', async () => {
		const result = await esign.run(expecting('0'.repeat(64)), [await contract()]);
		expect(errorOf(result).message).toContain('The file "nda.pdf" is not the expected one');
		expect(await trace()).toEqual([]);
	});

	it('has one for each file', async () => {
		const item = await contract();
		const result = await esign.run(expecting(`${hashOf(item)},${hashOf(item)}`), [item]);
		expect(errorOf(result).message).toContain('"Expected SHA-256" has 2 and the item has 1 file');
		expect(await trace()).toEqual([]);
	});

	it('needs files', async () => {
		// The editor shows the option wherever an expression decides.
		const documentSource = "={{ 'message' }}";
		const required = { message: 'Yes', fileUrls: 'https://example.com/a.pdf', templateId: 1 };
		const parameters = { ...expecting('0'.repeat(64)), ...required, documentSource };
		const result = await esign.run(parameters, [await contract()]);
		expect(errorOf(result).message).toContain('"Expected SHA-256" needs files');
		expect(await trace()).toEqual([]);
	});
});
