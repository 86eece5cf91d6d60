import { useSandbox } from '../../support/use-sandbox';
import { answerTo, generate } from './docgen-client';
import { cell, p, paragraphsOf, partOf, rawTemplate, row, table, textBox } from './raw-template';

const sandbox = useSandbox();

/** The rows a body becomes: the texts of all cells, row by row. */
async function rowsOf(body: string, values: object): Promise<string[][]> {
	const docx = await generate(sandbox, await rawTemplate({ body }), values);
	const xml = await partOf(docx, 'word/document.xml');
	return xml
		.split('</w:tr>')
		.slice(0, -1)
		.map((part) =>
			part
				.slice(part.lastIndexOf('<w:tr'))
				.split('</w:tc>')
				.slice(0, -1)
				.map((text) =>
					[...text.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map((match) => match[1]).join(''),
				),
		);
}

const HEAD = row('#', 'Item', 'Price');
const LOOP = row('{{TableStart:items}}{{ROW_NUMBER}}', '{{name}}', '{{price}}{{TableEnd:items}}');

describe('a repeating row', () => {
	it('comes once for each item, between what stands around it', async () => {
		const values = {
			items: [
				{ name: 'Tea', price: 2 },
				{ name: 'Cake', price: 3.5 },
			],
		};
		expect(await rowsOf(table(HEAD, LOOP, row('', 'End', '')), values)).toEqual([
			['#', 'Item', 'Price'],
			['1', 'Tea', '2'],
			['2', 'Cake', '3.5'],
			['', 'End', ''],
		]);
	});

	it.each([
		['an empty list', { items: [] }],
		['no list', {}],
		['something else', { items: 'text' }],
	])('goes for %s', async (_, values) => {
		expect(await rowsOf(table(HEAD, LOOP), values)).toEqual([['#', 'Item', 'Price']]);
	});

	it('takes its table along when no row is left', async () => {
		const body = table(row('{{TableStart:items}}{{name}}{{TableEnd:items}}')) + p('after');
		const docx = await generate(sandbox, await rawTemplate({ body }), { items: [] });
		expect(await partOf(docx, 'word/document.xml')).not.toContain('w:tbl');
		expect(await paragraphsOf(docx)).toEqual(['after']);
	});

	it('looks at the item first, at everything else then, and into both', async () => {
		const body = table(
			row(
				'{{TableStart:order.items}}{{name}}',
				'{{owner.name}} {{company}}{{TableEnd:order.items}}',
			),
		);
		const values = {
			company: 'ACME',
			name: 'never',
			owner: { name: 'Root' },
			order: { items: [{ name: 'a', owner: { name: 'Ann' } }, { name: 'b' }, 'text'] },
		};
		expect(await rowsOf(body, values)).toEqual([
			['a', 'Ann ACME'],
			['b', 'Root ACME'],
			['never', 'Root ACME'],
		]);
	});

	it('may stand twice in a table, in a cell alone, and in a table inside a cell', async () => {
		const inner = table(row('{{TableStart:b}}{{y}}{{TableEnd:b}}'));
		const body = table(
			row('{{TableStart:a}}{{x}}{{TableEnd:a}}', 'A'),
			row('{{TableStart:b}}{{ROW_NUMBER}}', '{{y}}{{TableEnd:b}}'),
			`<w:tr>${cell(inner + p(''))}${cell(p('{{x}}'))}</w:tr>`,
		);
		const values = { a: [{ x: 1 }, { x: 2 }], b: [{ y: 3 }, { y: 4 }], x: 'root' };
		expect((await rowsOf(body, values)).slice(0, 6)).toEqual([
			['1', 'A'],
			['2', 'A'],
			['1', '3'],
			['2', '4'],
			['3'],
			['4'],
		]);
	});

	it('repeats a cut tag, a content control round the row, and no bookmark', async () => {
		const cut = `<w:p w14:paraId="00000001"><w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t>{{Table</w:t></w:r><w:r><w:t>Start:items}}{{name}}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`;
		const body = table(
			`<w:sdt><w:sdtContent><w:tr>${cell(cut)}${cell(p('{{price}}{{TableEnd:items}}'))}</w:tr></w:sdtContent></w:sdt>`,
		);
		const values = { items: [{ name: 'a', price: 1 }, { name: 'b' }] };
		expect(await rowsOf(body, values)).toEqual([
			['a', '1'],
			['b', ''],
		]);
		const docx = await generate(sandbox, await rawTemplate({ body }), values);
		expect(await partOf(docx, 'word/document.xml')).not.toMatch(/bookmark|paraId/);
	});

	it('fills a text box in it for each item', async () => {
		const body = table(
			`<w:tr>${cell(p('{{TableStart:items}}') + textBox(p('{{name}}')))}${cell(p('{{TableEnd:items}}'))}</w:tr>`,
		);
		expect(await rowsOf(body, { items: [{ name: 'a' }, { name: 'b' }] })).toEqual([
			['aa', ''],
			['bb', ''],
		]);
	});
});

describe('a loop the service does not know', () => {
	const nested = table(row('{{TableStart:b}}{{y}}{{TableEnd:b}}'));

	it.each([
		[
			'its end in another row',
			table(
				row('{{TableStart:items}}{{name}}'),
				row('{{name}}{{TableEnd:items}}'),
				row('{{name}}'),
			),
			[['{{TableStart:items}}{{name}}'], ['{{name}}{{TableEnd:items}}'], ['root']],
		],
		[
			'no end',
			table(row('{{TableStart:items}}{{name}}'), row('{{name}}')),
			[['{{TableStart:items}}{{name}}'], ['root']],
		],
		[
			'another name at its end',
			table(row('{{TableStart:items}}{{TableEnd:other}}'), row('{{name}}')),
			[['{{TableStart:items}}{{TableEnd:other}}'], ['root']],
		],
		[
			'two in one row',
			table(row('{{TableStart:items}}{{TableEnd:items}}{{TableStart:b}}{{TableEnd:b}}')),
			[['{{TableStart:items}}{{TableEnd:items}}{{TableStart:b}}{{TableEnd:b}}']],
		],
	])('is left as it stands: %s', async (_, body, expected) => {
		expect(await rowsOf(body, { name: 'root', items: [{ name: 'a' }] })).toEqual(expected);
	});

	it('is left as it stands: a loop in a loop', async () => {
		const body = table(
			`<w:tr>${cell(p('{{TableStart:items}}{{name}}') + nested + p('{{TableEnd:items}}'))}</w:tr>`,
		);
		const docx = await generate(sandbox, await rawTemplate({ body }), {
			items: [{ name: 'a', b: [{ y: 1 }] }],
		});
		expect(await paragraphsOf(docx)).toEqual(['a', '{{TableStart:b}}{{y}}{{TableEnd:b}}', '']);
	});

	it.each([
		['a paragraph', p('{{TableStart:items}}{{name}}{{TableEnd:items}}')],
		['a text box', textBox(p('{{TableStart:items}}'))],
	])('is refused outside a table: %s', async (_, body) => {
		expect(await answerTo(sandbox, await rawTemplate({ body }), { items: [] })).toEqual({
			status: 400,
			body: {
				message:
					'An error occurred while analyzing the template: {{TableStart:items}} stands outside a table row.',
			},
		});
		expect(await sandbox.control.ledger()).toEqual([]);
	});
});

describe('the sum above', () => {
	const SUM = '{{=SUM(ABOVE)}}';
	const sumOf = async (...rows: string[]): Promise<string | undefined> =>
		(await rowsOf(table(...rows), { items: [{ price: 2 }, { price: '$1,000.50' }] }))
			.at(-1)
			?.at(-1);

	it.each([
		['over a loop, not its heading', [HEAD, LOOP, row('', '', SUM)], '1002.5'],
		['under a picture', [LOOP, row('', '', '{{=SUM(ABOVE) \\# "$#,##0.00"}}')], '$1,002.50'],
		['with blanks and in small letters', [LOOP, row('', '', '{{ = sum( above ) }}')], '1002.5'],
		['down to a cell without a number', [row('5'), row(''), row('7'), row(SUM)], '7'],
		['over nothing', [row('Price'), row(SUM)], '0'],
		['of negative and of bracketed numbers', [row('10'), row('-2'), row('(3)'), row(SUM)], '5'],
		['of cents', [row('0.1'), row('0.2'), row(SUM)], '0.3'],
		['of a sum above it', [row('1'), row('2'), row(SUM), row(SUM)], '6'],
	])('is taken %s', async (_, rows, expected) => {
		expect(await sumOf(...rows)).toBe(expected);
	});

	it('finds its column under merged cells', async () => {
		const merged = (first: string, last: string): string =>
			`<w:tr>${cell(p(first), 2)}${cell(p(last))}</w:tr>`;
		expect(await sumOf(row('1', '2', '3'), merged('x', '4'), merged('Total', SUM))).toBe('7');
		const pushed = `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell(p(SUM))}</w:tr>`;
		expect(await sumOf(row('1', '2', '3'), pushed)).toBe('3');
	});

	it('shows a picture’s padding in the cell as Word does, and reads it again', async () => {
		const body = table(
			row('{{TableStart:items}}{{price \\# "$#,##0.00"}}{{TableEnd:items}}'),
			row('{{=SUM(ABOVE) \\# "$#,##0.00"}}'),
		);
		expect(await rowsOf(body, { items: [{ price: 195 }, { price: 1560 }] })).toEqual([
			['$ 195.00'],
			['$1,560.00'],
			['$1,755.00'],
		]);
	});
});
