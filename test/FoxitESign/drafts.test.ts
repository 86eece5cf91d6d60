/** Envelope: Create Draft, Send Draft and Modify. */
import { until } from '../support/until';
import { errorOf, hintsOf, NODE } from '../support/use-foxit-node';
import { SURFACES, useESign } from './support/esign';
import { contract, mailsOf, MARA, OMAR, sendTo, signatureOf } from './support/sending';

const esign = useESign();

const LOST = { type: 'reset-after' };
const DOWN = { type: 'status', status: 500, body: { message: 'down' } };
const INVITED = ['invitation mara@signer.example'];

const fault = async (path: string, action: object, times = 1) =>
	await esign.control.faults({ match: { path }, action, times });

const sendDraft = (envelopeId: number) => ({
	resource: 'envelope',
	operation: 'sendDraft',
	envelopeId: { __rl: true, mode: 'id', value: String(envelopeId) },
});

describe.each(SURFACES)('a draft, %s', (surface) => {
	it('is made without a mail, and sent by its ID', async () => {
		const parameters = sendTo([MARA], { operation: 'createDraft' });
		const [draft] = await esign.json(parameters, [await contract()], { surface });
		expect(draft).toMatchObject({ envelopeId: 35000001, status: 'DRAFT' });
		expect(await mailsOf(esign)).toEqual([]);

		const sent = await esign.one(sendDraft(35000001), { surface });
		expect(sent).toMatchObject({ envelopeId: 35000001, status: 'SHARED', name: 'Mutual NDA' });
		expect(JSON.stringify(sent)).not.toContain('http');
		expect(await mailsOf(esign)).toEqual(INVITED);
	});
});

describe('Create Draft', () => {
	it('needs neither recipients nor fields', async () => {
		const bare = { operation: 'createDraft', fieldPlacement: [] };
		const [draft] = await esign.json(sendTo([], bare), [await contract()]);
		expect(draft).toMatchObject({ envelopeId: 35000001, status: 'DRAFT', recipients: [] });
		expect(await esign.people.folder(35000001)).toMatchObject({ parties: [], fields: [] });
	});

	it('gives the link at which a person sends it, when asked for', async () => {
		const parameters = { operation: 'createDraft', options: { embeddedSending: true } };
		const [draft] = await esign.json(sendTo([MARA], parameters), [await contract()]);
		expect(draft).toMatchObject({
			status: 'DRAFT',
			embeddedSessionURL: expect.stringMatching(/embeddedsend\?eetid=.+/) as string,
		});
		expect(await mailsOf(esign)).toEqual([]);
	});

	it('makes one draft when the answer is lost', async () => {
		await fault('/createfolder', LOST);
		const [draft] = await esign.json(sendTo([MARA], { operation: 'createDraft' }), [
			await contract(),
		]);
		expect(draft).toMatchObject({ envelopeId: 35000001, status: 'DRAFT' });
		expect(await esign.people.folders()).toHaveLength(1);
	});
});

describe('Send Draft', () => {
	it('goes by the status when the answer is lost', async () => {
		const folderId = await esign.make({ draft: true });
		await fault('/sendDraftFolder', LOST);
		expect(await esign.one(sendDraft(folderId))).toMatchObject({ status: 'SHARED' });
		expect(await mailsOf(esign)).toEqual(INVITED);
		expect(await esign.trace()).toEqual(['createfolder', 'sendDraftFolder cut', 'myfolder']);
	});

	it('says that the envelope is still a draft when it was not sent', async () => {
		const folderId = await esign.make({ draft: true });
		await fault('/sendDraftFolder', { type: 'reset-before' });
		const { description } = errorOf(await esign.run(sendDraft(folderId)));
		expect(description).toContain('The envelope is still a draft: nobody was mailed.');
		expect(description).toContain(`Envelope ID: ${folderId}.`);
		expect(await mailsOf(esign)).toEqual([]);
	});

	it('does not guess when the status cannot be had, and does not send again', async () => {
		const folderId = await esign.make({ draft: true });
		await fault('/sendDraftFolder', LOST);
		await fault('/myfolder', DOWN, -1);
		const { description } = errorOf(await esign.run(sendDraft(folderId)));
		expect(description).toContain(
			'It is not known whether it was sent, and it was not sent again.',
		);
		expect(await mailsOf(esign)).toEqual(INVITED);
	});

	it('does not mail twice with Retry On Fail', async () => {
		const folderId = await esign.make({ draft: true });
		await fault('/sendDraftFolder', LOST);
		await fault('/myfolder', DOWN, 4);
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const result = await esign.run(sendDraft(folderId), [{}], { node });
		expect(result.item(NODE).json).toMatchObject({ status: 'SHARED' });
		expect(await mailsOf(esign)).toEqual(INVITED);
	});

	it('ends at Stop; the log says which envelope it is about', async () => {
		const folderId = await esign.make({ draft: true });
		await fault('/sendDraftFolder', { type: 'delay', ms: 20_000 });
		const run = esign.start(sendDraft(folderId));
		await until(async () => (await mailsOf(esign)).length > 0);
		run.cancel();
		const { status, logs } = await run.promise;
		expect(status).toBe('canceled');
		expect(logs.map(({ message }) => message)).toContain(
			`Foxit: Stopped, envelope sendDraft, item 0: Envelope ID ${folderId}, a request whose answer was lost may have been carried out`,
		);
	});

	it('passes on why the service will not send', async () => {
		const folderId = await esign.make({ draft: true, more: { fields: [] } });
		const { description } = errorOf(await esign.run(sendDraft(folderId)));
		expect(description).toContain('Please assign a signature field to Mara Lind');
		expect(description).toContain('Place a signature field for this recipient');
	});
});

