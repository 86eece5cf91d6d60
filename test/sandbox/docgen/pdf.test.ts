import { useSandbox } from '../../support/use-sandbox';
import { generate } from './docgen-client';
import { cell, p, rawTemplate, row, run, table, textBox, type RawParts } from './raw-template';

const sandbox = useSandbox();

/** The text of each page, its lines as the page has them. */
async function pagesOf(parts: RawParts, values: object = {}): Promise<string[]> {
	const { readPdf } = await import('../../support/pdf.mjs');
	const pdf = await readPdf(await generate(sandbox, await rawTemplate(parts), values, 'pdf'));
	return pdf.pages.map(({ text }) => text);
}

const textOf = async (parts: RawParts, values?: object): Promise<string> =>
	(await pagesOf(parts, values)).join('\f').replace(/[^\S\f]+/g, ' ');

const field = (code: string, saved: string): string =>
	`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r>` +
	`<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(saved)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const PAGE_BREAK = '<w:p><w:r><w:t>left</w:t><w:br w:type="page"/><w:t>right</w:t></w:r></w:p>';

it('says 1.4 and has an empty form, as the service’s documents do', async () => {
	const pdf = await generate(sandbox, await rawTemplate({ body: p('x') }), {}, 'pdf');
	expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.4');
	expect(pdf.toString('latin1')).toMatch(/\/AcroForm\s*<<\s*\/Fields\s*\[\s*\]\s*>>/);
});

it('holds header, body, text box, footer and notes', async () => {
	const body =
		`<w:p>${run('See {{x}}')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>` +
		textBox(p('boxed {{x}}'));
	const text = await textOf(
		{
			body,
			header: p('Head {{x}}'),
			footer: p('Foot {{x}}'),
			footnotes: `<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>${run(' Note {{x}}')}</w:p></w:footnote>`,
		},
		{ x: 'here' },
	);
	expect(text).toBe('Head here Foot here See here1 boxed here 1 Note here');
});

it('numbers its pages in the footer, and puts header and footer on each', async () => {
	const pages = await pagesOf({
		body: PAGE_BREAK,
		header: p('Head'),
		footer: `<w:p>${run('Page ')}${field('PAGE', '9')}${run(' of ')}<w:fldSimple w:instr=" NUMPAGES ">${run('9')}</w:fldSimple></w:p>`,
	});
	expect(pages.map((text) => text.replace(/\s+/g, ' '))).toEqual([
		'Head Page 1 of 2 left',
		'Head Page 2 of 2 right',
	]);
});

it('keeps the saved result of all other fields', async () => {
	expect(
		await textOf({ body: `<w:p>${run('a ')}${field('DATE', 'saved')}${run(' b')}</w:p>` }),
	).toBe('a saved b');
});

it('moves the text out of the way of a tall header', async () => {
	const { readPdf } = await import('../../support/pdf.mjs');
	const body = Array.from({ length: 100 }, (_, index) => p(`line ${index}`)).join('');
	const count = async (lines: number): Promise<number> => {
		const header = Array.from({ length: lines }, () => p('top')).join('');
		const template = await rawTemplate({ body, header });
		return (await readPdf(await generate(sandbox, template, {}, 'pdf'))).pageCount;
	};
	expect(await count(12)).toBeGreaterThan(await count(1));
});

describe('pages', () => {
	it.each([
		['a page break in a run', PAGE_BREAK],
		[
			'a paragraph that asks for one',
			`${p('left')}<w:p><w:pPr><w:pageBreakBefore/></w:pPr>${run('right')}</w:p>`,
		],
		['a section', `<w:p><w:pPr><w:sectPr/></w:pPr>${run('left')}</w:p>${p('right')}`],
	])('begin at %s', async (_, body) => {
		expect(await pagesOf({ body })).toEqual(['left', 'right']);
	});

	it.each([
		[
			'a continuous section',
			{
				body: `<w:p><w:pPr><w:sectPr/></w:pPr>${run('left')}</w:p>${p('right')}`,
				section: '<w:type w:val="continuous"/>',
			},
		],
		[
			'a first paragraph that asks for one',
			{ body: `<w:p><w:pPr><w:pageBreakBefore/></w:pPr>${run('left right')}</w:p>` },
		],
		['a break in a table', { body: table(`<w:tr>${cell(PAGE_BREAK)}</w:tr>`) }],
	])('do not begin at %s', async (_, parts) => {
		expect((await pagesOf(parts)).map((text) => text.replace(/\s+/g, ' '))).toEqual(['left right']);
	});
});

describe('tables', () => {
	const grid = (...widths: number[]): string =>
		`<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;

	it('have the columns of their grid, and break words that are wider', async () => {
		const body = `<w:tbl><w:tblPr/>${grid(2000, 1400)}${row('short', 'https://example.com/a/long/path')}</w:tbl>`;
		const [page = ''] = await pagesOf({ body });
		const lines = page.split('\n');
		expect(lines.length).toBeGreaterThan(2);
		expect(page.replace(/\s/g, '')).toBe('shorthttps://example.com/a/long/path');
		expect(lines[0]).toMatch(/^short https:\/\/\w/);
	});

	it('are read row by row, cell by cell, merged cells and tables in cells included', async () => {
		const continued =
			'<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>hidden</w:t></w:r></w:p></w:tc>';
		const body = table(
			row('a', 'b', 'c'),
			`<w:tr>${cell(p('d'), 2)}${cell(table(row('e', 'f')) + p('g'))}</w:tr>`,
			`<w:tr>${continued}${cell(p('h'))}</w:tr>`,
		);
		expect(await textOf({ body })).toBe('a b c d e f g h');
	});

	it('in tables in tables come out, however deep', async () => {
		const deep = (depth: number): string =>
			depth === 0
				? p('deep')
				: table(`<w:tr>${cell(p(`t${depth}`) + deep(depth - 1) + p(''))}</w:tr>`);
		const text = await textOf({ body: deep(100) });
		const expected = Array.from({ length: 100 }, (_, index) => `t${100 - index}`).join('');
		expect(text.replace(/\s/g, '')).toBe(`${expected}deep`);
	});

	it('go over as many pages as their rows need', async () => {
		const loop = table(row('{{TableStart:items}}{{ROW_NUMBER}}', '{{name}}{{TableEnd:items}}'));
		const items = Array.from({ length: 200 }, (_, index) => ({ name: `name-${index}` }));
		const pages = await pagesOf({ body: loop }, { items });
		expect(pages.length).toBeGreaterThan(2);
		expect(pages.join('\n').split(/\s+/)).toEqual(
			items.flatMap(({ name }, index) => [String(index + 1), name]),
		);
	});
});

