import { alignedTables } from './aligned-tables.js';
import { toBlocks } from './blocks.js';
import { holds, shared, area, without } from './boxes.js';
import { bodySizeOf, rank } from './classify.js';
import { inReadingOrder } from './reading-order.js';
import { ruledTables } from './ruled-tables.js';
import { runningLines } from './running.js';
import type { Block, Extra, Item, Line, PageContents, Table } from './types.js';

/** What is on a page, in reading order, and the names of its pictures. */
export interface PageItems {
	items: Item[];
	images: Map<Item, string>;
}

/** Makes items of everything on all pages; each text becomes part of one of them. */
export function arrange(pages: readonly PageContents[]): PageItems[] {
	const withTables = pages.map(({ lines, strokes }) => findTables(lines, strokes));
	const free = withTables.map(({ rest }) => rest);
	const running = runningLines(
		pages.map((page, index) => ({ ...page, lines: free[index] ?? [] })),
		bodySizeOf(free.flat()).size,
	);
	const proper = free.map((lines) => lines.filter((line) => !running.has(line)));
	const body = bodySizeOf(proper.flat());
	const blocks = proper.map(toBlocks);
	const ranks = rank(blocks, body);
	return pages.map((page, index) => {
		const { width, height, pictures, extras } = page;
		const texts = (blocks[index] ?? []).map((block): Item => {
			const type = ranks.typeOf(block, height);
			const level = type === 'head' ? { level: ranks.levelOf(block) } : {};
			return { kind: 'text', box: block, block, type, ...level };
		});
		const margins = (free[index] ?? []).filter((line) => running.has(line)).map(toRunning);
		const items = inReadingOrder(
			[
				...texts,
				...(withTables[index]?.tables ?? []).map((table): Item => ({
					kind: 'table',
					box: table,
					table,
				})),
				...pictures.map((picture): Item => ({ kind: 'picture', box: picture, picture })),
			],
			width,
			height,
		);
		const isTop = ({ box }: Item): boolean => box.top < height / 2;
		return {
			items: [
				...margins.filter(isTop),
				...withExtras(items, extras),
				...margins.filter((item) => !isTop(item)),
			],
			images: new Map<Item, string>(),
		};
	});
}

function findTables(
	lines: readonly Line[],
	strokes: PageContents['strokes'],
): { tables: Table[]; rest: Line[] } {
	const ruled = ruledTables(strokes, lines);
	const outside = without(lines, (word) => ruled.some((table) => holds(table, word)));
	const aligned = alignedTables(outside);
	const rest = without(outside, (word) => aligned.some((table) => holds(table, word)));
	return { tables: [...ruled, ...aligned], rest };
}

function toRunning(line: Line): Item {
	const block: Block = { ...line, lines: [line] };
	return { kind: 'text', box: line, block, type: 'headerFooter' };
}

/** Links, fields and notes behind what they stand on; a link that is a whole paragraph takes its place. */
function withExtras(items: readonly Item[], extras: readonly Extra[]): Item[] {
	const arranged = [...items];
	for (const extra of extras) {
		const item: Item = { kind: 'extra', box: extra, extra };
		const host = arranged.findIndex(({ kind, box }) => kind !== 'extra' && holds(box, extra));
		const covered = host < 0 ? undefined : arranged[host];
		if (covered?.kind === 'text' && extra.type === 'hyperlink' && covers(extra, covered.box)) {
			arranged[host] = item;
			continue;
		}
		let at = host + 1;
		if (host < 0) {
			at = arranged.findIndex(({ box }) => box.top > extra.top);
			if (at < 0) at = arranged.length;
		} else while (arranged[at]?.kind === 'extra') at += 1;
		arranged.splice(at, 0, item);
	}
	return arranged;
}

function covers(outer: Item['box'], inner: Item['box']): boolean {
	return area(shared(outer, inner)) >= area(inner) * 0.9;
}
