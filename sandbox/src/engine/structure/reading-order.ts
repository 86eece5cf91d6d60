import { area, around } from './boxes.js';
import type { Box, Item } from './types.js';

/** A blank this wide, in points, divides columns. */
const GUTTER = 8;
/** A column has at least this many lines and this share of the page's width. */
const MIN_LINES = 3;
const MIN_WIDTH = 0.2;
/** Longer pages than this are not searched for columns to their end. */
const MAX_BANDS = 200;
/** What covers more than this of a page lies behind everything else. */
const BACKGROUND = 0.5;

/** Things in the order they are read: from top to bottom, columns from left to right where they are clear. */
export function inReadingOrder(items: readonly Item[], width: number, height: number): Item[] {
	const isBehind = ({ kind, box }: Item): boolean =>
		kind === 'picture' && area(box) > width * height * BACKGROUND;
	const behind = items.filter(isBehind);
	return [
		...behind,
		...order(
			items.filter((item) => !isBehind(item)),
			width,
		),
	];
}

function order(items: readonly Item[], width: number): Item[] {
	const bands = toBands(items);
	const ordered: Item[] = [];
	for (let at = 0; at < bands.length;) {
		let taken = 1;
		let columns: [Item[], Item[]] | undefined;
		for (let count = 1; at + count <= bands.length && count <= MAX_BANDS; count++) {
			const halves = divide(bands.slice(at, at + count).flat());
			if (halves?.every((half) => isColumn(half, width))) [columns, taken] = [halves, count];
		}
		if (columns === undefined) ordered.push(...(bands[at] ?? []).sort(byPlace));
		else ordered.push(...columns.flatMap((column) => order(column, width)));
		at += taken;
	}
	return ordered;
}

/** Things that stand beside each other, from top to bottom. */
function toBands(items: readonly Item[]): Item[][] {
	const bands: Item[][] = [];
	let bottom = -Infinity;
	for (const item of [...items].sort((one, other) => one.box.top - other.box.top)) {
		// Boxes of neighbouring lines overlap a little.
		if (item.box.top < bottom - 2) bands.at(-1)?.push(item);
		else bands.push([item]);
		bottom = Math.max(bottom, item.box.bottom);
	}
	return bands;
}

/** Left and right of the first blank that goes all the way down. */
function divide(items: readonly Item[]): [Item[], Item[]] | undefined {
	const sorted = [...items].sort((one, other) => one.box.left - other.box.left);
	let right = Infinity;
	for (const [index, { box }] of sorted.entries()) {
		if (box.left - right >= GUTTER) return [sorted.slice(0, index), sorted.slice(index)];
		right = index === 0 ? box.right : Math.max(right, box.right);
	}
	return undefined;
}

function isColumn(items: readonly Item[], pageWidth: number): boolean {
	if (items.length === 0) return false;
	const { left, right } = around(items.map(({ box }) => box));
	const lines = items.reduce((sum, item) => sum + linesIn(item), 0);
	return lines >= MIN_LINES && right - left >= pageWidth * MIN_WIDTH;
}

function linesIn(item: Item): number {
	if (item.kind === 'text') return item.block.lines.length;
	return item.kind === 'extra' ? 0 : MIN_LINES;
}

function byPlace({ box: one }: Item, { box: other }: Item): number {
	return sameHeight(one, other) ? one.left - other.left : one.top - other.top;
}

function sameHeight(one: Box, other: Box): boolean {
	const overlap = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
	return overlap > 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top);
}
