import { yieldToEventLoop } from '../../shared/eventLoop';
import { wordNames } from './wordNames';
import { attributeIn, xmlTokens, type XmlToken } from './xmlTokens';

/** A row of a table; one object for each, so that rows can be told apart. */
export interface TableRow {
	/** Number of the table within its document part, from 1; a table within a cell counts as well. */
	table: number;
	/** Number of the row within its table, from 1. */
	row: number;
}

/** A paragraph of a Word document as DocGen sees it: its text, whatever runs it is made of. */
export interface Paragraph {
	/** Its number within its document part, from 1. */
	number: number;
	text: string;
	/** Where in the text each run begins, in ascending order. */
	runStarts: number[];
	/** The innermost table row around it; absent outside tables. */
	row?: TableRow;
	/** Id of its style, which has a name in the part with the styles. */
	style?: string;
	/** Of a list's item: how deep it is, from 0. */
	listLevel?: number;
}

/** A table with its cells, which hold paragraphs and tables in turn. */
export interface Table {
	rows: Row[];
}

export interface Row {
	/** Columns left free before the first cell. */
	columnsBefore: number;
	cells: Cell[];
}

export interface Cell {
	/** Columns of the grid that it covers. */
	columns: number;
	blocks: Block[];
}

export type Block = Paragraph | Table;

/** One part of a Word document: its paragraphs in a row, and in the tables that they stand in. */
export interface PartText {
	paragraphs: Paragraph[];
	blocks: Block[];
	/** Text of equations and drawings, by the paragraph that holds them; none if they stand alone. */
	elsewhere: ReadonlyMap<Paragraph | undefined, string>;
}

/** The paragraphs of a part, as `readPart` gives them. */
export async function readParagraphs(xml: string): Promise<Paragraph[]> {
	return (await readPart(xml)).paragraphs;
}

/**
 * The paragraphs of one part of a Word document, in the order in which they end. A paragraph inside a
 * text box is one of its own, not a part of the paragraph that the box is anchored in.
 */
export async function readPart(xml: string): Promise<PartText> {
	const reader = new ParagraphReader();
	const named = wordNames(xml);
	let tokens = 0;
	for (const token of xmlTokens(xml)) {
		reader.take(token.kind === 'text' ? token : { ...token, name: named(token.name) });
		tokens += 1;
		if (tokens % TOKENS_PER_TURN === 0) await yieldToEventLoop();
	}
	const { paragraphs, blocks, elsewhere } = reader;
	return { paragraphs, blocks, elsewhere };
}

/** Takes some 10 ms. */
const TOKENS_PER_TURN = 50_000;

/** Characters that Word writes as elements. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
	['w:tab', '\t'],
	['w:br', '\n'],
	['w:cr', '\n'],
	['w:noBreakHyphen', '\u2011'],
]);

/** Text of equations and of drawings, which is no text of a paragraph. */
const OTHER_TEXT: ReadonlySet<string> = new Set(['m:t', 'a:t']);

/**
 * A text box for old readers, which is there for new ones too; and text where it was before it was
 * moved, with changes tracked.
 */
const SKIPPED: ReadonlySet<string> = new Set(['mc:Fallback', 'w:moveFrom']);

/** Properties that say where a text stands. */
const PROPERTIES: ReadonlySet<string> = new Set([
	'w:pStyle',
	'w:ilvl',
	'w:gridBefore',
	'w:gridSpan',
]);
/** Word's own limit for the columns of a table. */
const MAX_COLUMNS = 63;

function columnsIn(value: string): number | undefined {
	return /^[1-9]\d?$/.test(value) ? Math.min(Number(value), MAX_COLUMNS) : undefined;
}

class ParagraphReader {
	readonly paragraphs: Paragraph[] = [];
	readonly blocks: Block[] = [];
	readonly elsewhere = new Map<Paragraph | undefined, string>();
	/** What paragraphs and tables go into: the part, and the cells that are open. */
	private readonly containers: Block[][] = [this.blocks];
	/** Paragraphs that are open: more than one inside a text box. */
	private readonly open: Paragraph[] = [];
	/** Tables that are open, and their rows. */
	private readonly tables: Array<{ number: number; table: Table }> = [];
	private readonly rows: TableRow[] = [];
	private lastTable = 0;
	private lastParagraph = 0;
	private inText = false;
	private inOtherText = false;
	/** Depth inside what is there twice or no more. */
	private skippedDepth = 0;