describe('lists', () => {
	const level = (index: number, format: string, text: string): string =>
		`<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
	const numbering =
		`<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}${level(2, 'upperRoman', '%3')}</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>` +
		'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
		'<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>';
	const point = (text: string, list: number, depth = 0): string =>
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

	it('show their marks, level by level', async () => {
		const body =
			point('one', 1) +
			point('inner', 1, 1) +
			point('inner', 1, 1) +
			point('deep', 1, 2) +
			point('two', 1) +
			point('inner again', 1, 1) +
			point('dot', 2) +
			point('seven', 3) +
			point('eight', 3);
		expect((await pagesOf({ body, numbering }))[0]?.split('\n')).toEqual([
			'1. one',
			'1.a) inner',
			'1.b) inner',
			'I deep',
			'2. two',
			'2.a) inner again',
			'• dot',
			'7. seven',
			'8. eight',
		]);
	});

	it('may come from a style, and may be switched off', async () => {
		const styles =
			'<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
			'<w:style w:type="paragraph" w:styleId="M"><w:basedOn w:val="L"/></w:style>';
		const styled = (properties: string): string =>
			`<w:p><w:pPr><w:pStyle w:val="M"/>${properties}</w:pPr>${run('x')}</w:p>`;
		const off = '<w:numPr><w:numId w:val="0"/></w:numPr>';
		expect(await textOf({ body: styled('') + styled(off), styles, numbering })).toBe('1. x x');
	});
});

it('shows capitals as capitals, and neither hidden nor deleted text', async () => {
	const body =
		`<w:p>${run('loud ', '<w:caps/>')}${run('secret ', '<w:vanish/>')}${run('plain')}` +
		`<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${run(' new')}</w:ins></w:p>`;
	expect(await textOf({ body })).toBe('LOUD plain new');
});

it('sets other alphabets', async () => {
	const x = 'Größe Привет κόσμε 日本語 5 < 7 & "ok"';
	expect(await textOf({ body: p('{{x}}') }, { x })).toBe(x);
});
