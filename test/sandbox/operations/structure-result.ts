import type { SandboxUnderTest } from '../../support/use-sandbox';
import { problemsOf, type Fields } from './structure-shape';
import { zipMembers } from './zip-members';

export const TRIAL = 'pdf-structural-extract';
export const ANALYZE = 'analyze/pdf-structural-analysis';

/** An element with what the tests look at. */
export interface Element extends Fields {
	type: string;
	id: string;
	level?: number;
	content: Fields & { text?: string };
	region: { page?: number; boundingBox?: number[] };
	regions?: Array<{ page: number }>;
	originalImagePaths?: string[];
	originalTableImagePaths?: string[];
}

export interface Structure {
	info: Record<string, Fields>;
	pages: Fields[];
	elements: Element[];
	json: string;
	members: Map<string, Buffer>;
	/** Elements of one type. */
	of: (type: string) => Element[];
	/** Texts of elements of one type. */
	texts: (type: string) => unknown[];
}

/** Unpacks a result and checks its shape. */
export async function readStructure(zip: Uint8Array): Promise<Structure> {
	const members = new Map((await zipMembers(zip)).map(({ name, bytes }) => [name, bytes]));
	const json = members.get('StructureInfo.json')!.toString('utf8');
	const parsed = JSON.parse(json) as { analyzeResult: Structure };
	expect(problemsOf(parsed, [...members.keys()])).toEqual([]);
	const { elements } = parsed.analyzeResult;
	const of = (type: string) => elements.filter((element) => element.type === type);
	const texts = (type: string) => of(type).map(({ content }) => content.text);
	return { ...parsed.analyzeResult, json, members, of, texts };
}

/** Has a PDF analysed by the sandbox. */
export async function analyse(
	{ client }: SandboxUnderTest,
	bytes: Uint8Array,
	options: object = {},
	path = TRIAL,
): Promise<Structure> {
	return await readStructure(await client.convert(path, 'a.pdf', bytes, options));
}

/** The texts of a table by row and column; spans in braces, covered fields left out. */
export function gridOf(table: Fields): string[][] {
	const { cells } = (table.content as { body: { cells: Fields[] } }).body;
	const grid: string[][] = [];
	for (const cell of cells) {
		const { content } = cell.paragraph as { content?: { text: string } };
		const [row, column] = [cell.rowIndex as number, cell.columnIndex as number];
		const [down, right] = [cell.rowSpan as number, cell.columnSpan as number];
		const span = down * right > 1 ? `{${down}x${right}}` : '';
		(grid[row] ??= [])[column] = (content?.text ?? '') + span;
	}
	return grid;
}

/** The same with all blanks folded: `$ 150.00` and `$150.00` are one. */
export const folded = (text: unknown): string => String(text).replace(/\s+/g, '');

/** A line of text for make-pdf, `top` points below the upper edge of an A4 page. */
export const at = (x: number, top: number, text: string, size = 12, bold = false) => ({
	...{ x, y: 842 - top, text, size, bold },
});

/** Two lines of a paragraph. */
export const PROSE = [
	'The quick brown fox jumps over the lazy dog and runs into the wood,',
	'where nobody has seen it since. People still talk about it.',
];
