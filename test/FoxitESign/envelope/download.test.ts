import { errorOf, NODE } from '../../support/use-foxit-node';
import { MARA, OMAR } from '../support/agreement';
import { SURFACES, useESign } from '../support/esign';

const DOWNLOAD = { resource: 'envelope', operation: 'download' };
const CERTIFICATE = 'Document(s) Completion Certificate.pdf';

const esign = useESign();

describe.each(SURFACES)('on the %s surface', (surface) => {
	it('gives each document and the certificate as an item', async () => {
		const envelopeId = await esign.makeExecuted({
			documents: ['nda.pdf', 'annex.pdf'],
			signers: [MARA, OMAR],
		});
		const result = await esign.run({ ...DOWNLOAD, envelopeId }, [{}], { surface });
		const items = result.items(NODE);
		expect(items.map(({ json }) => json)).toEqual(
			['nda.pdf', 'annex.pdf', CERTIFICATE].map((fileName) => ({
				envelopeId,
				fileName,
				mimeType: 'application/pdf',
				fileSize: expect.any(Number) as number,
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			})),
		);
		const texts = await Promise.all(
			items.map(async (_, index) => (await esign.foxit.pdf(result, index)).text),
		);
		expect(texts[0]).toContain('The text of nda.pdf');
		expect(texts[0]).toContain('Mara Lind');
		expect(texts[0]).toContain('Omar Haddad');
		expect(texts[1]).toContain('The text of annex.pdf');
		expect(texts[2]).toContain(String(envelopeId));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 0 },
		]);
	});
});

it('gives all files on one item, in numbered fields', async () => {
	const envelopeId = await esign.makeExecuted();
	const parameters = { downloadAs: 'oneItem', outputBinaryPropertyName: 'signed' };
	const result = await esign.run({ ...DOWNLOAD, envelopeId, ...parameters });
	const { json, binary } = result.item(NODE, 0);
	expect(json).toMatchObject({
		envelopeId,
		files: [
			{ fileName: 'nda.pdf', field: 'signed_1' },
			{ fileName: CERTIFICATE, field: 'signed_2' },
		],
	});
	expect(Object.keys(binary ?? {})).toEqual(['signed_1', 'signed_2']);
	expect((await esign.foxit.pdf(result, 0, 'signed_1')).text).toContain('The text of nda.pdf');
});

it('gives the ZIP as it came, under the name that was asked for', async () => {
	const envelopeId = await esign.makeExecuted();
	const zip = { ...DOWNLOAD, envelopeId, downloadAs: 'zip' };
	const result = await esign.run(zip);
	expect(result.item(NODE, 0).json).toMatchObject({
		fileName: `envelope-${envelopeId}.zip`,
		mimeType: 'application/zip',
	});
	const bytes = await result.readBinary(result.item(NODE, 0), 'data');
	expect(bytes.subarray(0, 2).toString()).toBe('PK');
	expect(bytes.includes('nda.pdf')).toBe(true);

	const named = await esign.one({ ...zip, options: { fileName: 'signed nda' } });
	expect(named.fileName).toBe('signed nda.zip');
});

it('gives one document by its number', async () => {
	const envelopeId = await esign.makeExecuted({ documents: ['nda.pdf', 'annex.pdf'] });
	const one = { ...DOWNLOAD, envelopeId, downloadAs: 'document' };
	const result = await esign.run({ ...one, documentNumber: 2 });
	expect(result.item(NODE, 0).json.fileName).toBe(`envelope-${envelopeId}-document-2.pdf`);
	expect((await esign.foxit.pdf(result)).text).toContain('The text of annex.pdf');

	const error = errorOf(await esign.run({ ...one, documentNumber: 3 }));
	expect(error.description).toContain('"invalid document index number"');
	expect(error.description).toContain('Documents are numbered from 1');
	expect(error.context.data).toMatchObject({ envelopeId, httpStatus: 400 });
});

it('takes a bare PDF in place of the ZIP', async () => {
	const envelopeId = await esign.makeExecuted();
	const contentType = 'application/octet-stream';
	await esign.control.faults({
		match: { path: '/folders/download$' },
		action: { type: 'status', status: 200, contentType, body: PDF },
	});
	const json = await esign.one({ ...DOWNLOAD, envelopeId });
	expect(json).toMatchObject({ fileName: `envelope-${envelopeId}.pdf`, fileSize: PDF.length });
});

/** Enough of a PDF for its first bytes. */
const PDF = '%PDF-1.4\n%%EOF\n';

describe('an envelope that is not executed', () => {
	it('is refused with the words of the service', async () => {
		const envelopeId = await esign.make();
		const error = errorOf(await esign.run({ ...DOWNLOAD, envelopeId }));
		expect(error.description).toContain(`"folder ${envelopeId} is not executed yet."`);
		expect(error.description).toContain('once everybody has signed');
		expect(error.description).toContain(`Envelope ID: ${envelopeId}.`);
		expect(await esign.trace()).toEqual(['createfolder', 'download 400']);
	});

	it('is waited for', async () => {
		const envelopeId = await esign.make();
		const run = esign.run({ ...DOWNLOAD, envelopeId, options: { waitUntilExecuted: 600 } });
		await until(async () => (await esign.trace()).includes('myfolder'));
		await esign.people.sign(envelopeId, 1);
		const result = await run;
		expect(result.items(NODE).map(({ json }) => json.fileName)).toEqual(['nda.pdf', CERTIFICATE]);
	});

	it('is not waited for once it has ended in another way', async () => {
		const envelopeId = await esign.make();
		await esign.people.decline(envelopeId, 1, 'No, thank you');
		const waiting = { ...DOWNLOAD, envelopeId, options: { waitUntilExecuted: 600 } };
		const error = errorOf(await esign.run(waiting));
		expect(error.message).toBe('The envelope has not been signed: it is CANCELLED [item 0]');
		expect(await esign.trace()).toEqual(['createfolder', 'download 400', 'myfolder']);
	});
});

it('refuses a JSON error that comes with a good status', async () => {
	const envelopeId = await esign.makeExecuted();
	await esign.control.faults({
		match: { path: '/folders/download$' },
		action: {
			type: 'status',
			status: 200,
			body: { result: 'error', error_description: 'invalid folder id' },
		},
	});
	const error = errorOf(await esign.run({ ...DOWNLOAD, envelopeId }));
	expect(error.message).toBe('Foxit eSign did not accept the request [item 0]');
	expect(error.description).toContain('Check the Envelope ID');
});

it('fetches again what did not arrive whole', async () => {
	const envelopeId = await esign.makeExecuted();
	await esign.control.faults({
		match: { path: '/folders/download$' },
		action: { type: 'truncate', fraction: 0.5, close: true },
	});
	const all = await esign.json({ ...DOWNLOAD, envelopeId });
	expect(all).toHaveLength(2);
});

it('keeps to the limits for unzipping', async () => {
	const envelopeId = await esign.makeExecuted();
	const error = errorOf(await esign.run({ ...DOWNLOAD, envelopeId, options: { maxFiles: 1 } }));
	expect(error.description).toContain('Choose the ZIP file as output');
});

async function until(reached: () => Promise<boolean>): Promise<void> {
	while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 20));
}
