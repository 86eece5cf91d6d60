import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, validationError } from './refusals';

const PATH = 'analyze/pdf-compare';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

const BASE = ['The quick brown fox', 'jumps over the lazy dog'];
const COMPARE = ['The quick red fox', 'jumps over the dog and barks'];

interface Place {
	page: number;
	text: string;
	boxes: Array<{ x: number; y: number; width: number; height: number }>;
}
interface Report {
	identical: boolean;
	summary: object;
	differences: Array<{ kind: string; type: string; base: Place[]; compare: Place[] }>;
}

async function run(
	base: Uint8Array,
	compare: Uint8Array,
	options: object = {},
	passwords: object = {},
) {
	const { client } = sandbox;
	return await client.settled(
		await client.submit(PATH, {
			baseDocument: { documentId: await client.upload('base.pdf', base), ...passwords },
			compareDocument: { documentId: await client.upload('new.pdf', compare), ...passwords },
			...options,
		}),
	);
}

async function compared(...args: Parameters<typeof run>): Promise<Uint8Array> {
	const task = await run(...args);
	expect(task).toMatchObject({ status: 'COMPLETED' });
	return await sandbox.client.download(task.resultDocumentId!);
}

async function reported(
	base: Uint8Array,
	compare: Uint8Array,
	config: object = {},
): Promise<Report> {
	const bytes = await compared(base, compare, { config: { resultType: 'JSON', ...config } });
	return JSON.parse(Buffer.from(bytes).toString('utf8')) as Report;
}

/** Highlights by colour name, with the page they are on. */
async function highlightsIn(bytes: Uint8Array): Promise<string[]> {
	const { annotationsOf } = await facts();
	const names: Record<string, string> = {
		'255,0,0': 'red',
		'0,204,0': 'green',
		'255,255,0': 'yellow',
	};
	return (await annotationsOf(bytes))
		.filter(({ subtype }) => subtype === 'Highlight')
		.map(({ page, color }) => `${page} ${names[[...(color as number[])].join()]}`)
		.sort();
}

it('lists what was deleted, inserted and replaced, and where', async () => {
	const { textPdf } = await make();
	const { piecesOf } = await facts();
	const base = await textPdf(...BASE);
	const { differences, ...rest } = await reported(base, await textPdf(...COMPARE));
	expect(rest).toEqual({
		compareType: 'ALL',
		identical: false,
		baseDocument: { pageCount: 2 },
		compareDocument: { pageCount: 2 },
		summary: { inserted: 1, deleted: 1, replaced: 1 },
	});
	const place = (page: number, text: string) => ({ page, text, boxes: [expect.any(Object)] });
	expect(differences).toEqual([
		{ kind: 'REPLACE', type: 'TEXT', base: [place(1, 'brown')], compare: [place(1, 'red')] },
		{ kind: 'DELETE', type: 'TEXT', base: [place(2, 'lazy')], compare: [] },
		{ kind: 'INSERT', type: 'TEXT', base: [], compare: [place(2, 'and barks')] },
	]);
	// The box of "brown" lies on its line, behind "The quick".
	const [line] = await piecesOf(base);
	const box = differences[0]!.base[0]!.boxes[0]!;
	const baseline = 842 - line!.transform[5]!;
	expect(box.x).toBeGreaterThan(50 + 40);
	expect(box.x + box.width).toBeLessThan(50 + line!.width);
	expect(box.y).toBeLessThan(baseline);
	expect(box.y + box.height).toBeGreaterThan(baseline);
});

it('does not mind where lines and pages end', async () => {
	const { textPdf } = await make();
	expect(
		await reported(await textPdf('one two three four'), await textPdf('one two\nthree', 'four')),
	).toMatchObject({ identical: true, differences: [] });
});

