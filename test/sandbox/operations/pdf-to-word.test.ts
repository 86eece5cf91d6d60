import { useSandbox } from '../../support/use-sandbox';
import { refusesAsAllDo } from './refusals';

const PATH = 'convert/pdf-to-word';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

/** Paragraphs of a Word file: style and text, a form feed for a page break. */
async function paragraphsOf(bytes: Uint8Array): Promise<Array<[style: string, text: string]>> {
	const { officeParts } = await import('./office-package.mjs');
	const xml = (await officeParts(bytes))['word/document.xml']!;
	return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/g)].map(([, inside = '']) => {
		const text = inside
			.replaceAll('<w:tab/>', '\t')
			.replaceAll('<w:br w:type="page"/>', '\f')
			.replace(/<[^>]*>/g, '')
			.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
		return [/<w:pStyle w:val="(.*?)"/.exec(inside)?.[1] ?? '', text];
	});
}

it('makes a valid Word file: headings by size, paragraphs, rows with tabs, page breaks', async () => {
	const { makePdf } = await make();
	const bytes = await makePdf({
		pages: [
			{
				text: [
					{ text: 'Invoice <1> & "x"', y: 780, size: 24, bold: true },
					{ text: 'Sub heading', y: 730, size: 16 },
					{ text: 'A paragraph that goes on', y: 690 },
					{ text: 'in a second line. Größe Привет', y: 675 },
					{ text: 'Apple', x: 50, y: 600 },
					{ text: '1.50', x: 300, y: 600 },
				],
			},
			'',
			'last page',
		],
	});
	const docx = await sandbox.client.convert(PATH, 'a.pdf', bytes);
	expect(await paragraphsOf(docx)).toEqual([
		['Heading1', 'Invoice <1> & "x"'],
		['Heading2', 'Sub heading'],
		['', 'A paragraph that goes on in a second line. Größe Привет'],
		['', 'Apple\t1.50'],
		['', '\f'],
		['', '\f'],
		['', 'last page'],
	]);
});

it('makes one that goes back to a PDF with the same text and page size', async () => {
	const { makePdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const bytes = await makePdf({
		pages: [
			{ text: 'one', width: 612, height: 792 },
			{ text: 'two', width: 612, height: 792 },
		],
	});
	const docx = await sandbox.client.convert(PATH, 'a.pdf', bytes);
	const back = await readPdf(await sandbox.client.convert('create/pdf-from-word', 'a.docx', docx));
	expect(back.pages.map(({ text }) => text)).toEqual(['one', 'two']);
	expect(back.pages[0]!.width).toBe(612);
});

it('opens a protected document with its password', async () => {
	const { protectedPdf } = await make();
	const docx = await sandbox.client.convert(PATH, 'a.pdf', await protectedPdf('pw'), {
		password: 'pw',
	});
	expect(await paragraphsOf(docx)).toEqual([['', 'hidden words']]);
});

refusesAsAllDo(sandbox, PATH);
