/** Combine: several PDFs into one. */
import { errorOf, hintsOf, NODE, type Result } from '../support/use-foxit-node';
import { LABELS, PASSWORD } from './support/five-items';
import { usePdfServices, type Item } from './support/pdf-services';
import { testRefused } from './support/refused';

const service = usePdfServices();
const facts = () => import('../sandbox/operations/pdf-facts.mjs');

const merge = (more: object = {}) => ({ resource: 'combine', operation: 'merge', ...more });
const perItem = (more: object) => merge({ combineMode: 'perItem', ...more });
const fields = (names: string, more: object = {}) =>
	perItem({ binaryPropertyNames: names, ...more });

const ID = /^[0-9a-f]{24}$/;

/** One item for each text; two pages each. */
const items = async (...texts: string[]): Promise<Item[]> =>
	await Promise.all(
		texts.map(async (text) => ({
			json: { name: text },
			file: await service.pdf([text, `${text} end`], `${text}.pdf`),
		})),
	);
const locked = async (text: string) =>
	await service.pdf({ pages: [text], userPassword: PASSWORD }, `${text}.pdf`);

const planned = (parameters: object, given: () => Promise<Item[]>) =>
	service.plan(async () => await service.run(parameters, await given()));

const textsOf = async (result: Result, index = 0) =>
	(await service.read(result, index)).pages.map(({ text }) => text);

