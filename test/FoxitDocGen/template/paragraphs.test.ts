import { readParagraphs, type Paragraph } from '../../../nodes/FoxitDocGen/template/paragraphs';
import { markup, type Block } from '../support/words';

const read = async (body: Block[]) => await readParagraphs(await markup(body));
const texts = async (xml: string) => (await readParagraphs(xml)).map(({ text }) => text);

it('joins the runs of a paragraph and notes where each begins', async () => {
	expect(await read([{ runs: ['Dear {{', 'na', 'me}}'] }, 'next'])).toEqual([
		{ number: 1, text: 'Dear {{name}}', runStarts: [0, 7, 9] },
		{ number: 2, text: 'next', runStarts: [0] },
	]);
});

it('tells the rows of tables apart, those of nested tables too', async () => {
	const inner = { rows: [['inner one'], ['inner two']] };
	const paragraphs = await read([
		'before',
		{
			rows: [
				['a', 'b'],
				['c', ['d', inner, 'e']],
			],
		},
		{ rows: [['f']] },
		'after',
	]);
	const brief = ({ number, text, row }: Paragraph) => [number, text, row?.table, row?.row];
	expect(paragraphs.map(brief)).toEqual([
		[1, 'before', undefined, undefined],
		[2, 'a', 1, 1],
		[3, 'b', 1, 1],
		[4, 'c', 1, 2],
		[5, 'd', 1, 2],
		[6, 'inner one', 2, 1],
		[7, 'inner two', 2, 2],
		[8, 'e', 1, 2],
		[9, 'f', 3, 1],
		[10, 'after', undefined, undefined],
	]);
});

it('takes the text of a box for paragraphs of its own, and once only', async () => {
	const paragraphs = await read([{ textBox: ['{{boxed}}', 'second'] }]);
	expect(paragraphs.map(({ text }) => text)).toEqual(['{{boxed}}', 'second', '']);
});

it('reads breaks, tabs and hyphens, and neither field codes nor what was deleted', async () => {
	const run = (inside: string) => `<w:r>${inside}</w:r>`;
	const xml = [
		run('<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>'),
		run('<w:fldChar/><w:instrText>MERGEFIELD {{no}}</w:instrText>'),
		`<w:del>${run('<w:delText>{{gone}}</w:delText>')}</w:del>`,
		`<w:hyperlink>${run('<w:t>link</w:t>')}</w:hyperlink>`,
		`<w:sdt><w:sdtContent>${run('<w:t>control</w:t>')}</w:sdtContent></w:sdt>`,
	].join('');
	expect(await texts(`<w:p>${xml}</w:p>`)).toEqual(['a\tb\nc\u2011dlinkcontrol']);
});

it('makes the best of markup that is cut off', async () => {
	expect(await texts('<w:p><w:r><w:t>whole</w:t></w:r></w:p><w:p><w:r><w:t>hal')).toEqual([
		'whole',
	]);
	expect(await texts('</w:p></w:tr></w:t><w:p/>')).toEqual([]);
});

it('lets others have their turn while it reads a book', async () => {
	const xml = '<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(20_000);
	let turns = 0;
	const timer = setInterval(() => (turns += 1), 0);
	expect(await texts(xml)).toHaveLength(20_000);
	clearInterval(timer);
	expect(turns).toBeGreaterThan(0);
});
