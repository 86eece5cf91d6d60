/** A result's elements, and what is made of them: tables, CSV, Markdown, chunks. */
import { Chunker } from '../../nodes/FoxitStructuralExtract/elements/chunker';
import { toCsv } from '../../nodes/FoxitStructuralExtract/elements/csv';
import { toMarkdown } from '../../nodes/FoxitStructuralExtract/elements/markdown';
import { markdownTable } from '../../nodes/shared/markdown';
import { ReadBudget } from '../../nodes/FoxitStructuralExtract/elements/readBudget';
import { readStructure } from '../../nodes/FoxitStructuralExtract/elements/readStructure';
import { gridOf, nameColumns } from '../../nodes/FoxitStructuralExtract/elements/table';
import type { Clock } from '../../nodes/shared/task/clock';
import { fuzz } from './support/fuzz';
import { mutatedText, mutatedValue, type Chance } from './support/mutate';

const budget = () => new ReadBudget({ maxElements: 1_000, maxTableCells: 20_000 });

const cell = (rowIndex: number, columnIndex: number, text: string) => ({
	...{ rowIndex, columnIndex, rowSpan: 1, columnSpan: 2 },
	paragraph: { content: { text } },
});
const TABLE = {
	type: 'table',
	id: 't1',
	content: {
		body: { rowCount: 2, columnCount: 3, cells: [cell(0, 0, 'Name'), cell(1, 1, '-4.50')] },
	},
};
const TEXTS = [
	'The first sentence. The second one!\n\nA paragraph',
	'第一句。第二句！第三句？',
	'<b>bold</b> [a](http://b) ![c](d) | e \\ f',
	'=1+1',
	'# head\n- item\n1. item\n```',
];
const ELEMENTS = [
	TABLE,
	{ type: 'title', id: 'a', content: { text: TEXTS[0] } },
	{ type: 'head', id: 'b', level: 2, content: { text: TEXTS[1] } },
	{
		type: 'paragraph',
		id: 'c',
		content: { text: TEXTS[2] },
		regions: [{ page: 1, boundingBox: [0, 1, 2, 3] }],
	},
	{ type: 'hyperlink', id: 'd', content: { text: 'x', uri: 'https://host/a' } },
	{ type: 'image', id: 'e', content: { text: '', references: ['images/1.png'] } },
];

const elementOf = (chance: Chance) => {
	const made = mutatedValue(chance, chance.of(ELEMENTS));
	return (typeof made === 'object' && made !== null ? made : {}) as Record<string, unknown>;
};

const STILL: Clock = { now: () => 0, random: () => 0, sleep: async () => await Promise.resolve() };
const RESULTS = [true, false].map((isWrapped) => {
	const result = {
		version: { schema: '1.0.7' },
		info: { language: 'en' },
		pages: [{ page: 1, width: 595 }],
		elements: ELEMENTS,
	};
	return JSON.stringify(isWrapped ? { analyzeResult: result } : result);
});

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) {
		yield await Promise.resolve(bytes.subarray(at, at + size));
	}
}

fuzz('results', async (chance) => {
	const bytes = Buffer.from(mutatedText(chance, RESULTS));
	let elements = 0;
	const header = await readStructure(pieces(bytes, chance.of([7, 100, 65_536])), {
		...{ clock: STILL, budget: budget(), signal: new AbortController().signal },
		onElement: () => (elements += 1),
		onVersion: () => undefined,
	});
	expect(elements).toBeLessThanOrEqual(1_000);
	expect(Object.values(header.counts).reduce((sum, count) => sum + count, 0)).toBe(elements);
});

fuzz('tables', (chance) => {
	const grid = gridOf(
		{ ...(mutatedValue(chance, TABLE) as object) },
		chance.of(['repeat', 'blank']),
		budget(),
	);
	expect(grid.length * (grid[0]?.length ?? 0)).toBeLessThanOrEqual(20_000);
	expect(new Set(grid.map((row) => row.length)).size).toBeLessThanOrEqual(1);
	const { columns } = nameColumns(grid, chance.once(2));
	expect(new Set(columns).size).toBe(columns.length);
});

/** Reads CSV as RFC 4180 has it, apart from what wrote it. */
function readCsv(csv: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g)) {
		row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
		if (end === ',') continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

fuzz('CSV', (chance) => {
	const width = 1 + chance.below(4);
	const grid = Array.from({ length: 1 + chance.below(4) }, () =>
		Array.from({ length: width }, () => mutatedText(chance, TEXTS)),
	);
	const read = readCsv(toCsv(grid));
	expect(read.map((row) => row.length)).toEqual(grid.map((row) => row.length));
	read.flat().forEach((text, index) => {
		const given = grid.flat()[index];
		expect([given, `'${given}`]).toContain(text);
		// Looked at as a spreadsheet does, which passes over what nobody sees.
		expect(text.normalize('NFKC').replace(/^[\p{Cc}\p{Cf}\p{Z}]+/u, '')).not.toMatch(/^[=@]/);
	});
});

fuzz('Markdown', (chance) => {
	const element = elementOf(chance);
	const markdown = toMarkdown(element, budget());
	expect(markdown).not.toMatch(/(?<!\\)<(?!br>)(?:script|img|b|!--)/i);
	expect(markdown).not.toMatch(/(?<!\\)\]\(<?javascript:/i);
	const [header, ...rows] = markdownTable([
		[mutatedText(chance, TEXTS)],
		[mutatedText(chance, TEXTS)],
	]);
	for (const line of [header, ...rows]) expect(line).not.toMatch(/[\r\n]/);
});

fuzz('chunks', (chance) => {
	const maxCharacters = chance.of([100, 150, 400, 1_500]);
	const overlapCharacters = Math.min(chance.of([0, 10, 150]), Math.floor(maxCharacters / 2));
	const chunker = new Chunker({ maxCharacters, overlapCharacters }, budget());
	const elements = Array.from({ length: 1 + chance.below(6) }, () => elementOf(chance));
	const chunks = [...elements.flatMap((element) => chunker.add(element)), ...chunker.end()];
	for (const { text, characters } of chunks) {
		expect(text.trim()).not.toBe('');
		expect(characters).toBe(text.length);
		// A row of a table is kept whole, and so is a character of two units.
		if (!text.includes('| ')) expect(characters).toBeLessThanOrEqual(Math.max(2, maxCharacters));
	}
});