describe('all items', () => {
	const names = Array.from({ length: 12 }, (_, index) => `n${index + 1}`);
	const three = planned(merge(), async () => await items('C', 'A', 'B'));
	const twelve = planned(merge(), async () => await items(...names));
	const named = planned(
		merge({
			outputBinaryPropertyName: 'all',
			options: { fileName: 'Dossier', deleteCopies: true },
		}),
		async () => await items('A', 'B'),
	);
	const byId = planned(merge({ output: 'documentId' }), async () => await items('A', 'B'));
	const mixed = service.plan(async () => {
		const documentId = await service.foxit.client.upload('x.pdf', await service.make.textPdf('X'));
		const [first = {}, last = {}] = await items('A', 'B');
		const mode = '={{ $json.id ? "documentId" : "binary" }}';
		const parameters = merge({ inputMode: mode, documentId: '={{ $json.id }}' });
		return await service.run(parameters, [first, { json: { id: documentId } }, last]);
	});

	it('become one document, in their order', async () => {
		const result = await three();
		expect(await textsOf(result)).toEqual(['C', 'C end', 'A', 'A end', 'B', 'B end']);
		expect(result.items(NODE)).toHaveLength(1);
		const { json, pairedItem } = result.item(NODE);
		expect(pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(json).toMatchObject({
			operation: 'merge',
			documentIds: [0, 1, 2].map(() => expect.stringMatching(ID) as string),
			fileName: 'combined.pdf',
		});
		// Uploads side by side must not mix them up.
		const documents = await service.control.documents();
		const sent = (json.documentIds as string[]).map(
			(id) => documents.find(({ documentId }) => documentId === id)?.fileName,
		);
		expect(sent).toEqual(['C.pdf', 'A.pdf', 'B.pdf']);
	});

	it('keep their order when there are many', async () => {
		const texts = await textsOf(await twelve());
		expect(texts).toEqual(names.flatMap((name) => [name, `${name} end`]));
	});

	it('come under the wished name, and leave nothing at Foxit', async () => {
		const { json, binary } = (await named()).item(NODE);
		expect(binary?.all?.fileName).toBe('Dossier.pdf');
		const kept = (await service.control.documents()).map(({ documentId }) => documentId);
		for (const id of [...(json.documentIds as string[]), json.resultDocumentId]) {
			expect(kept).not.toContain(id);
		}
	});

	it('can be documents at Foxit, and stay there', async () => {
		expect(await textsOf(await mixed())).toEqual(['A', 'A end', 'X', 'B', 'B end']);
		const { resultDocumentId } = (await byId()).item(NODE).json;
		const stored = await service.foxit.client.download(resultDocumentId as string);
		expect((await service.foxit.at.readPdf(stored)).pageCount).toBe(4);
	});
});

describe('several documents of one item', () => {
	const files = async (): Promise<Item> => ({
		files: {
			cover: await service.pdf(['cover']),
			body: await service.pdf(['one', 'two']),
			extra: await service.pdf(['extra']),
			secret: await locked('secret'),
		},
	});
	const two = planned(fields(' extra , cover,'), async () => [await files(), await files()]);
	const opened = planned(
		fields('cover,secret', {
			filePasswords: { entry: [{ number: 2, password: PASSWORD }] },
		}),
		async () => [await files()],
	);
	const ids = service.plan(async () => {
		const texts = ['P', 'Q', 'R'];
		const uploads = texts.map(async (text) =>
			service.foxit.client.upload(`${text}.pdf`, await service.make.textPdf(text)),
		);
		return await Promise.all(uploads);
	});
	const byIds = (expression: string) =>
		service.plan(async () => {
			const parameters = perItem({ combineFrom: 'documentIds', documentIds: expression });
			return await service.run(parameters, [{ json: { ids: await ids() } }]);
		});
	const asText = byIds('={{ $json.ids.join(", ") }}');
	const asArray = byIds('={{ [...$json.ids].reverse() }}');

	it('are merged in the order of the fields, each item on its own', async () => {
		const result = await two();
		expect(await textsOf(result, 0)).toEqual(['extra', 'cover']);
		expect(await textsOf(result, 1)).toEqual(['extra', 'cover']);
		const links = result.items(NODE).map(({ pairedItem }) => pairedItem);
		expect(links).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('can have passwords by their place', async () => {
		expect(await textsOf(await opened())).toEqual(['cover', 'secret']);
	});

	it('can be a list of ids, as text or as an array', async () => {
		expect(await textsOf(await asText())).toEqual(['P', 'Q', 'R']);
		expect(await textsOf(await asArray())).toEqual(['R', 'Q', 'P']);
		expect((await asArray()).item(NODE).json.documentIds).toEqual([...(await ids())].reverse());
	});
});

describe('Merge Options:', () => {
	const withOptions = (combineOptions: object, given = async () => await items('Intro', 'Main')) =>
		planned(merge({ combineOptions }), given);
	const bookmarked = withOptions({ addBookmarks: true });
	const plain = withOptions({});
	const contents = withOptions({
		addBookmarks: true,
		addTableOfContents: true,
		tocTitle: 'What is inside',
		tocBookmarkLevels: '1-2',
	});
	const numbered = async () =>
		await Promise.all(
			[3, 8].map(async (start) => ({
				file: await service.pdf({ pages: ['x', 'y'], labels: [{ from: 1, start }] }),
			})),
		);
	const retained = withOptions({ retainPageNumbers: true }, numbered);
	const renumbered = withOptions({}, numbered);
	const withBroken = async (): Promise<Item[]> => {
		const [first = {}, last = {}] = await items('A', 'B');
		return [first, { file: { data: service.make.BROKEN_PDF, fileName: 'broken.pdf' } }, last];
	};
	const skipped = withOptions({ skipBroken: true }, withBroken);
	const broken = withOptions({}, withBroken);

	const outlineOf = async (result: Result) => {
		const { withPdf } = await facts();
		return await withPdf(await service.file(result), async (pdf) =>
			((await pdf.getOutline()) ?? []).map(({ title }) => title),
		);
	};
	const labelsOf = async (result: Result) => {
		const { withPdf } = await facts();
		return await withPdf(await service.file(result), async (pdf) => await pdf.getPageLabels());
	};

	it('bookmarks, one for each document', async () => {
		expect(await outlineOf(await bookmarked())).toEqual(['Intro', 'Main']);
		expect(await outlineOf(await plain())).toEqual([]);
	});

	it('a table of contents in front', async () => {
		const [first, ...rest] = await textsOf(await contents());
		expect(first).toMatch(/^What is inside\s+Intro\s+2\s+Main\s+4$/);
		expect(rest).toEqual(['Intro', 'Intro end', 'Main', 'Main end']);
	});

	it('page numbers of the documents kept', async () => {
		expect(await labelsOf(await retained())).toEqual(['3', '4', '8', '9']);
		expect(await labelsOf(await renumbered())).toBeNull();
	});

	it('broken documents left out, or an error', async () => {
		expect(await textsOf(await skipped())).toEqual(['A', 'A end', 'B', 'B end']);
		const { message, context } = errorOf(await broken());
		expect(message).toBe('Foxit could not process the document [item 0]');
		expect(context.data).toMatchObject({ taskId: expect.stringMatching(ID) as string });
	});
});

describe('protected documents', () => {
	const given = async (password: string): Promise<Item[]> => [
		...(await items('open')),
		{ json: { password }, file: await locked('locked') },
	];
	const parameters = merge({ itemPassword: '={{ $json.password }}' });
	const opened = planned(parameters, async () => await given(PASSWORD));
	const closed = service.plan(async () => await service.runOn(parameters, await given('')));

	it('open with the password of their item', async () => {
		expect(await textsOf(await opened())).toEqual(['open', 'open end', 'locked']);
	});

	it('stop all of it without', async () => {
		const result = await closed();
		expect(result.items(NODE)).toHaveLength(1);
		expect(result.item(NODE).json.error).toBe('The document is protected by a password [item 0]');
	});
});

describe('five items, the third of which fails', () => {
	const five = service.plan(async () => {
		const given = LABELS.map(async (label, index) => ({
			files: {
				first: index === 2 ? await locked(label) : await service.pdf([`${label} one`]),
				second: await service.pdf([`${label} two`]),
			},
		}));
		return await service.runOn(fields('first,second'), await Promise.all(given));
	});

	it('leave the others as they are', async () => {
		const result = await five();
		const links = result.items(NODE).map(({ pairedItem }) => pairedItem);
		expect(links).toEqual(LABELS.map((_, item) => ({ item })));
		for (const [index, label] of LABELS.entries()) {
			if (index === 2) {
				const { json, binary } = result.item(NODE, index);
				expect(json.error).toBe('The document is protected by a password [item 2]');
				expect(binary).toBeUndefined();
			} else expect(await textsOf(result, index)).toEqual([`${label} one`, `${label} two`]);
		}
		expect(hintsOf(result)).toEqual([
			expect.stringMatching(/^1 item failed\. 4 credits used in \d+ requests\.$/),
		]);
	});
});

const word = { data: Buffer.from('PK no PDF'), fileName: 'letter.docx' };
const likePdf = { data: Buffer.from('%PDF-1.7'), fileName: 'a.pdf' };
const pair: Item[] = [{ files: { a: likePdf, b: likePdf } }];
const two: Item[] = [{ file: likePdf }, { file: likePdf }];
const LEVELS = '"Table of Contents Levels" must be a level or a span of levels, e.g. 1-3';
const levels = (tocBookmarkLevels: string) =>
	merge({ combineOptions: { addTableOfContents: true, tocBookmarkLevels } });

testRefused(service, {
	'one item': [merge(), 'Merging takes at least two documents, found only one'],
	'one field': [fields('a', {}), 'Merging takes at least two documents, found only one', pair],
	'no field': [fields(' , '), 'Merging takes at least two documents, found none', pair],
	'one id': [
		perItem({ combineFrom: 'documentIds', documentIds: 'x' }),
		'Merging takes at least two documents, found only one',
	],
	'a field that is not there': [
		fields('a,c'),
		'The input item has no file in the field "c" ("Input Binary Fields")',
		pair,
	],
	'no PDF in a field': [
		fields('a,b'),
		'The file "letter.docx" is not a PDF ("Input Binary Fields")',
		[{ files: { a: likePdf, b: word } }],
	],
	'a password for a document that is not there': [
		fields('a,b', { filePasswords: { entry: [{ number: 3, password: 'x' }] } }),
		'"Document Number" must be a whole number between 1 and 2',
		pair,
	],
	'levels in words': [levels('all'), LEVELS, two],
	'levels that run backwards': [levels('3-1'), LEVELS, two],
});

it.each([
	['no PDF', { file: word }, 'The file "letter.docx" is not a PDF ("Input Binary Field")'],
	['no file', {}, 'The input item has no file ("Input Binary Field")'],
] as Array<[string, Item, string]>)('names the item that has %s', async (_, wrong, sentence) => {
	await service.control.clearRequests();
	const [first = {}, last = {}] = await items('A', 'B');
	const thrown = errorOf(await service.run(merge(), [first, wrong, last]));
	expect(thrown.message).toBe(`${sentence} [item 1]`);
	expect(thrown.context.itemIndex).toBe(1);
	const result = await service.runOn(merge(), [first, last, wrong]);
	expect(result.items(NODE)).toMatchObject([{ pairedItem: { item: 2 } }]);
	expect(await service.control.requests()).toEqual([]);
});
