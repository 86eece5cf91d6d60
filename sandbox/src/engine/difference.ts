import type { mupdf } from './mupdf.js';

/** Part of a page, in points from its top left corner. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Where something is in one of the two documents; a passage may run over pages. */
export interface Place {
	/** From 0. */
	page: number;
	text: string;
	boxes: Box[];
}

/** One difference. What was deleted is in the base only, what was inserted in the other only. */
export interface Difference {
	kind: 'INSERT' | 'DELETE' | 'REPLACE';
	of: 'TEXT' | 'ANNOTATION';
	base: Place[];
	compare: Place[];
}

/** The sort of difference, by which side has something. */
export function kindOf(base: readonly unknown[], compare: readonly unknown[]): Difference['kind'] {
	if (base.length === 0) return 'INSERT';
	return compare.length === 0 ? 'DELETE' : 'REPLACE';
}

/** A box that holds a rectangle. */
export function boxOf([left, top, right, bottom]: mupdf.Rect): Box {
	const round = (value: number): number => Math.round(value * 100) / 100;
	return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) };
}
