import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'convert/pdf-to-text';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

async function textOf(bytes: Uint8Array, options: object = {}): Promise<string> {
	return Buffer.from(await sandbox.client.convert(PATH, 'a.pdf', bytes, options)).toString('utf8');
}

it('ends lines with CR LF and pages with a bare LF, in UTF-8', async () => {
	const { textPdf } = await make();
	expect(await textOf(await textPdf('first line\nGröße Привет', 'second page'))).toBe(
		'first line\r\nGröße Привет\r\n\nsecond page\r\n\n',
	);
});

it('puts runs that stand side by side on one line', async () => {
	const { makePdf } = await make();
	const text = [
		{ text: 'Apple', x: 50, y: 700 },
		{ text: '1.25', x: 300, y: 700 },
		{ text: 'Pear', x: 50, y: 680 },
	];
	expect(await textOf(await makePdf({ pages: [{ text }] }))).toBe('Apple 1.25\r\nPear\r\n\n');
});

it.each([
	['2', 'b'],
	[2, 'b'],
	['1,3-4', 'acd'],
	[' 2 - 3 , 5 ', 'bce'],
	['3,1', 'ca'],
	['even', 'bd'],
	['odd', 'ace'],
	['ALL', 'abcde'],
	['4-99', 'de'],
	['7', ''],
	[null, 'abcde'],
])('takes the pages of range %j', async (pageRange, pages) => {
	const { textPdf } = await make();
	const text = await textOf(await textPdf('a', 'b', 'c', 'd', 'e'), { pageRange });
	expect(text.replace(/\s/g, '')).toBe(pages);
});

it.each([
	['3-1', 'A range must not run backwards'],
	['0', 'Pages are counted from 1'],
	['1-x', 'Must be a valid page range'],
	['1,,2', 'Must be a valid page range'],
	['', 'Must be a valid page range'],
	[1.5, 'Must be a valid page range'],
	[true, 'Must be a valid page range'],
])('refuses range %j', async (pageRange, rule) => {
	const { textPdf } = await make();
	const documentId = await sandbox.client.upload('a.pdf', await textPdf('a'));
	expect(await refusalOf(sandbox, PATH, { documentId, pageRange })).toEqual(
		validationError(`Invalid value '${pageRange}' for 'pageRange'. ${rule}`),
	);
});

it('ignores members it does not know, the ranges of another client among them', async () => {
	const { textPdf } = await make();
	const options = { stuff: 1, config: { pageRanges: '1' } };
	expect(await textOf(await textPdf('a', 'b'), options)).toBe('a\r\n\nb\r\n\n');
});

it.each(['userPassword', 'ownerPassword'])(
	'opens a protected document with its %s',
	async (kind) => {
		const { makePdf } = await make();
		const bytes = await makePdf({
			pages: ['hidden'],
			userPassword: 'userPassword',
			ownerPassword: 'ownerPassword',
		});
		expect(await textOf(bytes, { password: kind })).toBe('hidden\r\n\n');
	},
);

refusesAsAllDo(sandbox, PATH);
