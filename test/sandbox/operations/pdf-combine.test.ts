import { annotationsOf, outlineOf, PATH, useCombine, type Input } from './combine';
import { refusalOf, validationError } from './refusals';

const { sandbox, submit, combine } = useCombine();

const make = () => import('../../support/make-pdf.mjs');
const reader = () => import('../../support/pdf.mjs');

it('puts the files one behind the other, in the order of the list', async () => {
	const { makePdf, textPdf } = await make();
	const { readPdf } = await reader();
	const two: Input = ['two.pdf', await textPdf('c', 'd')];
	const odd = await makePdf({ pages: [{ text: 'b', width: 300, height: 200, rotate: 90 }] });
	const { pages } = await readPdf(await combine([two, ['one.pdf', odd], two]));
	expect(pages.map(({ text }) => text)).toEqual(['c', 'd', 'b', 'c', 'd']);
	expect(pages[2]).toEqual({ text: 'b', width: 300, height: 200, rotation: 90 });
});

it('takes a single file', async () => {
	const { textPdf } = await make();
	const { readPdf } = await reader();
	expect((await readPdf(await combine([['a.pdf', await textPdf('a')]]))).text).toBe('a');
});

it('brings fields, annotations and bookmarks along; fields of one name stay two', async () => {
	const { makePdf } = await make();
	const form = (value: string) =>
		makePdf({
			pages: [{ fields: [{ name: 'name', value }], annotations: [{ contents: `note ${value}` }] }],
			outline: [{ title: value, page: 1 }],
		});
	const bytes = await combine([
		['a.pdf', await form('Ada')],
		['b.pdf', await form('Bob')],
	]);
	const annotations = await annotationsOf(bytes);
	expect(
		annotations.map(({ page, fieldValue, contentsObj }) => [page, fieldValue ?? contentsObj.str]),
	).toEqual([
		[1, 'note Ada'],
		[1, 'Ada'],
		[2, 'note Bob'],
		[2, 'Bob'],
	]);
	const names = annotations.flatMap(({ fieldName }) => fieldName ?? []);
	expect(new Set(names).size).toBe(2);
	expect(await outlineOf(bytes)).toEqual([
		['Ada', 1],
		['Bob', 2],
	]);
});

it('opens each file with its own password; the result needs none', async () => {
	const { protectedPdf, textPdf } = await make();
	const { readPdf } = await reader();
	const bytes = await combine([
		['a.pdf', await protectedPdf('one', 'first'), 'one'],
		['b.pdf', await textPdf('open'), ''],
		['c.pdf', await protectedPdf('zwö', 'third'), 'zwö'],
	]);
	expect((await readPdf(bytes)).pages.map(({ text }) => text)).toEqual(['first', 'open', 'third']);
});

describe('continueMergeOnError', () => {
	async function inputs(): Promise<Input[]> {
		const { BROKEN_PDF, protectedPdf, textPdf } = await make();
		return [
			['a.pdf', await textPdf('good')],
			['b.pdf', BROKEN_PDF],
			['c.pdf', await protectedPdf('pw'), 'wrong'],
			['d.pdf', await textPdf('also good')],
		];
	}

	it('leaves out what cannot be read', async () => {
		const { readPdf } = await reader();
		const bytes = await combine(await inputs(), { continueMergeOnError: true, addBookmark: true });
		expect((await readPdf(bytes)).pages.map(({ text }) => text)).toEqual(['good', 'also good']);
		expect(await outlineOf(bytes)).toEqual([
			['a', 1],
			['d', 2],
		]);
	});

	it('off: the first of them ends the task', async () => {
		const [good, broken, locked] = (await inputs()) as [Input, Input, Input];
		expect(await submit([good, broken])).toMatchObject({
			status: 'FAILED',
			error: { message: expect.stringMatching(/damaged/) as string },
		});
		expect(await submit([good, locked], { continueMergeOnError: false })).toMatchObject({
			status: 'FAILED',
			progress: 0,
			error: { code: 'INTERNAL_SERVER_ERROR', message: 'Document is password-protected' },
		});
	});

	it('fails when no file is left', async () => {
		const [, broken, locked] = await inputs();
		expect(await submit([broken!, locked!], { continueMergeOnError: true })).toMatchObject({
			status: 'FAILED',
		});
	});
});

describe('refusals', () => {
	const info = async () => ({
		documentId: await sandbox.client.upload('a.pdf', await (await make()).textPdf('a')),
	});

	it.each([
		[{}, 'documentInfos: must not be null'],
		[{ documents: [{ documentId: 'x' }] }, 'documentInfos: must not be null'],
		[{ documentIds: ['x'] }, 'documentInfos: must not be null'],
		[{ documentInfos: [] }, 'documentInfos: must not be empty'],
		[{ documentInfos: 'x' }, "Invalid value 'x' for 'documentInfos'. Must be a list"],
		[{ documentInfos: ['x'] }, "Invalid value 'x' for 'documentInfos[0]'. Must be an object"],
		[{ documentInfos: [{ id: 'x' }] }, 'documentInfos[0].documentId: must not be blank'],
		[
			{ documentInfos: [{ documentId: 'x', password: 1 }] },
			"Invalid value '1' for 'documentInfos[0].password'. Must be a valid string",
		],
	])('of body %j', async (body, message) => {
		expect(await refusalOf(sandbox, PATH, body)).toEqual(validationError(message));
	});

	it.each([
		['addBookmark', 'true', 'Must be a valid boolean'],
		['continueMergeOnError', 1, 'Must be a valid boolean'],
		['retainPageNumbers', [], 'Must be a valid boolean'],
		['addTOC', 'yes', 'Must be a valid boolean'],
		['tocTitle', 5, 'Must be a valid string'],
		['tocBookmarkLevels', '3-1', 'Must be a range of levels such as 1-3'],
		['tocBookmarkLevels', 'all', 'Must be a range of levels such as 1-3'],
	])('of config.%s = %j', async (member, value, rule) => {
		const body = { documentInfos: [await info()], config: { [member]: value } };
		const shown = typeof value === 'string' ? value : JSON.stringify(value);
		expect(await refusalOf(sandbox, PATH, body)).toEqual(
			validationError(`Invalid value '${shown}' for 'config.${member}'. ${rule}`),
		);
	});

	it('of an unknown document, and of one that is no PDF by its name', async () => {
		const unknown = { documentId: '0123456789abcdef01234567' };
		expect(
			await refusalOf(sandbox, PATH, { documentInfos: [await info(), unknown] }),
		).toMatchObject({ status: 404, code: 'DOCUMENT_NOT_FOUND' });
		const word = { documentId: await sandbox.client.upload('a.docx', 'x') };
		expect(await refusalOf(sandbox, PATH, { documentInfos: [await info(), word] })).toEqual(
			validationError("Unsupported file type '.docx'. Supported types: .pdf"),
		);
	});
});
