import { yieldToEventLoop } from '../../shared/eventLoop';
import { wordNames } from './wordNames';
import { xmlTokens, type XmlToken } from './xmlTokens';

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
}

/**
 * The paragraphs of one part of a Word document, in the order in which they end. A paragraph inside a
 * text box is one of its own, not a part of the paragraph that the box is anchored in.
 */
export async function readParagraphs(xml: string): Promise<Paragraph[]> {
	const reader = new ParagraphReader();
	const named = wordNames(xml);
	let tokens = 0;
	for (const token of xmlTokens(xml)) {
		reader.take(token.kind === 'text' ? token : { ...token, name: named(token.name) });
		tokens += 1;
		if (tokens % TOKENS_PER_TURN === 0) await yieldToEventLoop();
	}
	return reader.paragraphs;
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

/**
 * A text box for old readers, which is there for new ones too; and text where it was before it was
 * moved, with changes tracked.
 */
const SKIPPED: ReadonlySet<string> = new Set(['mc:Fallback', 'w:moveFrom']);

class ParagraphReader {
	readonly paragraphs: Paragraph[] = [];
	/** Paragraphs that are open: more than one inside a text box. */
	private readonly open: Paragraph[] = [];
	/** Tables that are open, and their rows. */
	private readonly tables: Array<{ number: number; rows: number }> = [];
	private readonly rows: TableRow[] = [];
	private lastTable = 0;
	private lastParagraph = 0;
	private inText = false;
	/** Depth inside what is there twice or no more. */
	private skippedDepth = 0;

	take(token: XmlToken): void {
		if (token.kind === 'text') {
			if (this.inText && this.skippedDepth === 0) this.add(token.text);
			return;
		}
		if (SKIPPED.has(token.name)) {
			if (token.kind === 'close') this.skippedDepth -= 1;
			else if (!token.selfClosing) this.skippedDepth += 1;
		}
		if (this.skippedDepth > 0) return;
		if (token.kind === 'close') this.close(token.name);
		else this.openElement(token.name, token.selfClosing);
	}

	private openElement(name: string, selfClosing: boolean): void {
		const character = CHARACTERS.get(name);
		if (character) this.add(character);
		if (selfClosing) return;
		switch (name) {
			case 'w:tbl':
				this.lastTable += 1;
				this.tables.push({ number: this.lastTable, rows: 0 });
				break;
			case 'w:tr': {
				const table = this.tables.at(-1) ?? { number: 0, rows: 0 };
				table.rows += 1;
				this.rows.push({ table: table.number, row: table.rows });
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
		switch (name) {
			case 'w:tbl':
				this.tables.pop();
				break;
			case 'w:tr':
				this.rows.pop();
				break;
			case 'w:p': {
				const paragraph = this.open.pop();
				if (paragraph) this.paragraphs.push(paragraph);
				break;
			}
			case 'w:t':
				this.inText = false;
		}
	}

	private add(text: string): void {
		const paragraph = this.open.at(-1);
		if (paragraph) paragraph.text += text;
	}
}
