import { markdownTable, oneLine } from '../../shared/markdown';
import { toMarkdown } from './markdown';
import {
	boxOf,
	idOf,
	levelOf,
	pagesOf,
	regionsOf,
	textOf,
	typeOf,
	type Box,
	type Fields,
} from './rawElement';
import { cutText, tailOf } from './cutText';
import type { ReadBudget } from './readBudget';
import { gridOf } from './table';

export const defaultMaxCharacters = 1_500;
export const defaultOverlapCharacters = 150;

/** A piece of a document for retrieval. */
export interface Chunk {
	/** Counted from 1. */
	chunk: number;
	/** Markdown. */
	text: string;
	characters: number;
	/** The titles and heads above, the highest first. */
	headings: string[];
	pages: number[];
	/** Where the text lies, for marking it in the document. */
	boxes: Array<{ page?: number } & Box>;
	elementIds: string[];
}

export interface ChunkSize {
	/** A chunk is longer only where a single row of a table is. */
	maxCharacters: number;
	/** How much of a chunk's end the next one starts with, when one text fills several. */
	overlapCharacters: number;
}

/** The title's place in the order of headings; heads count from 1. */
const TITLE_LEVEL = 0;
const BETWEEN_BLOCKS = '\n\n';

/**
 * Cuts a document into chunks: a new one at each title and head, and wherever the size asks for
 * it; between paragraphs if possible, within tables only between rows.
 */
export class Chunker {
	private readonly headings: Array<{ level: number; text: string }> = [];
	private text = '';
	private elements: Fields[] = [];
	/** Whether the current chunk holds more than headings and what it repeats of the one before. */
	private hasBody = false;
	/** Where the last table of the current chunk ends: what is repeated starts behind it. */
	private tableEnd = 0;
	private count = 0;
	private done: Chunk[] = [];

	constructor(
		private readonly size: ChunkSize,
		private readonly budget: ReadBudget,
	) {}

	/** Takes in the next element and gives the chunks that are complete. */
	add(element: Fields): Chunk[] {
		const type = typeOf(element);
		if (type === 'title' || type === 'head') this.addHeading(element, type === 'title');
		else if (type === 'table') this.addTable(element);
		else this.addBlock(element);
		return this.take();
	}

	/** Gives the last chunk. */
	end(): Chunk[] {
		this.flush('');
		return this.take();
	}

	private take(): Chunk[] {
		const chunks = this.done;
		this.done = [];
		return chunks;
	}

	private addHeading(element: Fields, isTitle: boolean): void {
		const text = textOf(element);
		if (text === '') return;
		let rest = toMarkdown(element, this.budget);
		if (this.hasBody || !this.fits(rest)) this.flush('');
		const level = isTitle ? TITLE_LEVEL : (levelOf(element) ?? 1);
		while ((this.headings.at(-1)?.level ?? -1) >= level) this.headings.pop();
		this.headings.push({ level, text: oneLine(text) });
		while (!this.fits(rest)) {
			const [piece, after] = cutText(rest, this.room);
			this.append(piece, element);
			this.flush('');
			rest = after;
		}
		this.append(rest, element);
	}

	private addBlock(element: Fields): void {
		for (let rest = toMarkdown(element, this.budget); rest !== '';) {
			if (!this.fits(rest) && this.hasBody) this.flush(this.tail());
			// Headings, or what is repeated, may leave too little room to cut sensibly.
			if (this.room < this.size.maxCharacters / 4) this.flush('');
			const [piece, after] = cutText(rest, Math.max(1, this.room));
			this.appendBody(piece, element);
			rest = after;
		}
	}

	/** Every part of a table that had to be cut starts with its header again. */
	private addTable(element: Fields): void {
		const [header, rule, ...rows] = markdownTable(gridOf(element, 'blank', this.budget));
		if (header === undefined || rule === undefined) return;
		const head = `${header}\n${rule}`;
		const whole = [head, ...rows].join('\n');
		const [firstRow] = rows;
		const least = firstRow === undefined ? head : `${head}\n${firstRow}`;
		// Headings stay with their table as long as they leave room for a row.
		if (!this.fits(this.hasBody ? whole : least)) this.flush('');
		let part = head;
		for (const row of rows) {
			if (part !== head && !this.fits(`${part}\n${row}`)) {
				this.appendBody(part, element);
				this.flush('');
				part = head;
			}
			part += `\n${row}`;
		}
		this.appendBody(part, element);
		this.tableEnd = this.text.length;
	}

	private appendBody(text: string, element: Fields): void {
		this.append(text, element);
		this.hasBody = true;
	}

	private append(text: string, element: Fields): void {
		this.text += (this.text && BETWEEN_BLOCKS) + text;
		if (this.elements.at(-1) !== element) this.elements.push(element);
	}

	/** Characters that the current chunk can still take. */
	private get room(): number {
		const gap = this.text ? BETWEEN_BLOCKS.length : 0;
		return this.size.maxCharacters - this.text.length - gap;
	}

	private fits(text: string): boolean {
		return text.length <= this.room;
	}

	/** The end of the current chunk, for the next one to start with; a table is not torn for it. */
	private tail(): string {
		if (!this.hasBody) return '';
		return tailOf(this.text.slice(this.tableEnd).trimStart(), this.size.overlapCharacters);
	}

	private flush(nextStart: string): void {
		if (this.text !== '') {
			this.count += 1;
			this.done.push(this.chunk());
		}
		const last = this.elements.at(-1);
		this.text = nextStart;
		this.elements = nextStart && last ? [last] : [];
		this.hasBody = false;
		this.tableEnd = 0;
	}

	private chunk(): Chunk {
		const regions = this.elements.flatMap(regionsOf);
		const boxes = regions.flatMap((region) => {
			const box = boxOf(region);
			const page = typeof region.page === 'number' ? { page: region.page } : {};
			return box ? [{ ...page, ...box }] : [];
		});
		const pages = this.elements.flatMap(pagesOf);
		return {
			chunk: this.count,
			text: this.text,
			characters: this.text.length,
			headings: this.headings.map(({ text }) => text),
			pages: [...new Set(pages)].sort((a, b) => a - b),
			boxes,
			elementIds: this.elements.map(idOf).filter((id) => id !== ''),
		};
	}
}
