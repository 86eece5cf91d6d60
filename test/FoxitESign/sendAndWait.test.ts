/** Send and Wait for Signature: from the sending to the output that follows. */
import { OutputSchemas } from '../support/output-schemas';
import { errorOf, NODE } from '../support/use-foxit-node';
import { useTempDir } from '../support/temp-dir';
import { contract, mailsOf, MARA, OMAR, signatureOf } from './support/sending';
import { useWaiting, waitFor } from './support/waiting';

const waiting = useWaiting(useTempDir());

const twoInOrder = (more?: object) => waitFor([MARA, OMAR], { signInSequence: true, ...more });

describe('two signers in order', () => {
	it('go on once, when both have signed, with items that are linked across the wait', async () => {
		const resting = await waiting.rest(twoInOrder());
		const { folderId, status } = await waiting.newest();
		expect(status).toBe('SHARED');

		await waiting.people.sign(folderId, 1);
		expect(await waiting.settled()).toEqual([]);
		expect(await waiting.status(resting)).toBe('waiting');

		await waiting.people.sign(folderId, 2);
		const result = await waiting.end(resting);
		expect(result.status).toBe('success');
		expect(result.items(NODE, 0)).toHaveLength(1);
		expect(result.items(NODE, 1)).toEqual([]);
		const schemas = new OutputSchemas('FoxitESign');
		schemas.add('envelope', 'sendAndWait', [result.items(NODE, 0)[0]?.json], ['fieldValues']);
		expect(schemas.differences()).toEqual([]);
		expect(result.item('Signed').json).toMatchObject({
			deal: 4711,
			approved: true,
			outcome: 'signed',
			signed: true,
			signedBy: [
				{ name: 'Mara Lind', email: 'mara@signer.example', at: expect.any(String) as string },
				{ name: 'Omar Haddad', email: 'omar@signer.example', at: expect.any(String) as string },
			],
			envelopeId: folderId,
			name: 'Mutual NDA',
			status: 'EXECUTED',
			recipients: [
				{ partyNumber: 1, name: 'Mara Lind', email: 'mara@signer.example' },
				{ partyNumber: 2, name: 'Omar Haddad', email: 'omar@signer.example' },
			],
		});
		expect(await waiting.settled()).toEqual([`folder_executed ${folderId} delivered`]);
		expect(await waiting.answers()).toEqual([200]);
		expect(await waiting.startedAfter(resting)).toBe(0);
	});

	it('are invited once each, and the channel is gone at the end', async () => {
		const resting = await waiting.rest(twoInOrder());
		const { folderId } = await waiting.newest();
		const [channel] = await waiting.people.channels();
		expect(channel).toMatchObject({
			name: expect.stringMatching(
				new RegExp(`^n8n \\w{8} waits for envelope ${folderId}$`),
			) as string,
			level: 'API App',
			hasSecret: false,
			active: true,
		});
		expect(
			Object.entries(channel?.events ?? {}).flatMap(([name, on]) => (on ? [name] : [])),
		).toEqual(['folder_cancelled', 'folder_executed', 'folder_deleted']);
		for (const party of [1, 2]) await waiting.people.sign(folderId, party);
		await waiting.end(resting);

		expect(await waiting.people.channels()).toEqual([]);
		const invitations = (await mailsOf(waiting.esign)).filter((mail) => /^invitation/.test(mail));
		expect(invitations).toEqual([
			'invitation mara@signer.example',
			'invitation omar@signer.example',
		]);
	});

	it('keep no worker busy: what is left of the execution is text', async () => {
		const resting = await waiting.rest(twoInOrder());
		const stored = JSON.parse(await waiting.engine.storedText(resting.executionId)) as object;
		expect(stored).toMatchObject({ status: 'waiting', dataText: expect.any(String) as string });
		// A draft first, of which nobody hears; a look at who can sign; the channel; the sending.
		expect(await waiting.esign.trace()).toEqual([
			'channellist',
			'createfolder',
			'myfolder',
			'createwebhookchannel',
			'sendDraftFolder',
		]);
	});
});

