import type { JsonObject } from '../../json.js';
import { eachPage } from '../edit-pdf.js';
import type { mupdf } from '../mupdf.js';
import { ElementWriter, type TablePiece } from './elements.js';
import { readFields } from './extras.js';
import { arrange, type PageItems } from './items.js';
import { extendedMetadata, isoSeconds } from './metadata.js';
import { readPage } from './read-page.js';
import { renderRegion } from './rendition.js';
import { Styles } from './styles.js';
import type { Item, PageContents, Table } from './types.js';

const VERSION = { schema: '1.0.7', software: 'FoxitPDFAnalyzer', model: 'idp-analysis' };
const SOFTWARE = '1.6.0';
/** Columns of a table that goes on stand where they stood, give or take so many points. */
const SAME_COLUMN = 4;

/** Analyses a document: `StructureInfo.json` and the pictures it names, by their names. */
export async function analyseStructure(
	pdf: mupdf.PDFDocument,
	bytes: Uint8Array,
): Promise<Map<string, Uint8Array>> {
	const fields = readFields(pdf);
	const contents: PageContents[] = [];
	await eachPage(pdf, async (page) => {
		contents.push(await readPage(page, fields));
	});
	const pages = arrange(contents);
	const renditions = new Map<string, Uint8Array>();
	const writer = new ElementWriter(new Styles(pdf));
	await eachPage(pdf, (page, index) => {
		nameRenditions(page, index, pages[index], renditions);
	});
	write(pages, writer);

	const result = {
		analyzeResult: {
			info: {
				split_info: { status: 'success' },
				basicInfo: {
					softwareVersion: SOFTWARE,
					modelID: SOFTWARE,
					encodingType: 'UTF-8',
					analysisTime: isoSeconds(new Date()),
					analyzedPageCount: contents.length,
					elementCounts: writer.elementCounts(),
				},
				extendedMetadata: extendedMetadata(pdf, bytes),
			},
			version: VERSION,
			pages: contents.map(describePage),
			elements: writer.elements,
		},
	};
	const json = Buffer.from(JSON.stringify(result, null, '\t'));
	return new Map([['StructureInfo.json', json], ...renditions]);
}

function describePage({ width, height }: PageContents, index: number): JsonObject {
	const [wide, high] = [width, height].map((side) => Math.round(side * 100) / 100);
	return {
		pageNumber: index + 1,
		size: { width: wide ?? 0, height: high ?? 0, unit: 'point' },
		state: 'success',
	};
}

/** Pictures and tables get a PNG each: `page_p0.pdf_0.png` is the first one of the first page. */
function nameRenditions(
	page: mupdf.PDFPage,
	index: number,
	items: PageItems | undefined,
	renditions: Map<string, Uint8Array>,
): void {
	let number = 0;
	for (const item of items?.items ?? []) {
		if (item.kind !== 'table' && item.kind !== 'picture') continue;
		const name = `page_p${index}.pdf_${number}.png`;
		number += 1;
		items?.images.set(item, name);
		renditions.set(name, item.kind === 'picture' ? item.picture.png : renderRegion(page, item.box));
	}
}

function write(pages: readonly PageItems[], writer: ElementWriter): void {
	const continued = new Set<Item>();
	pages.forEach(({ items, images }, index) => {
		for (const item of items) {
			if (continued.has(item)) continue;
			const image = images.get(item) ?? '';
			switch (item.kind) {
				case 'text':
					writer.text(item, index + 1);
					break;
				case 'picture':
					writer.picture(item.box, index + 1, image);
					break;
				case 'extra':
					writer.extra(item.extra, index + 1);
					break;
				case 'table':
					writer.table(piecesFrom(pages, index, item, continued));
					break;
			}
		}
	});
}

/** A table, and its further pieces where it ends a page and the next one begins with the same columns. */
function piecesFrom(
	pages: readonly PageItems[],
	index: number,
	start: Extract<Item, { kind: 'table' }>,
	continued: Set<Item>,
): TablePiece[] {
	const pieces: TablePiece[] = [];
	let item: Item | undefined = start;
	for (let at = index; item?.kind === 'table'; at++) {
		const image = pages[at]?.images.get(item) ?? '';
		pieces.push({ page: at + 1, table: item.table, image });
		if (bodyOf(pages[at]).at(-1) !== item) break;
		const next: Item | undefined = bodyOf(pages[at + 1])[0];
		if (next?.kind !== 'table' || !sameColumns(item.table, next.table)) break;
		continued.add(next);
		item = next;
	}
	return pieces;
}

function bodyOf(page: PageItems | undefined): Item[] {
	return (page?.items ?? []).filter(
		(item) => !(item.kind === 'text' && item.type === 'headerFooter'),
	);
}

function sameColumns(one: Table, other: Table): boolean {
	const [lefts, others] = [one, other].map(({ cells }) =>
		[...new Set(cells.map(({ left }) => left))].sort((a, b) => a - b),
	) as [number[], number[]];
	return (
		one.columns === other.columns &&
		lefts.length === others.length &&
		lefts.every((left, index) => Math.abs(left - (others[index] ?? 0)) <= SAME_COLUMN) &&
		Math.abs(one.right - other.right) <= SAME_COLUMN
	);
}
