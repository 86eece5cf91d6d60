import type { Chunk, ChunkSize } from '../../../nodes/FoxitStructuralExtract/elements/chunker';
import type { Fields } from '../../../nodes/FoxitStructuralExtract/elements/rawElement';
import {
	cell,
	corners,
	head,
	newChunker,
	paragraph,
	region,
	table,
	tableOf,
	textElement,
	title,
} from '../support/elements';

function chunksOf(elements: Fields[], size: Partial<ChunkSize> = {}): Chunk[] {
	const chunker = newChunker({ maxCharacters: 1_000, overlapCharacters: 0, ...size });
	return [...elements.flatMap((element) => chunker.add(element)), ...chunker.end()];
}

const textsOf = (chunks: Chunk[]) => chunks.map(({ text }) => text);
const words = (count: number, word = 'word') =>
	Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');

describe('a new chunk starts', () => {
	it('at each title and head, and knows what stands above it', () => {
		const chunks = chunksOf([
			...[paragraph('before'), title('Report'), paragraph('about')],
			...[head('One', 1), head('One A', 2), paragraph('text a'), head('One B', 2)],
			...[paragraph('text b'), head('Two', 1), paragraph('text two')],
		]);
		expect(chunks.map(({ headings, text }) => [headings, text])).toEqual([
			[[], 'before'],
			[['Report'], '# Report\n\nabout'],
			[['Report', 'One', 'One A'], '## One\n\n### One A\n\ntext a'],
			[['Report', 'One', 'One B'], '### One B\n\ntext b'],
			[['Report', 'Two'], '## Two\n\ntext two'],
		]);
		expect(chunks.map(({ chunk }) => chunk)).toEqual([1, 2, 3, 4, 5]);
	});

	it('for a second title too, which stands beside the first', () => {
		const chunks = chunksOf([title('A'), head('a', 3), paragraph('x'), title('B'), paragraph('y')]);
		expect(chunks.map(({ headings }) => headings)).toEqual([['A', 'a'], ['B']]);
	});

	it('where the limit asks for it, between paragraphs if possible', () => {
		const three = [paragraph(words(10, 'a')), paragraph(words(10, 'b')), paragraph(words(10, 'c'))];
		expect(textsOf(chunksOf(three, { maxCharacters: 80 }))).toEqual([
			`${words(10, 'a')}\n\n${words(10, 'b')}`,
			words(10, 'c'),
		]);
	});

	it('also within a heading, and between headings without a text', () => {
		const long = chunksOf([title(words(40)), paragraph('text')], { maxCharacters: 100 });
		expect(Math.max(...long.map(({ characters }) => characters))).toBeLessThanOrEqual(100);
		expect(textsOf(long).join(' ').replace(/\s+/g, ' ')).toBe(`# ${words(40)} text`);
		const many = Array.from({ length: 50 }, (_, index) => head(`Heading number ${index}`, 1));
		const chunks = chunksOf(many, { maxCharacters: 100 });
		expect(Math.max(...chunks.map(({ characters }) => characters))).toBeLessThanOrEqual(100);
		expect(textsOf(chunks).join('\n\n')).toContain('## Heading number 49');
	});
});

describe('overlap', () => {
	const size = { maxCharacters: 100, overlapCharacters: 40 };

	it('repeats the last words of a chunk where one text fills several', () => {
		const chunks = chunksOf([paragraph(words(60), { id: 'paragraph1' })], size);
		expect(chunks.length).toBeGreaterThan(5);
		for (const [index, { text, elementIds }] of chunks.entries()) {
			const before = chunks[index - 1]?.text ?? '';
			const [repeated = ''] = index === 0 ? [''] : text.split('\n\n');
			expect(repeated.length).toBeLessThanOrEqual(40);
			expect(before.endsWith(repeated)).toBe(true);
			if (index > 0) expect(repeated).toMatch(/^word\d+( word\d+)*$/);
			expect(elementIds).toEqual(['paragraph1']);
		}
	});

	it('names the element that it comes from', () => {
		const elements = [
			paragraph(words(20, 'a'), { id: 'paragraph1' }),
			paragraph(words(14, 'b'), { id: 'paragraph2', region: region(2) }),
		];
		const [, second] = chunksOf(elements, size);
		expect(second?.text).toMatch(/^a\d+ [^]*a19\n\nb0 /);
		expect(second?.elementIds).toEqual(['paragraph1', 'paragraph2']);
		expect(second?.pages).toEqual([1, 2]);
	});

	it('does not reach over a heading, nor out of a table or into one', () => {
		const rows = Array.from({ length: 12 }, (_, index) => [`cell${index}`, 'x']);
		const elements = [paragraph(words(8)), head('Next', 1), paragraph('text'), table(rows)];
		const chunks = chunksOf([...elements, paragraph(words(10, 'after'))], size);
		expect(chunks[1]?.text).toBe('## Next\n\ntext');
		const all = textsOf(chunks).join('\n');
		for (const word of ['word7', 'cell11', 'after0']) expect(all.split(word)).toHaveLength(2);
	});
});

