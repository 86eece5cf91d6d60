import { useSandbox } from '../../support/use-sandbox';
import { answerTo, generate } from './docgen-client';
import { p, paragraphsOf, partOf, rawTemplate, run, textBox, type RawParts } from './raw-template';

const sandbox = useSandbox();

/** The paragraphs a body of these becomes. */
async function fill(
	paragraphs: readonly string[],
	values: object,
	more: Partial<RawParts> = {},
	request: object = {},
): Promise<string[]> {
	const template = await rawTemplate({ body: paragraphs.join(''), ...more });
	return await paragraphsOf(await generate(sandbox, template, values, 'docx', request));
}

describe('values', () => {
	it.each([
		['text', '{{name}}', { name: 'Ann' }, 'Ann'],
		['blanks inside', '{{ name }}', { name: 'Ann' }, 'Ann'],
		['several in a line', '{{a}}, {{b}}!', { a: 1, b: 2 }, '1, 2!'],
		['a number', '{{x}}', { x: 39600.5 }, '39600.5'],
		['a truth', '{{x}}', { x: false }, 'false'],
		['nothing', '[{{x}}]', { x: null }, '[]'],
		['no data', '[{{x}}]', {}, '[]'],
		['a nested member', '{{a.b.c_d}}', { a: { b: { c_d: 'deep' } } }, 'deep'],
		['a path that ends early', '[{{a.b.c}}]', { a: { b: 'x' } }, '[]'],
		['an object', '[{{a}}]', { a: { b: 1 } }, '[]'],
		['a list', '[{{a}}]', { a: [1] }, '[]'],
		['another case', '[{{Name}}]', { name: 'Ann' }, '[]'],
		['a member of everything', '[{{constructor}}{{a.toString}}]', { a: {} }, '[]'],
		['markup', '{{x}}', { x: '<b>&"\'</b>' }, '<b>&"\'</b>'],
		['a tag in a value', '{{x}}', { x: '{{y}}', y: 'never' }, '{{y}}'],
		['what XML has no way to write', '{{x}}', { x: 'a\u0000\u000b\ud800b' }, 'ab'],
		['a pair of surrogates', '{{x}}', { x: '😀' }, '😀'],
		['lines and tabs', '{{x}}.', { x: 'one\ntwo\r\nthree\tfour' }, 'one\ntwo\nthree\tfour.'],
		['a tag of eSign', '${signfield:1:y:____}{{x}}', { x: '!' }, '${signfield:1:y:____}!'],
		['single braces', '{x} { {x} }', { x: '!' }, '{x} { {x} }'],
		['braces without a name', '{{}} {{ }}', {}, '{{}} {{ }}'],
		['arithmetic', '[{{=qty*price}}]', { qty: 2, price: 3 }, '[]'],
		['a filter', '[{{x | Currency}}{{x:Currency}}]', { x: 1 }, '[]'],
		['a sum outside a table', '[{{=SUM(ABOVE)}}]', {}, '[]'],
		['a row number outside a loop', '[{{ROW_NUMBER}}]', {}, '[]'],
		['an end without a start', '{{TableEnd:items}}', {}, '{{TableEnd:items}}'],
	])('%s', async (_, text, values, expected) => {
		expect(await fill([p(text)], values)).toEqual([expected]);
	});

	it('are found where Word has cut them into runs, and take the looks of the first', async () => {
		const cut =
			`<w:p>${run('Dear {{', '<w:b/>')}<w:proofErr w:type="spellStart"/>${run('cust')}` +
			`${run('omer.na', '<w:i/>')}${run('me }}, hello')}</w:p>`;
		const template = await rawTemplate({ body: cut });
		const docx = await generate(sandbox, template, { customer: { name: 'Ann' } });
		expect(await paragraphsOf(docx)).toEqual(['Dear Ann, hello']);
		expect(await partOf(docx, 'word/document.xml')).toContain(
			'<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Dear Ann</w:t>',
		);
	});

	it('do not reach over a line break or into the next paragraph', async () => {
		const broken = '<w:p><w:r><w:t>{{na</w:t><w:br/><w:t>me}}</w:t></w:r></w:p>';
		expect(await fill([broken, p('{{na'), p('me}}')], { name: 'Ann' })).toEqual([
			'{{na\nme}}',
			'{{na',
			'me}}',
		]);
	});
});