it('a classic account waits as well, with a token that was renewed in between', async () => {
	const parameters = waitFor([MARA], { downloadSigned: true });
	const resting = await waiting.rest(parameters, undefined, { surface: 'classic' });
	await waiting.people.revokeTokens();
	const { folderId } = await waiting.newest();
	await waiting.people.sign(folderId, 1);
	const { json } = (await waiting.end(resting)).item(NODE);
	expect(json).toMatchObject({ outcome: 'signed', files: [{}, {}] });
	expect(await waiting.people.channels()).toEqual([]);
});

describe('what comes out', () => {
	it('has the signed files and what was filled in, when asked for', async () => {
		const name = { ...signatureOf(1), type: 'text', name: 'Full Name', y: 300 };
		const fieldsJson = JSON.stringify([signatureOf(1), name]);
		const resting = await waiting.rest(waitFor([MARA], { downloadSigned: true, fieldsJson }));
		const { folderId } = await waiting.newest();
		await waiting.people.sign(folderId, 1, { 'Full Name': 'Mara Lind' });
		const result = await waiting.end(resting);

		const item = result.item(NODE);
		expect(item.json).toMatchObject({
			fieldValues: { 'Full Name': 'Mara Lind' },
			files: [{ field: 'data_1' }, { field: 'data_2' }],
		});
		const { readPdf } = waiting.esign.foxit.at;
		const [document, certificate] = await Promise.all(
			['data_1', 'data_2'].map(async (field) => {
				const { text } = await readPdf(await result.readBinary(item, field));
				return text.replace(/\s+/g, ' ');
			}),
		);
		const texts = `${document} ${certificate}`;
		expect(texts).toContain('Mutual non-disclosure agreement');
		expect(texts).toContain('Completion Certificate');
	});

	it.each([
		[
			'declined by a signer',
			async (folderId: number) =>
				void (await waiting.people.decline(folderId, 1, 'Wrong price in section 2')),
			{
				outcome: 'cancelled',
				status: 'CANCELLED',
				reason: 'Wrong price in section 2',
				endedBy: { name: 'Mara Lind', email: 'mara@signer.example' },
			},
		],
		[
			'cancelled by the sender',
			async (folderId: number) => {
				const api = await waiting.esign.api();
				const body = { folderId, reason_for_cancellation: 'Sent by mistake' };
				await api.post('/folders/cancelFolder', body);
			},
			{ outcome: 'cancelled', status: 'CANCELLED', reason: 'Sent by mistake' },
		],
		[
			'deleted',
			async (folderId: number) => {
				const api = await waiting.esign.api();
				await api.post('/folders/movetorecyclebin', { folderIds: [folderId] });
			},
			{ outcome: 'deleted', status: 'DELETED' },
		],
	])('takes the second output when the envelope is %s', async (_how, end, json) => {
		const resting = await waiting.rest();
		const { folderId } = await waiting.newest();
		await end(folderId);
		const result = await waiting.end(resting);

		expect(result.items(NODE, 0)).toEqual([]);
		expect(result.items('Signed')).toEqual([]);
		expect(result.items('Not Signed')).toHaveLength(1);
		expect(result.item('Not Signed').json).toMatchObject({
			approved: false,
			signed: false,
			signedBy: [],
			envelopeId: folderId,
			...json,
		});
		expect(await waiting.people.channels()).toEqual([]);
	});
});

describe('a signer without a signature field', () => {
	const TAGGED = { fieldPlacement: ['textTags'] };

	it('is not sent to, and no channel is left', async () => {
		const items = [await contract({ deal: 4711 })];
		const result = await waiting.esign.run(waitFor([MARA], TAGGED), items);
		expect(errorOf(result).message).toContain('Mara Lind has no signature field in envelope');
		expect(await mailsOf(waiting.esign)).toEqual([]);
		expect(await waiting.people.channels()).toEqual([]);
	});

	it('who may be there all the same does not sign by finishing', async () => {
		const options = { allowWithoutSignatureField: true };
		const resting = await waiting.rest(waitFor([MARA], { ...TAGGED, options }));
		expect(await waiting.esign.trace()).toEqual([
			'channellist',
			'createfolder',
			'myfolder',
			'createwebhookchannel',
			'myfolder',
		]);
		const { folderId } = await waiting.newest();
		await waiting.people.sign(folderId, 1);
		const result = await waiting.end(resting);
		expect(result.items('Signed')).toEqual([]);
		expect(result.item('Not Signed').json).toMatchObject({
			approved: false,
			outcome: 'finishedWithoutSignature',
			status: 'EXECUTED',
			signed: false,
			signedBy: [],
			recipients: [{ name: 'Mara Lind', progress: 'finishedWithoutSignature' }],
		});
	});
});

