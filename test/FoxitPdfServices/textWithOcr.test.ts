/** Text that is really there, and hints where a result that was paid for has nothing in it. */
import { hintsOf, NODE, type Result, type TestFile } from '../support/use-foxit-node';
import { refusesOtherFiles, refusesUnsent, type BadInput } from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();

const TEXT = { resource: 'page', operation: 'textWithOcr' };
const LONG = ['The first page has a sentence', 'The second page has another'];
const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };

let plain: TestFile;
let mixed: TestFile;
let scan: TestFile;

beforeAll(async () => {
	const { scannedPage } = await import('../support/scan.mjs');
	const scanned = await scannedPage('LANTERN');
	plain = await service.pdf(LONG, 'plain.pdf');
	mixed = await service.pdf([LONG[0]!, scanned, '', LONG[1]!], 'mixed.pdf');
	scan = await service.pdf([scanned], 'scan.pdf');
});

beforeEach(async () => await service.control.reset());

const run = async (given: object, file: TestFile, options: object = {}) =>
	await service.run(given, [{ file }], options);
const hintsIn = (result: Result) => hintsOf(result).join(' ');
const charged = async () => (await service.control.ledger()).map(({ operation }) => operation);

describe('Text, With OCR When Needed', () => {
	it('costs one credit where every page has text', async () => {
		const result = await run(TEXT, plain);
		const { json } = result.item(NODE);
		expect(json).toMatchObject({ ocrPages: [], pagesWithoutText: [], fileName: 'plain.pdf' });
		for (const sentence of LONG) expect(json.text).toContain(sentence);
		expect(await charged()).toEqual(['pdf-to-text']);
		expect(hintsOf(result)).toEqual([]);
	});

	it('reads the scanned pages of a mixed document, and says which', async () => {
		const { json } = (await run(TEXT, mixed)).item(NODE);
		expect(json.text).toMatch(/first page[^]*LANTERN[^]*second page/i);
		expect(json.ocrPages).toEqual([2]);
		expect(json.pagesWithoutText).toContain(3);
		const { text } = await service.foxit.at.readPdf(
			await service.foxit.client.download(json.searchableDocumentId as string),
		);
		expect(text).toMatch(/LANTERN/i);
		expect(await charged()).toEqual([
			...['pdf-to-text', 'get-pdf-properties', 'pdf-ocr', 'pdf-to-text'],
		]);
	});

	it('looks at the wanted pages alone', async () => {
		const { json } = (await run({ ...TEXT, pageRange: '1,4' }, mixed)).item(NODE);
		expect(json).toMatchObject({ ocrPages: [], pagesWithoutText: [] });
		expect(await charged()).toEqual(['pdf-to-text']);
		const second = (await run({ ...TEXT, pageRange: '2-4' }, mixed)).item(NODE).json;
		expect(second.ocrPages).toEqual([2]);
		expect(second.text).not.toContain('first page');
	});

	it('does not pay for OCR of pages that are blank, and says that there is nothing', async () => {
		const result = await run(TEXT, await service.pdf([''], 'blank.pdf'));
		expect(result.item(NODE).json).toMatchObject({ ocrPages: [], pagesWithoutText: [1] });
		expect(await charged()).toEqual(['pdf-to-text', 'get-pdf-properties']);
		expect(hintsIn(result)).toContain('"blank.pdf" has almost no text');
	});

	it('goes on where a try before has failed', async () => {
		const fault = { type: 'task-fail', code: 'INTERNAL_SERVER_ERROR', message: 'Not today' };
		await service.control.faults({ match: { operation: 'pdf-ocr' }, action: fault });
		const { json } = (await run(TEXT, scan, { node: RETRY })).item(NODE);
		expect(json.ocrPages).toEqual([1]);
		expect(json.text).toMatch(/LANTERN/i);
		expect(await charged()).toEqual([
			...['pdf-to-text', 'get-pdf-properties', 'pdf-ocr', 'pdf-to-text'],
		]);
	});

	it('opens a protected scan, and deletes what it has left at Foxit', async () => {
		const { scannedPage } = await import('../support/scan.mjs');
		const pages = [await scannedPage('HARBOR')];
		const locked = await service.pdf({ pages, userPassword: 'opens-it' }, 'locked.pdf');
		const options = { password: 'opens-it', deleteCopies: true };
		const { json } = (await run({ ...TEXT, options }, locked)).item(NODE);
		expect(json.text).toMatch(/HARBOR/i);
		expect(json.searchableDocumentId).toBeUndefined();
		expect(await service.control.documents()).toEqual([]);
	});

	it('refuses what it cannot use, before anything is sent', async () => {
		const bad: BadInput[] = [
			[
				{ pageRange: '3-1' },
				'Page Range',
				'"Page Range" cannot be used. 3-1: the range runs backwards',
			],
			[{ languages: [] }, 'Languages', '"Languages" is empty'],
		];
		await refusesUnsent(service, TEXT, bad, { file: plain });
		await refusesOtherFiles(service, TEXT);
	});
});

describe('a hint says that there is nothing in a result', () => {
	const OF_SCAN =
		'"scan.pdf" has no text on these pages. If it is a scan, choose Page > Text, With OCR When Needed';

	it.each(['text', 'file', 'textAndFile'])('of Extract Text and To Text, as %s', async (output) => {
		for (const operation of [
			{ resource: 'page', operation: 'extractText' },
			{ resource: 'convertPdf', operation: 'toText' },
		]) {
			expect(hintsIn(await run({ ...operation, output }, scan))).toContain(OF_SCAN);
			expect(hintsOf(await run({ ...operation, output }, plain))).toEqual([]);
		}
	});

	it.each(['items', 'oneItem', 'file'])('of Extract Images, as %s', async (output) => {
		const given = { resource: 'page', operation: 'extractImages', output };
		expect(hintsIn(await run(given, plain))).toContain('"plain.pdf" has no embedded image');
		expect(hintsOf(await run(given, scan))).toEqual([]);
	});

	it.each(['items', 'oneItem'])('of Split into one part, as %s', async (output) => {
		const given = { resource: 'page', operation: 'split', output };
		expect(hintsIn(await run({ ...given, pageCount: 5 }, plain))).toContain(
			'"plain.pdf" was not split',
		);
		expect(hintsOf(await run({ ...given, pageCount: 1 }, plain))).toEqual([]);
	});

	it('of Export Data from a form without fields', async () => {
		const given = { resource: 'form', operation: 'exportData' };
		expect(hintsIn(await run(given, plain))).toContain('"plain.pdf" has no form field with data');
	});

	it('at the end of a chain, too', async () => {
		const given = {
			...{ resource: 'chain', operation: 'runSteps', lastStep: 'extractText' },
			steps: { step: [{ operation: 'flatten' }] },
		};
		expect(hintsIn(await run(given, scan))).toContain(OF_SCAN);
	});
});
