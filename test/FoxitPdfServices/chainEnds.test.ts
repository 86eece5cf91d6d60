/** Chains from any beginning to any end, and the ready-made ones. */
import { useFileServer } from '../support/file-server';
import { errorOf, hintsOf, NODE, type Result, type TestFile } from '../support/use-foxit-node';
import { refusesUnsent, spokenBy, type BadInput } from './support/checks';
import { officeText, picture } from './support/contents';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const server = useFileServer();

const CHAIN = { resource: 'chain', operation: 'runSteps' };
const COMPRESS = { operation: 'compress', compressionLevel: 'HIGH' };
const FLATTEN = { operation: 'flatten' };
const LINEARIZE = { operation: 'linearize' };
const PROTECT = { operation: 'protect', userPassword: 'u-word', ownerPassword: 'o-word' };
const WATERMARK = { operation: 'watermark', text: 'DRAFT' };
const REDACT = { operation: 'redact', redactTexts: { text: [{ text: 'secret' }] } };
const steps = (...step: object[]) => ({ ...CHAIN, steps: { step } });
const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };

let file: TestFile;
let docx: TestFile;

beforeAll(async () => {
	file = await service.pdf(['first page', 'second page'], 'report.pdf');
	const data = await service.foxit.at.makeDocx(['From an Office file']);
	docx = { data, fileName: 'letter.docx' };
});

beforeEach(async () => await service.control.reset());

/** What was asked of the service, looks left out, and what was charged. */
async function trail() {
	const requests = (await service.control.requests()).filter(
		({ path }) => !path.includes('/tasks/'),
	);
	return {
		words: requests.map(({ path }) => path.split('/').at(-1)),
		credits: (await service.control.ledger()).length,
	};
}

