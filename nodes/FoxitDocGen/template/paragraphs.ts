import { yieldToEventLoop } from '../../shared/eventLoop';
import { wordNames } from './wordNames';
import { xmlTokens, type XmlToken } from './xmlTokens';

/** A paragraph of a Word document as DocGen sees it: its text, whatever runs it is made of. */
export interface Paragraph {
	text: string;
	/** Where in the text each run begins, in ascending order. */
	runStarts: number[];
	/** The innermost table row around it; absent outside tables. Unique within a document part. */
	row?: number;
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
	private readonly rows: number[] = [];
	private lastRow = 0;
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
			case 'w:tr':
				this.lastRow += 1;
				this.rows.push(this.lastRow);
				break;
			case 'w:p': {
				const row = this.rows.at(-1);
				this.open.push({ text: '', runStarts: [], ...(row !== undefined && { row }) });
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
