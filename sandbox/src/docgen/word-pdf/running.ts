import type { mupdf } from '../../engine/mupdf.js';
import { extent } from '../../engine/reflow.js';
import { blocksHtml } from './blocks.js';
import type { PageNumbers } from './fields.js';
import { layOutHtml } from './flow.js';
import type { Notes } from './notes.js';
import { runningPart, type Section } from './sections.js';
import type { WordSource } from './source.js';

/** A header or footer, ready to be drawn. */
interface Title {
	document: mupdf.Document;
	heightPt: number;
}

/** Draws on a page, its origin moved down by so much. */
export type DrawAt = (page: mupdf.Page, topPt: number) => void;

/** Lays out headers and footers; the same one is laid out once. */
export class RunningTitles {
	private readonly titles = new Map<string, Title>();

	constructor(
		private readonly source: WordSource,
		private readonly notes: Notes,
	) {}

	/** Height of the tallest header or footer of a section. */
	heightPt(section: Section, side: 'headers' | 'footers'): number {
		const heights = Object.values(section[side]).map(
			(part) => this.title(section, part, { page: 1, pages: 1 }).heightPt,
		);
		return Math.max(0, ...heights);
	}

	/** Draws the header and the footer of a page. */
	draw(section: Section, isFirst: boolean, numbers: PageNumbers, drawAt: DrawAt): void {
		const { page } = numbers;
		const which = { isFirst, page, hasEven: this.source.hasEvenHeaders };
		const header = runningPart(section, 'headers', which);
		const footer = runningPart(section, 'footers', which);
		if (header !== undefined)
			drawFirstPage(this.title(section, header, numbers), () => section.headerPt, drawAt);
		if (footer !== undefined) {
			const bottom = section.size.height - section.footerPt;
			drawFirstPage(this.title(section, footer, numbers), (height) => bottom - height, drawAt);
		}
	}

	/** Lets go of what was laid out. */
	destroy(): void {
		for (const { document } of this.titles.values()) document.destroy();
	}

	private title(section: Section, part: string, numbers: PageNumbers): Title {
		const { left, right } = section.margins;
		const { source, notes } = this;
		const width = section.size.width - left - right;
		const root = source.rootOf(part);
		const html =
			root === undefined
				? ''
				: blocksHtml(root, { source, part, notes, blocksHtml, numbers }, width);
		const key = `${section.size.width} ${left} ${right} ${html}`;
		const known = this.titles.get(key);
		if (known !== undefined) return known;
		const document = layOutHtml(html, section.size, { top: 0, right, bottom: 0, left });
		const first = document.loadPage(0);
		const title = { document, heightPt: extent(first).height };
		first.destroy();
		this.titles.set(key, title);
		return title;
	}
}

function drawFirstPage(
	{ document, heightPt }: Title,
	topOf: (heightPt: number) => number,
	drawAt: DrawAt,
): void {
	const page = document.loadPage(0);
	drawAt(page, topOf(heightPt));
	page.destroy();
}