describe('Modify', () => {
	const modify = (envelopeId: number, people: object[], more: object = {}) => ({
		resource: 'envelope',
		operation: 'modify',
		envelopeId: { __rl: true, mode: 'id', value: String(envelopeId) },
		envelopeName: 'Mutual NDA, second version',
		recipientsFrom: 'json',
		recipientsJson: JSON.stringify(people),
		...more,
	});

	it.each(SURFACES)(
		'changes the name and the recipients of a sent envelope, %s',
		async (surface) => {
			const folderId = await esign.make();
			const fieldsJson = JSON.stringify([signatureOf(2)]);
			const json = await esign.one(modify(folderId, [MARA, OMAR], { options: { fieldsJson } }), {
				surface,
			});
			expect(json).toMatchObject({
				envelopeId: folderId,
				name: 'Mutual NDA, second version',
				recipients: [{ name: 'Mara Lind' }, { name: 'Omar Haddad' }],
			});
			expect(await mailsOf(esign)).toContain('invitation omar@signer.example');
		},
	);

	it.each([
		['at once', {}],
		['by Retry On Fail', { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 }],
	])('is not repeated %s when the answer is lost', async (_how, node) => {
		const folderId = await esign.make();
		await fault('/modifySharedFolder', LOST);
		const options = { fieldsJson: JSON.stringify([signatureOf(2)]) };
		const result = await esign.run(modify(folderId, [MARA, OMAR], { options }), [{}], { node });
		expect(errorOf(result).description).toContain(`Envelope ID: ${folderId}.`);
		const trace = await esign.trace();
		expect(trace.filter((word) => word.startsWith('modify'))).toEqual(['modifySharedFolder cut']);
	});

	it('asks nobody to sign without a field: nothing is changed, nobody is mailed', async () => {
		const folderId = await esign.make();
		const before = await mailsOf(esign);
		const error = errorOf(await esign.run(modify(folderId, [MARA, OMAR])));
		expect(error.message).toBe(
			`Omar Haddad would have no signature field in envelope ${folderId} ("Fields as JSON") [item 0]`,
		);
		expect(error.description).toContain('was not changed and nobody was mailed');
		expect(await esign.people.folder(folderId)).toMatchObject({ parties: [{}] });
		expect(await mailsOf(esign)).toEqual(before);
	});

	it('does so where that is allowed, and says who cannot sign', async () => {
		const folderId = await esign.make();
		const options = { allowWithoutSignatureField: true };
		const result = await esign.run(modify(folderId, [MARA, OMAR], { options }));
		expect(result.item(NODE).json).toMatchObject({ withoutSignatureField: ['Omar Haddad'] });
		expect(hintsOf(result)).toEqual([
			expect.stringContaining('was sent although Omar Haddad cannot sign'),
		]);
		expect(await mailsOf(esign)).toContain('invitation omar@signer.example');
	});

	it('needs no field for whoever only fills in or looks on', async () => {
		const folderId = await esign.make();
		const reader = { ...OMAR, permission: 'VIEW_ONLY' };
		const result = await esign.run(modify(folderId, [MARA, reader]));
		expect(result.status).toBe('success');
	});
});