describe('the time limit', () => {
	const limited = { limitWaitTime: true, waitAmount: 2, waitUnit: 'days' };

	it('lets the item leave by Not Signed when it is over', async () => {
		const resting = await waiting.rest(waitFor([MARA], limited));
		const { folderId } = await waiting.newest();
		const [channel] = await waiting.people.channels();
		expect(channel?.name).toMatch(
			/^n8n \w{8} waits for envelope \d+ until 20\d\d-\d\d-\d\dT[\d:.]+Z$/,
		);

		await waiting.engine.timeUp(resting.executionId);
		const result = await waiting.end(resting);
		expect(result.status).toBe('success');
		expect(result.items(NODE, 0)).toEqual([]);
		expect(result.items(NODE, 1)).toHaveLength(1);
		expect(result.items('Signed')).toEqual([]);
		expect(result.item('Not Signed')).toMatchObject({
			json: {
				deal: 4711,
				approved: false,
				signed: false,
				outcome: 'timeOver',
				envelopeId: folderId,
				input: { deal: 4711 },
			},
			binary: { data: { fileName: 'nda.pdf' } },
		});
		// The node before it has put out what it has put out.
		expect(result.item('Start').json).toEqual({ deal: 4711 });

		// What comes later is answered, and changes nothing.
		await waiting.people.sign(folderId, 1);
		await waiting.settled();
		expect(await waiting.answers()).toEqual([200]);
		expect(await waiting.startedAfter(resting)).toBe(0);
	});

	it('changes nothing about what comes out when it is not over', async () => {
		const resting = await waiting.rest(waitFor([MARA], limited));
		const { folderId } = await waiting.newest();
		await waiting.people.decline(folderId, 1, 'Wrong price');
		const { json } = (await waiting.end(resting)).item('Not Signed');
		expect(json).toMatchObject({ outcome: 'cancelled', approved: false });
		expect(json.input).toEqual({ deal: 4711 });
	});

	it('lets the item leave by the one output with Use One Output, and nothing in it looks signed', async () => {
		const resting = await waiting.rest(waitFor([MARA], { ...limited, oneOutput: true }));
		const { folderId } = await waiting.newest();
		await waiting.engine.timeUp(resting.executionId);
		const result = await waiting.end(resting);
		expect(result.items(NODE, 1)).toEqual([]);
		const { json } = result.item(NODE);
		expect(json).toMatchObject({ approved: false, outcome: 'timeOver', envelopeId: folderId });
	});

	it('does not keep what is signed in time from the output Signed', async () => {
		const resting = await waiting.rest(waitFor([MARA], limited));
		const { folderId } = await waiting.newest();
		await waiting.people.sign(folderId, 1);
		const result = await waiting.end(resting);
		expect(result.items('Not Signed')).toEqual([]);
		expect(result.item('Signed').json).toMatchObject({ deal: 4711, approved: true });
	});
});

it('Use One Output hands on every end by it', async () => {
	const oneOutput = waitFor([MARA], { oneOutput: true });
	const declined = await waiting.rest(oneOutput);
	await waiting.people.decline((await waiting.newest()).folderId, 1, 'Wrong price');
	const end = await waiting.end(declined);
	expect(end.items(NODE, 1)).toEqual([]);
	expect(end.item(NODE).json).toMatchObject({
		approved: false,
		outcome: 'cancelled',
		input: { deal: 4711 },
	});

	const signed = await waiting.rest(oneOutput);
	await waiting.people.sign((await waiting.newest()).folderId, 1);
	expect((await waiting.end(signed)).item(NODE).json).toMatchObject({ outcome: 'signed' });
});
