import { useSandbox } from '../../support/use-sandbox';
import { refusesAsAllDo } from './refusals';

const PATH = 'convert/pdf-to-excel';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

type Sheet = Record<string, string | number>;

/** The sheets of a workbook by name, each as cells by their place. */
async function sheetsOf(bytes: Uint8Array): Promise<Record<string, Sheet>> {
	const { officeParts } = await import('./office-package.mjs');
	const parts = await officeParts(bytes);
	const plain = (xml: string) =>
		xml.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
	const strings = [...parts['xl/sharedStrings.xml']!.matchAll(/<t [^>]*>(.*?)<\/t>/g)];
	const names = [...parts['xl/workbook.xml']!.matchAll(/<sheet name="(.*?)"/g)];
	return Object.fromEntries(
		names.map(([, name = ''], index) => {
			const xml = parts[`xl/worksheets/sheet${index + 1}.xml`]!;
			const cells = [...xml.matchAll(/<c r="(.*?)"( t="s")?><v>(.*?)<\/v>/g)];
			return [
				name,
				Object.fromEntries(
					cells.map(([, place = '', isText, value]) => [
						place,
						isText ? plain(strings[Number(value)]![1]!) : Number(value),
					]),
				),
			];
		}),
	);
}

it('makes a valid workbook: a sheet for each page, rows, columns, numbers as numbers', async () => {
	const { makePdf } = await make();
	const row = (y: number, ...cells: string[]) =>
		cells.map((text, index) => ({ text, x: [50, 250, 400][index]!, y }));
	const bytes = await makePdf({
		pages: [
			{
				text: [
					{ text: 'Prices of this week & the next', x: 50, y: 780, size: 18 },
					...row(700, 'Article', 'Number', 'Price'),
					...row(680, 'Apfel <grün>', '007', '1.25'),
					...row(660, 'Pear', '12', '-3'),
				],
			},
			'second',
			'',
		],
	});
	expect(await sheetsOf(await sandbox.client.convert(PATH, 'a.pdf', bytes))).toEqual({
		'Page 1': {
			A1: 'Prices of this week & the next',
			A2: 'Article',
			B2: 'Number',
			C2: 'Price',
			A3: 'Apfel <grün>',
			B3: '007',
			C3: 1.25,
			A4: 'Pear',
			B4: 12,
			C4: -3,
		},
		'Page 2': { A1: 'second' },
		'Page 3': {},
	});
});

it('finds columns of figures set flush right, and where a cell is empty', async () => {
	const { makePdf } = await make();
	const text = [
		{ text: 'Article', x: 50, y: 700 },
		{ text: 'Amount', x: 300, y: 700 },
		{ text: 'Note', x: 420, y: 700 },
		{ text: 'Apple', x: 50, y: 680 },
		{ text: '1', x: 336, y: 680 },
		{ text: '12345', x: 310, y: 660 },
		{ text: 'late', x: 420, y: 660 },
	];
	const { 'Page 1': sheet } = await sheetsOf(
		await sandbox.client.convert(PATH, 'a.pdf', await makePdf({ pages: [{ text }] })),
	);
	expect(sheet).toEqual({
		A1: 'Article',
		B1: 'Amount',
		C1: 'Note',
		A2: 'Apple',
		B2: 1,
		B3: 12345,
		C3: 'late',
	});
});

it('makes one that goes back to a PDF with the same text', async () => {
	const { textPdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const xlsx = await sandbox.client.convert(PATH, 'a.pdf', await textPdf('Größe\nПривет'));
	const back = await readPdf(await sandbox.client.convert('create/pdf-from-excel', 'a.xlsx', xlsx));
	expect(back.text).toBe('Größe\nПривет');
});

it('opens a protected document with its password', async () => {
	const { protectedPdf } = await make();
	const xlsx = await sandbox.client.convert(PATH, 'a.pdf', await protectedPdf('pw'), {
		password: 'pw',
	});
	expect(await sheetsOf(xlsx)).toEqual({ 'Page 1': { A1: 'hidden words' } });
});

refusesAsAllDo(sandbox, PATH);