describe('begins with', () => {
	it('a file that becomes a PDF', async () => {
		const given = { ...steps(WATERMARK, COMPRESS), firstStep: 'fromFile' };
		const result = await service.run(given, [{ file: docx }]);
		expect((await service.read(result)).text).toMatch(/From an Office file[^]*DRAFT/);
		expect(result.item(NODE).json.fileName).toBe('letter.pdf');
		expect(await trail()).toEqual({
			words: ['upload', 'pdf-from-word', 'pdf-watermark', 'pdf-compress', 'download'],
			credits: 3,
		});
	});

	it('a file at a web address', async () => {
		const fileUrl = server.put('/plan.docx', Buffer.from(docx.data));
		const given = { ...steps(COMPRESS), firstStep: 'fromFile', inputMode: 'url', fileUrl };
		const result = await service.run(given, [{ json: {} }]);
		expect((await service.read(result)).text).toContain('From an Office file');
		expect(result.item(NODE).json.fileName).toBe('plan.pdf');
	});

	it('HTML', async () => {
		const html = '<h1>Invoice 42</h1>';
		const given = { ...steps(FLATTEN), firstStep: 'fromHtml', inputMode: 'html', html };
		expect((await service.read(await service.run(given))).text).toContain('Invoice 42');
	});

	it('a web page, without an upload', async () => {
		const url = server.put('/reports/q3', Buffer.from('<html><body>Quarter three</body></html>'));
		const result = await service.run({ ...steps(COMPRESS), firstStep: 'fromUrl', url });
		expect((await service.read(result)).text).toContain('Quarter three');
		expect(result.item(NODE).json.fileName).toBe('q3.pdf');
		expect((await trail()).words).toEqual(['pdf-from-url', 'pdf-compress', 'download']);
	});

	it('all items merged, each linked to the one result', async () => {
		const third = await service.pdf({ pages: ['third page'], userPassword: 'opens-it' });
		const given = {
			...steps(WATERMARK),
			...{ firstStep: 'merge', itemPassword: '={{ $json.password }}' },
		};
		const result = await service.run(given, [
			{ json: { password: '' }, file },
			{ json: { password: 'opens-it' }, file: third },
		]);
		const { pages } = await service.read(result);
		expect(pages.map(({ text }) => text)).toEqual([
			expect.stringContaining('first page'),
			expect.stringContaining('second page'),
			expect.stringContaining('third page'),
		]);
		expect(result.items(NODE)).toHaveLength(1);
		expect(result.item(NODE).pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(await trail()).toEqual({
			words: ['upload', 'upload', 'pdf-combine', 'pdf-watermark', 'download'],
			credits: 2,
		});
	});
});

describe('ends with', () => {
	const end = async (lastStep: string, more: object = {}, ...middle: object[]) =>
		await service.run(
			{ ...steps(...(middle.length > 0 ? middle : [WATERMARK])), lastStep, ...more },
			[{ file }],
		);

	it('images, one item for each page', async () => {
		const result = await end('toImages', { imageFormat: 'JPG', dpi: 72, pageRange: '2' });
		expect(result.items(NODE)).toHaveLength(1);
		expect(result.item(NODE).json).toMatchObject({ page: 2, fileName: 'report-2.jpg' });
		expect(await picture(await service.file(result))).toMatchObject({ type: 'JPG' });
		expect((await trail()).credits).toBe(2);
	});

	it('text', async () => {
		for (const last of ['toText', 'extractText']) {
			const { json } = (await end(last, { pageRange: '2' })).item(NODE);
			expect(json.text).toMatch(/second page[^]*DRAFT|DRAFT[^]*second page/);
			expect(json.text).not.toContain('first page');
		}
	});

	it('an Office file, or HTML', async () => {
		const [word, excel, slides, page] = await Promise.all(
			['toWord', 'toExcel', 'toPowerPoint', 'toHtml'].map(
				async (last) => await service.file(await end(last)),
			),
		);
		expect((await officeText(word!, /document\.xml$/)).join(' ')).toContain('second page');
		expect((await officeText(slides!, /slide\d+\.xml$/)).join(' ')).toContain('second page');
		expect(excel!.toString('latin1', 0, 2)).toBe('PK');
		expect(page!.toString('utf8')).toContain('second page');
	});

	it('the parts of a split', async () => {
		const result = await end('split', { pageCount: 1 });
		expect(result.items(NODE).map(({ json }) => json.part)).toEqual([1, 2]);
		expect((await service.read(result, 1)).text).toContain('second page');
	});

	it('a share link, which deleting copies leaves alone', async () => {
		const options = { deleteCopies: true, fileName: 'for-you' };
		const result = await end('createShareLink', { expirationMinutes: 15, options });
		const { json } = result.item(NODE);
		expect(json).toMatchObject({ resource: 'chain', fileName: 'for-you.pdf' });
		const response = await fetch(json.shareUrl as string);
		const { text } = await service.foxit.at.readPdf(new Uint8Array(await response.arrayBuffer()));
		expect(text).toContain('DRAFT');
		const left = (await service.control.documents()).map(({ documentId }) => documentId);
		expect(left).toEqual([json.resultDocumentId]);
		expect(await trail()).toMatchObject({ credits: 1 });
	});

	it('properties', async () => {
		const simple = (await end('getProperties')).item(NODE).json;
		expect(simple.data).toMatchObject({ pageCount: 2 });
		expect(simple.resultDocumentId).toBeUndefined();
		const raw = (await end('getProperties', { simplify: false })).item(NODE).json;
		expect(raw.data).toMatchObject({ docInfo: { pageCount: 2 } });
	});

	it("Structural Extract's ZIP", async () => {
		const result = await end('structuralExtract');
		const json = await officeText(await service.file(result), /StructureInfo\.json$/);
		expect(json.join(' ')).toContain('second page');
		expect(result.item(NODE).json.fileName).toBe('report.zip');
	});

	it('a step alone, without others', async () => {
		const result = await service.run({ ...CHAIN, firstStep: 'fromFile', lastStep: 'toText' }, [
			{ file: docx },
		]);
		expect(result.item(NODE).json.text).toContain('From an Office file');
		expect(await trail()).toEqual({
			words: ['upload', 'pdf-from-word', 'pdf-to-text', 'download'],
			credits: 2,
		});
	});

	it('goes on at the last good step when it fails, and says what was paid', async () => {
		const fault = { type: 'task-fail', code: 'INTERNAL_SERVER_ERROR', message: 'Not today' };
		await service.control.faults({ match: { operation: 'pdf-to-image' }, action: fault });
		const given = { ...steps(WATERMARK, FLATTEN), firstStep: 'fromFile', lastStep: 'toImages' };
		const failed = errorOf(await service.run(given, [{ file: docx }]));
		expect(failed.message).toMatch(/^Step 4 \(To Images\): /);
		expect(failed.description).toContain('The result of step 3 is kept at Foxit for 24 hours');
		expect(failed.description).toContain('The steps so far have cost 3 credits.');

		await service.control.reset();
		await service.control.faults({ match: { operation: 'pdf-to-image' }, action: fault });
		const retried = await service.run(given, [{ file: docx }], { node: RETRY });
		expect(await picture(await service.file(retried))).toMatchObject({ type: 'PNG' });
		expect((await trail()).words).toEqual([
			...['upload', 'pdf-from-word', 'pdf-watermark', 'pdf-flatten'],
			...['pdf-to-image', 'pdf-to-image', 'download'],
		]);
		expect((await trail()).credits).toBe(4);
	});
});

it('tells a step that undoes another before a credit is spent', async () => {
	const undone = (first: object[], message: string, more: object = {}): BadInput => [
		{ ...steps(...first), ...more },
		'Step',
		message,
	];
	const lost = 'it rewrites the file, which is then no longer linearized';
	await refusesUnsent(
		service,
		CHAIN,
		[
			undone([LINEARIZE, PROTECT], `Step 2 (Protect) undoes step 1 (Linearize): ${lost} ("Steps")`),
			undone(
				[COMPRESS, FLATTEN, WATERMARK],
				'Step 3 (Text Watermark) undoes step 1 (Compress): what it adds is not compressed ("Steps")',
			),
			undone(
				[PROTECT],
				'Step 2 (To Images) undoes step 1 (Protect): its result has no password ("Steps")',
				{ lastStep: 'toImages' },
			),
			undone([LINEARIZE], `Step 3 (Split) undoes step 2 (Linearize): ${lost} ("Steps")`, {
				firstStep: 'fromFile',
				lastStep: 'split',
			}),
		],
		{ file },
	);
	const allowed = { ...steps(COMPRESS, WATERMARK), options: { allowUndoing: true } };
	expect((await service.read(await service.run(allowed, [{ file }]))).text).toContain('DRAFT');
	const fine = { ...steps(WATERMARK, COMPRESS, PROTECT, LINEARIZE), lastStep: 'getProperties' };
	expect(errorOfOrNone(await service.run(fine, [{ file }]))).toBeUndefined();
});

it('refuses what cannot be meant, before anything is sent', async () => {
	const bad: BadInput[] = [
		[{ ...CHAIN, steps: {} }, 'Steps', '"Steps" is empty'],
		[
			{ ...steps(COMPRESS), lastStep: 'toImages', pageRange: '3-1' },
			'Page Range',
			'Step 2 (To Images): "Page Range" cannot be used. 3-1: the range runs backwards',
		],
		[
			{ ...steps(COMPRESS), firstStep: 'merge' },
			'Merging',
			'Merging takes at least two documents, found only one',
		],
	];
	await refusesUnsent(service, CHAIN, bad, { file });
});

describe('ready-made', () => {
	it('Office to Small PDF', async () => {
		const given = { resource: 'createPdf', operation: 'officeToSmallPdf' };
		const result = await service.run(given, [{ file: docx }]);
		expect((await service.read(result)).text).toContain('From an Office file');
		expect(await trail()).toEqual({
			words: ['upload', 'pdf-from-word', 'pdf-compress', 'download'],
			credits: 2,
		});
	});

	it('Scan to Searchable Text', async () => {
		const { scannedPage } = await import('../support/scan.mjs');
		const scan = await service.pdf([await scannedPage('LANTERN')]);
		const given = { resource: 'enhance', operation: 'scanToText', languages: ['en-US'] };
		const { json } = (await service.run(given, [{ file: scan }])).item(NODE);
		expect(json.text).toMatch(/LANTERN/i);
		expect(await trail()).toEqual({
			words: ['upload', 'pdf-ocr', 'pdf-extract', 'download'],
			credits: 2,
		});
	});

	it('Secure for Sending', async () => {
		const plain = await service.pdf(['the secret is out', 'second page']);
		const given = {
			...{ resource: 'secure', operation: 'secureForSending' },
			...{ userPassword: 'u-word', ownerPassword: '' },
			redactTexts: REDACT.redactTexts,
		};
		const result = await service.run(given, [{ file: plain }]);
		await expect(service.read(result)).rejects.toThrow(/password/i);
		const { text } = await service.read(result, 0, 'data', 'u-word');
		expect(text).toContain('second page');
		expect(text).not.toContain('secret');
		expect(await trail()).toEqual({
			words: ['upload', 'pdf-flatten', 'pdf-redact', 'pdf-protect', 'download'],
			credits: 3,
		});
		await refusesUnsent(
			service,
			given,
			[
				[{ redactTexts: {} }, 'Texts', '"Texts" is empty'],
				[
					{ userPassword: '' },
					'Password to Open',
					'Neither "Password to Open" nor "Password to Change Permissions" is set',
				],
			],
			{ file: plain },
		);
		expect(spokenBy(result)).not.toContain('u-word');
	});

	describe('Thumbnail', () => {
		const thumb = async (more: object, input = file) =>
			await service.run({ resource: 'convertPdf', operation: 'thumbnail', ...more }, [
				{ file: input },
			]);
		const sizeOf = async (result: Result) => await picture(await service.file(result));

		it('is as wide as wanted, whatever the page', async () => {
			const wide = await service.pdf({ pages: [{ text: 'wide', width: 1000, height: 500 }] });
			const result = await thumb({ width: 1200, imageFormat: 'PNG' }, wide);
			const { width, type } = await sizeOf(result);
			expect(type).toBe('PNG');
			// Whole dots per inch: one of them is worth 14 pixels here.
			expect(Math.abs(width - 1200)).toBeLessThanOrEqual(7);
			expect(hintsOf(result).join()).not.toContain('pixels');
			expect(await trail()).toEqual({
				words: ['upload', 'get-pdf-properties', 'pdf-to-image', 'download'],
				credits: 2,
			});
		});

		it('costs one credit where the width of the page is known', async () => {
			const result = await thumb({ width: 1190, pageWidth: 'a4', imageFormat: 'JPG' });
			expect(result.item(NODE).json).toMatchObject({ dpi: 144, page: 1 });
			expect(await sizeOf(result)).toMatchObject({ type: 'JPG' });
			expect((await trail()).credits).toBe(1);
		});

		it('says where Foxit cannot make it as small', async () => {
			const result = await thumb({ width: 100, pageWidth: 'a4' });
			expect(result.item(NODE).json.dpi).toBe(72);
			expect(hintsOf(result).join()).toContain('The picture is 595 pixels wide, not 100');
		});
	});
});

/** The figures that the documentation gives. */
it('takes one upload and one download where five nodes take five each', async () => {
	const five = [FLATTEN, REDACT, WATERMARK, PROTECT, LINEARIZE];
	const chained = await service.run(steps(...five), [{ file }]);
	expect((await service.read(chained, 0, 'data', 'u-word')).text).toContain('DRAFT');
	const chain = await trail();

	await service.control.reset();
	const resources = ['optimize', 'secure', 'enhance', 'secure', 'optimize'];
	let input = file;
	for (const [index, { operation, ...given }] of five.entries()) {
		const options = index > 3 ? { options: { password: 'u-word' } } : {};
		const result = await service.run(
			{ resource: resources[index], operation, ...given, ...options },
			[{ file: input }],
		);
		input = { data: await service.file(result), fileName: 'report.pdf' };
	}
	const nodes = await trail();
	expect([chain.words.length, chain.credits]).toEqual([7, 5]);
	expect([nodes.words.length, nodes.credits]).toEqual([15, 5]);
});

function errorOfOrNone(result: Result) {
	return result.status === 'success' ? undefined : errorOf(result).message;
}
