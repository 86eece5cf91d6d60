import type { Result, TestFile } from '../support/use-foxit-node';
import {
	DONE,
	expectTwoOfFiveFailed,
	fiveItems,
	OPENED,
	PASSWORD,
	refusesOtherFiles,
	refusesUnsent,
	said,
	type BadInput,
} from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const facts = async () => await import('../sandbox/operations/pdf-facts.mjs');

const REDACT = { resource: 'secure', operation: 'redact' };

const texts = (...text: Array<string | object>) => ({
	text: text.map((one) => (typeof one === 'string' ? { text: one } : one)),
});

const PAGES = ['Secret Alice met Bob.\nThe secretary of Alice', 'alice again'];
const CASES = {
	plain: { redactTexts: texts('Alice') },
	exact: {
		redactTexts: texts({ text: 'Secret', overlayText: '[gone]' }),
		searchOptions: { caseSensitive: true, wholeWordsOnly: true },
	},
	onePage: { redactTexts: texts('alice'), searchOptions: { pageRange: '2' } },
	marked: { redactTexts: texts('Alice'), onlyMark: true },
};
const FIELDS = [
	{ name: 'iban', value: 'DE89 3704' },
	{ type: 'checkbox' as const, name: 'agreed', value: true },
];
const results = {} as Record<keyof typeof CASES | 'allFields' | 'textFields', Buffer>;
let five: Result;
let pages: TestFile;

beforeAll(async () => {
	pages = await service.pdf(PAGES);
	const form = await service.pdf([{ text: 'A form', fields: FIELDS }]);
	const items = await fiveItems(service, PAGES);
	const run = async (name: keyof typeof results, given: object, input: TestFile) => {
		results[name] = await service.file(
			await service.run({ ...REDACT, ...given }, [{ file: input }]),
		);
	};
	const chosen = { redactFormFields: true, formFieldTypes: ['TEXT_FIELD'] };
	await Promise.all([
		...Object.entries(CASES).map(
			async ([name, given]) => await run(name as keyof typeof CASES, given, pages),
		),
		run('allFields', { redactFormFields: true }, form),
		run('textFields', chosen, form),
		service.runOn({ ...REDACT, ...CASES.plain, options: OPENED }, items).then((result) => {
			five = result;
		}),
	]);
});

const pagesOf = async (name: keyof typeof results) =>
	(await service.foxit.at.readPdf(results[name])).pages.map(({ text }) => text);
const raw = async (name: keyof typeof results) => (await facts()).rawContent(results[name]);

it('takes the text out of every page and out of the file itself', async () => {
	const left = await pagesOf('plain');
	expect(left.join('\n')).not.toMatch(/alice/i);
	expect(left[0]).toContain('Bob');
	expect(await raw('plain')).not.toMatch(/alice/i);
});

it('heeds case and whole words, and writes over it', async () => {
	const text = (await pagesOf('exact')).join('\n');
	expect(text).not.toMatch(/\bSecret\b/);
	expect(text).toContain('secretary');
	expect(text).toContain('[gone]');
});

it('keeps to the page range', async () => {
	const [first, second] = await pagesOf('onePage');
	expect(first).toContain('Alice');
	expect(second).not.toMatch(/alice/i);
});

it('leaves the content where it only marks', async () => {
	expect((await pagesOf('marked'))[0]).toContain('Secret Alice');
	const { annotationsOf } = await facts();
	const marks = await annotationsOf(results.marked);
	expect(marks.length).toBeGreaterThanOrEqual(3);
	expect(await raw('marked')).toMatch(/\/Redact\b/);
});

it('takes out form fields: all, or those of a kind', async () => {
	const { annotationsOf } = await facts();
	const left = async (name: 'allFields' | 'textFields') =>
		(await annotationsOf(results[name])).map(({ fieldName }) => fieldName as string);
	expect(await left('allFields')).toEqual([]);
	expect(await left('textFields')).toEqual(['agreed']);
	for (const name of ['allFields', 'textFields'] as const) {
		expect(await raw(name)).not.toContain('DE89');
		expect((await pagesOf(name))[0]).toContain('A form');
	}
});

it('of five items, two fail in their places', async () => {
	expectTwoOfFiveFailed(five);
	for (const index of DONE) {
		expect((await service.read(five, index, 'data', PASSWORD)).text).not.toMatch(/alice/i);
	}
});

it('refuses what it cannot use, before anything is sent', async () => {
	const found = { redactTexts: texts('Alice') };
	const bad: BadInput[] = [
		[{}, 'Texts', '"Texts" is empty'],
		[{ redactTexts: texts('Alice', '  ') }, 'Texts', '"Texts" has an empty entry, number 2'],
		[
			{ ...found, searchOptions: { pageRange: '3-1' } },
			'Page Range',
			'"Page Range" cannot be used. 3-1: the range runs backwards',
		],
		[
			{ redactFormFields: true, formFieldTypes: said(['IMAGE']) },
			'Form Field Types',
			'"Form Field Types" cannot be "IMAGE"',
		],
		[
			{ ...found, binaryPropertyName: 'report' },
			'Input Binary Field',
			'The input item has no file in the field "report" ("Input Binary Field")',
		],
	];
	await refusesUnsent(service, REDACT, bad, { file: pages });
	await refusesOtherFiles(service, { ...REDACT, ...found });
});