describe('pictures', () => {
	it.each([
		['a number', '{{x \\# "$#,##0.00"}}', 1560, '$1,560.00'],
		['without quotes', '{{ x \\# 0.00 }}', 2, '2.00'],
		['a number in text', '{{x \\# "0.00"}}', '$1,234.5', '1234.50'],
		['no number', '{{x \\# "0.00"}}', 'n/a', 'n/a'],
		['nothing', '[{{x \\# "0.00"}}]', null, '[]'],
		['a date', '{{ x \\@ MM/dd/yyyy }}', '2024-01-15', '01/15/2024'],
		['a date in words', '{{x \\@ "MMMM d, yyyy"}}', 'August 15, 2025', 'August 15, 2025'],
		['blanks without quotes', '{{ x \\@ MMMM d, yyyy }}', '2024-01-15', 'January 15, 2024'],
		['no date', '{{x \\@ "yyyy"}}', 'soon', 'soon'],
		['a switch that says nothing', '{{x \\* MERGEFORMAT}}', 'a', 'a'],
		['another switch behind', '{{x \\# "0.0" \\* MERGEFORMAT}}', 1, '1.0'],
		['a switch that does not suit a truth', '{{x \\# "0.0"}}', true, 'true'],
		['curly quotes: no tag', '{{x \\# “0.00”}}', 1, '{{x \\# “0.00”}}'],
	])('%s', async (_, text, x, expected) => {
		expect(await fill([p(text)], { x })).toEqual([expected]);
	});

	it('Currency is blank, but in templates that Word wrote', async () => {
		const body = [p('[{{x \\# Currency}}]')];
		const byWord = { application: 'Microsoft Office Word' };
		expect(await fill(body, { x: 1234.5 })).toEqual(['[]']);
		expect(await fill(body, { x: 1234.5 }, byWord)).toEqual(['[$1,234.50]']);
		expect(await fill(body, { x: 1234.5 }, byWord, { currencyCulture: 'en-GB' })).toEqual([
			'[£1,234.50]',
		]);
		expect(await fill(body, { x: 'n/a' }, byWord)).toEqual(['[n/a]']);
	});

	it('today is the day on the sandbox’s clock, unless the data say otherwise', async () => {
		const day = 24 * 60 * 60 * 1000;
		const { nowMs } = await sandbox.control.advanceClock(40 * day);
		const [year = '', month = '', date = ''] = new Date(nowMs).toISOString().split(/[-T]/);
		const body = [p('{{ today \\@ MM/dd/yy }}'), p('{{today}}')];
		expect(await fill(body, {})).toEqual([
			`${month}/${date}/${year.slice(2)}`,
			`${Number(month)}/${Number(date)}/${year}`,
		]);
		expect(await fill(body, { today: '2020-02-01' })).toEqual(['02/01/20', '2020-02-01']);
	});
});

describe('places', () => {
	it('fills headers, footers, notes, links, content controls and both versions of text boxes', async () => {
		const template = await rawTemplate({
			body:
				`<w:p><w:hyperlink w:anchor="a">${run('{{link}}')}</w:hyperlink></w:p>` +
				`<w:sdt><w:sdtContent>${p('{{block}}')}</w:sdtContent></w:sdt>` +
				`<w:p><w:sdt><w:sdtContent>${run('{{inline}}')}</w:sdtContent></w:sdt></w:p>` +
				textBox(p('{{box}}')),
			header: p('{{top}}'),
			footer: p('{{foot}}'),
			footnotes: `<w:footnote w:id="1">${p('{{note}}')}</w:footnote>`,
		});
		const names = ['link', 'block', 'inline', 'box', 'top', 'foot', 'note'];
		const values = Object.fromEntries(names.map((name) => [name, name.toUpperCase()]));
		const docx = await generate(sandbox, template, values);
		expect((await paragraphsOf(docx)).filter((text) => text !== '')).toEqual([
			'LINK',
			'BLOCK',
			'INLINE',
			'BOX',
			'BOX',
		]);
		expect(await paragraphsOf(docx, 'header')).toEqual(['TOP']);
		expect(await paragraphsOf(docx, 'footer')).toEqual(['FOOT']);
		expect(await paragraphsOf(docx, 'footnotes')).toEqual(['NOTE']);
	});

	it('leaves every part without tags as it was, byte for byte', async () => {
		const template = await rawTemplate({
			body: p('{{x}}'),
			header: `${p('no tag')}<!-- odd  but  "legal" -->`,
			styles: '<w:docDefaults  />',
		});
		const docx = await generate(sandbox, template, { x: 1 });
		for (const part of ['word/header.xml', 'word/styles.xml', '[Content_Types].xml'])
			expect(await partOf(docx, part)).toBe(await partOf(template, part));
	});

	it('answers with the message and the extension of the format', async () => {
		const template = await rawTemplate({ body: p('x') });
		for (const format of ['pdf', 'docx'])
			expect(await answerTo(sandbox, template, {}, format)).toMatchObject({
				status: 200,
				body: {
					message: `${format.toUpperCase()} Document Generated Successfully`,
					fileExtension: format,
				},
			});
	});
});
