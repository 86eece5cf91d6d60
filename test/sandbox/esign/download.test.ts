import { pdfBase64, PARTY, SECOND_PARTY, signatureFor, useEsign } from './support/use-esign';

const esign = useEsign();
const all = (folderId: number) => esign.gateway.get(`/folders/download?folderId=${folderId}`);
const one = (folderId: number, query = '&docNumber=1') =>
	esign.gateway.get(`/folders/document/download?folderId=${folderId}${query}`);

async function textOf(bytes: Uint8Array): Promise<string> {
	const { readPdf } = await import('../../support/pdf.mjs');
	return (await readPdf(bytes)).text;
}

async function unzip(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
	const { default: JSZip } = await import('jszip');
	const zip = await JSZip.loadAsync(bytes);
	const entries = Object.values(zip.files).map(
		async (file) => [file.name, await file.async('uint8array')] as const,
	);
	return Object.fromEntries(await Promise.all(entries));
}

it('is refused in plain text with HTTP 400 before the end', async () => {
	const { folderId } = await esign.create({ sendNow: true });
	for (const reply of [await all(folderId), await one(folderId)]) {
		expect(reply).toMatchObject({ status: 400, text: `folder ${folderId} is not executed yet.` });
		expect(reply.type).toMatch(/^text\/plain/);
	}
	await esign.sandbox.control.settings({ executeDelayMs: 3_600_000 });
	await esign.control.sign(folderId, 1);
	expect((await all(folderId)).text).toBe(`folder ${folderId} is not executed yet.`);
	await esign.control.execute(folderId);
	expect((await all(folderId)).status).toBe(200);
});

it.each(['', '&docNumber=', '&docNumber=0', '&docNumber=2', '&docNumber=x'])(
	'of one document refuses %j',
	async (query) => {
		const { folderId } = await esign.create({ sendNow: true });
		await esign.control.sign(folderId, 1);
		expect(await one(folderId, query)).toMatchObject({
			status: 400,
			text: 'invalid document index number',
		});
	},
);

it('knows no envelope of nobody', async () => {
	expect(await all(1)).toMatchObject({ status: 400, text: 'invalid folder id' });
	expect((await esign.gateway.get('/folders/download')).text).toBe(
		'folderId parameter must be required.',
	);
});

it('of all gives a ZIP of the signed documents and a certificate', async () => {
	const field = { pageNumber: 1, documentNumber: 2, party: 2, width: 200, height: 20, x: 72 };
	const { folderId } = await esign.create({
		base64FileString: [await pdfBase64('First agreement'), await pdfBase64('Second agreement')],
		fileNames: ['nda.pdf', 'nda.pdf'],
		parties: [PARTY, SECOND_PARTY],
		fields: [
			signatureFor(1),
			signatureFor(2),
			{ ...field, type: 'text', name: 'City', y: 300 },
			{ ...field, type: 'date', name: 'Day', y: 340, dateFormat: 'DD/MM/YYYY' },
			{ ...field, type: 'checkbox', name: 'Agreed', y: 380, width: 20 },
			{ ...field, type: 'initial', y: 420 },
		],
		sendNow: true,
	});
	await esign.control.sign(folderId, 1);
	await esign.control.sign(folderId, 2, { City: 'Växjö', Agreed: true });
	const reply = await all(folderId);
	expect(reply).toMatchObject({ status: 200, type: 'application/octet-stream' });
	const files = await unzip(reply.bytes);
	expect(Object.keys(files)).toEqual([
		'nda.pdf',
		'nda (2).pdf',
		'Document(s) Completion Certificate.pdf',
	]);
	const first = await textOf(files['nda.pdf']!);
	expect(first).toContain('First agreement');
	expect(first).toContain('Mara Lind');
	expect(first).toContain('Otto Berg');
	const second = await textOf(files['nda (2).pdf']!);
	const { nowMs } = await esign.sandbox.control.health();
	const [year, month, day] = new Date(nowMs).toISOString().slice(0, 10).split('-');
	for (const text of ['Second agreement', 'Växjö', `${day}/${month}/${year}`, 'X', 'OB'])
		expect(second).toContain(text);
	const certificate = (await textOf(files['Document(s) Completion Certificate.pdf']!)).replace(
		/\s+/g,
		' ',
	);
	for (const text of [
		`Envelope ID: ${folderId}`,
		'Envelope name: Mutual NDA',
		'Mara Lind | mara@signer.example | FILL_FIELDS_AND_SIGN | Signed',
		'| Invitation Sent | Otto Berg (otto@signer.example)',
		'| Folder Executed |',
	])
		expect(certificate).toContain(text);
	expect((await all(folderId)).bytes.equals(reply.bytes)).toBe(true);
});

it('of one gives the PDF, or JSON with Base64', async () => {
	const { folderId } = await esign.create({ sendNow: true });
	await esign.control.sign(folderId, 1);
	const plain = await one(folderId);
	expect(plain).toMatchObject({ status: 200, type: 'application/pdf' });
	expect(await textOf(plain.bytes)).toContain('Mara Lind');
	const { body } = await one(folderId, '&docNumber=1&responseFormat=base64');
	expect(body).toEqual({
		result: 'success',
		base64FileString: plain.bytes.toString('base64'),
	});
});

it('shows a signature as low as those of the official samples', async () => {
	const { folderId } = await esign.create({
		fields: [{ ...signatureFor(1), height: 20 }],
		sendNow: true,
	});
	await esign.control.sign(folderId, 1);
	expect(await textOf((await one(folderId)).bytes)).toContain('Mara');
});

it('marks pages of the vendor’s own sandbox', async () => {
	await esign.sandbox.control.settings({ testModeWatermark: true });
	const { folderId } = await esign.create({ sendNow: true });
	await esign.control.sign(folderId, 1);
	const files = await unzip((await all(folderId)).bytes);
	for (const bytes of Object.values(files)) expect(await textOf(bytes)).toContain('TEST MODE');
});

it('is over once the envelope is deleted', async () => {
	const { folderId } = await esign.create({ sendNow: true });
	await esign.control.sign(folderId, 1);
	await all(folderId);
	await esign.gateway.post('/folders/movetorecyclebin', { folderIds: [folderId] });
	expect((await all(folderId)).status).toBe(400);
	await esign.gateway.post('/folders/delete', { folderIds: [folderId] });
	expect((await all(folderId)).text).toBe('invalid folder id');
});