	take(token: XmlToken): void {
		if (token.kind === 'text') {
			if (this.skippedDepth > 0) return;
			if (this.inText) this.add(token.text);
			else if (this.inOtherText) this.addElsewhere(token.text);
			return;
		}
		if (SKIPPED.has(token.name)) {
			if (token.kind === 'close') this.skippedDepth -= 1;
			else if (!token.selfClosing) this.skippedDepth += 1;
		}
		if (this.skippedDepth > 0) return;
		if (token.kind === 'close') this.close(token.name);
		else this.openElement(token);
	}

	private openElement({ name, selfClosing, markup }: Extract<XmlToken, { kind: 'open' }>): void {
		const character = CHARACTERS.get(name);
		if (character) this.add(character);
		else if (PROPERTIES.has(name)) this.property(name, attributeIn(markup, 'val') ?? '');
		if (selfClosing) return;
		if (OTHER_TEXT.has(name)) this.inOtherText = true;
		switch (name) {
			case 'w:tbl': {
				this.lastTable += 1;
				const table: Table = { rows: [] };
				this.containers.at(-1)?.push(table);
				this.tables.push({ number: this.lastTable, table });
				break;
			}
			case 'w:tr': {
				const { number, table } = this.tables.at(-1) ?? { number: 0, table: { rows: [] } };
				table.rows.push({ columnsBefore: 0, cells: [] });
				this.rows.push({ table: number, row: table.rows.length });
				break;
			}
			case 'w:tc': {
				const cell: Cell = { columns: 1, blocks: [] };
				this.tables.at(-1)?.table.rows.at(-1)?.cells.push(cell);
				this.containers.push(cell.blocks);
				break;
			}
			case 'w:p': {
				const row = this.rows.at(-1);
				this.lastParagraph += 1;
				const number = this.lastParagraph;
				this.open.push({ number, text: '', runStarts: [], ...(row && { row }) });
				break;
			}
			case 'w:r': {
				const paragraph = this.open.at(-1);
				paragraph?.runStarts.push(paragraph.text.length);
				break;
			}
			case 'w:t':
				this.inText = true;
		}
	}

	private close(name: string): void {
		if (OTHER_TEXT.has(name)) this.inOtherText = false;
		switch (name) {
			case 'w:tbl':
				this.tables.pop();
				break;
			case 'w:tr':
				this.rows.pop();
				break;
			case 'w:p': {
				const paragraph = this.open.pop();
				if (!paragraph) break;
				this.paragraphs.push(paragraph);
				this.containers.at(-1)?.push(paragraph);
				break;
			}
			case 'w:tc':
				if (this.containers.length > 1) this.containers.pop();
				break;
			case 'w:t':
				this.inText = false;
		}
	}

	/** What the properties of a paragraph, a row or a cell say; earlier ones of a changed paragraph come last. */
	private property(name: string, value: string): void {
		const paragraph = this.open.at(-1);
		const row = this.tables.at(-1)?.table.rows.at(-1);
		const cell = row?.cells.at(-1);
		if (name === 'w:pStyle' && paragraph) paragraph.style ??= value;
		else if (name === 'w:ilvl' && paragraph) paragraph.listLevel ??= columnsIn(value) ?? 0;
		else if (name === 'w:gridBefore' && row) row.columnsBefore = columnsIn(value) ?? 0;
		else if (name === 'w:gridSpan' && cell) cell.columns = columnsIn(value) ?? 1;
	}

	private addElsewhere(text: string): void {
		const paragraph = this.open.at(-1);
		this.elsewhere.set(paragraph, (this.elsewhere.get(paragraph) ?? '') + text);
	}

	private add(text: string): void {
		const paragraph = this.open.at(-1);
		if (paragraph) paragraph.text += text;
	}
}