describe('tables', () => {
	const rows = Array.from({ length: 30 }, (_, index) => [`row ${index}`, `value ${index}`]);

	it('are cut between rows only, and every part starts with the header', () => {
		const chunks = chunksOf([head('Table', 1), table(rows)], { maxCharacters: 120 });
		expect(chunks.length).toBeGreaterThan(5);
		const lines = chunks.map(({ text }) => text.replace('## Table\n\n', '').split('\n'));
		for (const [header, rule] of lines) {
			expect([header, rule]).toEqual(['| row 0 | value 0 |', '| --- | --- |']);
		}
		expect(lines.flatMap((part) => part.slice(2))).toEqual(
			rows.slice(1).map(([a, b]) => `| ${a} | ${b} |`),
		);
		for (const { characters } of chunks) expect(characters).toBeLessThanOrEqual(120);
		expect(chunks[0]?.text).toMatch(/^## Table\n\n\| row 0/);
		for (const { headings } of chunks) expect(headings).toEqual(['Table']);
	});

	it('exceed the limit by a single row only, and without anything beside it', () => {
		const wide = [
			['a', 'b'],
			['x'.repeat(200), 'y'],
			['c', 'd'],
		];
		const elements = [head('A heading of some length before the table', 1), table(wide)];
		const chunks = chunksOf(elements, { maxCharacters: 100 });
		expect(textsOf(chunks)).toEqual([
			'## A heading of some length before the table',
			`| a | b |\n| --- | --- |\n| ${'x'.repeat(200)} | y |`,
			'| a | b |\n| --- | --- |\n| c | d |',
		]);
	});

	it('stay whole where they fit into a chunk of their own', () => {
		const small = [
			['a', 'b'],
			['c', 'd'],
		];
		const chunks = chunksOf([paragraph(words(14)), table(small)], { maxCharacters: 100 });
		expect(textsOf(chunks)).toEqual([words(14), '| a | b |\n| --- | --- |\n| c | d |']);
	});

	it('without regions lie on the page of their first cell', () => {
		const cells = [cell(0, 0, 'a', { region: region(7) })];
		const [chunk] = chunksOf([tableOf({ rowCount: 1, columnCount: 1, cells }, { regions: [] })]);
		expect(chunk).toMatchObject({ pages: [7], boxes: [] });
	});
});

it('keeps pages, boxes and ids', () => {
	const elements = [
		paragraph('a', { id: 'p1', region: { page: 3, boundingBox: corners(1, 2, 3, 4) } }),
		paragraph('b', { id: 'p2', region: { page: 2 } }),
		table([['c']], { id: 't1', regions: [region(3), region(4)] }),
		paragraph('d', { id: '', region: {} }),
	];
	const [chunk, ...others] = chunksOf(elements);
	expect(others).toEqual([]);
	expect(chunk).toMatchObject({ pages: [2, 3, 4], elementIds: ['p1', 'p2', 't1'] });
	expect(chunk?.boxes).toEqual([
		{ page: 3, left: 1, top: 2, right: 3, bottom: 4 },
		{ page: 3, left: 72, top: 100, right: 300, bottom: 120 },
		{ page: 4, left: 72, top: 100, right: 300, bottom: 120 },
	]);
	expect(chunk?.characters).toBe(chunk?.text.length);
});

it('makes nothing of elements without text', () => {
	const empty = ['title', 'head', 'paragraph', 'image', 'headerFooter', 'table', ''];
	expect(chunksOf(empty.map((type) => ({ type })))).toEqual([]);
	expect(chunksOf([])).toEqual([]);
	expect(chunksOf([title('only')])).toMatchObject([{ text: '# only', headings: ['only'] }]);
	expect(chunksOf([textElement('footnote', 'note')])).toMatchObject([{ text: 'note' }]);
});