it('marks both documents, page by page: red, green, yellow', async () => {
	const { textPdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const bytes = await compared(await textPdf(...BASE), await textPdf(...COMPARE));
	expect((await readPdf(bytes)).pages.map(({ text }) => text)).toEqual([
		BASE[0],
		COMPARE[0],
		BASE[1],
		COMPARE[1],
	]);
	expect(await highlightsIn(bytes)).toEqual(['1 yellow', '2 yellow', '3 red', '4 green']);
});

it.each([
	[['a', 'b', 'c'], ['a'], ['a', 'a', 'b', 'c'], ['3 red', '4 red']],
	[['a'], ['a', 'b', 'c'], ['a', 'a', 'b', 'c'], ['3 green', '4 green']],
])('keeps all pages when one has more (%j, %j)', async (base, compare, pages, marks) => {
	const { textPdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const bytes = await compared(await textPdf(...base), await textPdf(...compare));
	expect((await readPdf(bytes)).pages.map(({ text }) => text)).toEqual(pages);
	expect(await highlightsIn(bytes)).toEqual(marks);
});

it.each([
	['ALL', ['TEXT REPLACE', 'ANNOTATION REPLACE', 'ANNOTATION INSERT']],
	['TEXT_AND_ANNOTATION', ['TEXT REPLACE', 'ANNOTATION REPLACE', 'ANNOTATION INSERT']],
	['TEXT', ['TEXT REPLACE']],
	['ANNOTATION', ['ANNOTATION REPLACE', 'ANNOTATION INSERT']],
])('compares %s', async (compareType, expected) => {
	const { makePdf } = await make();
	const page = (text: string, ...contents: string[]) => ({
		text,
		annotations: contents.map((note, index) => ({
			type: 'Text' as const,
			contents: note,
			rect: [100 * index, 100, 100 * index + 20, 120] as [number, number, number, number],
		})),
	});
	const { differences } = await reported(
		await makePdf({ pages: [page('same old', 'kept', 'before')] }),
		await makePdf({ pages: [page('same new', 'kept', 'after', 'fresh')] }),
		{ compareType },
	);
	expect(differences.map(({ type, kind }) => `${type} ${kind}`)).toEqual(expected);
});

it('finds no difference between a document and itself', async () => {
	const { textPdf } = await make();
	const bytes = await textPdf(...BASE);
	expect(await reported(bytes, bytes)).toMatchObject({ identical: true, differences: [] });
	expect(await highlightsIn(await compared(bytes, bytes, { config: null }))).toEqual([]);
});

it('opens each document with its own password', async () => {
	const { protectedPdf } = await make();
	const bytes = await compared(
		await protectedPdf('key', 'one'),
		await protectedPdf('key', 'two'),
		{ config: { resultType: 'JSON' } },
		{ password: 'key' },
	);
	expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({ summary: { replaced: 1 } });
	expect(
		await run(await protectedPdf('key'), await protectedPdf('key'), {}, { password: 'no' }),
	).toMatchObject({
		status: 'FAILED',
		error: { code: 'INTERNAL_SERVER_ERROR', message: 'Document is password-protected' },
	});
});

it('fails at a file that is no PDF inside', async () => {
	const { textPdf, BROKEN_PDF } = await make();
	expect(await run(await textPdf('x'), BROKEN_PDF)).toMatchObject({
		status: 'FAILED',
		error: { message: expect.stringMatching(/PDF file is damaged/) as unknown },
	});
});

describe('refuses', () => {
	const document = { documentId: '0123456789abcdef01234567' };

	it.each<[string, object, unknown]>([
		['an empty body', {}, 'baseDocument: must not be null'],
		['one document', { baseDocument: document }, 'compareDocument: must not be null'],
		[
			'the old names',
			{ document1: document, document2: document },
			'baseDocument: must not be null',
		],
		[
			'a document without id',
			{ baseDocument: document, compareDocument: { password: 'x' } },
			'compareDocument.documentId is required',
		],
		[
			'a bare id',
			{ baseDocument: 'x', compareDocument: document },
			"Invalid value 'x' for 'baseDocument'. Must be an object",
		],
		[
			'an unknown comparison',
			{ baseDocument: document, compareDocument: document, config: { compareType: 'IMAGE' } },
			"Invalid value 'IMAGE' for 'config.compareType'. Accepted values are: ALL, TEXT, ANNOTATION, TEXT_AND_ANNOTATION",
		],
		[
			'an unknown result',
			{ baseDocument: document, compareDocument: document, config: { resultType: 'HTML' } },
			"Invalid value 'HTML' for 'config.resultType'. Accepted values are: PDF, JSON",
		],
	])('%s', async (_, body, message) => {
		expect(await refusalOf(sandbox, PATH, body)).toEqual(validationError(message));
	});

	it('what is no PDF by its name', async () => {
		const { textPdf } = await make();
		const body = {
			baseDocument: { documentId: await sandbox.client.upload('a.pdf', await textPdf('x')) },
			compareDocument: { documentId: await sandbox.client.upload('a.docx', 'x') },
		};
		expect(await refusalOf(sandbox, PATH, body)).toEqual(
			validationError("Unsupported file type '.docx'. Supported types: .pdf"),
		);
	});
});
