import { listIn, objectIn } from '../../shared/values/members';

/** Any JSON object of the result. */
export type Fields = Record<string, unknown>;

/** The twelve types of schema 1.0.7 (docs/contract/structural-extract.md#the-twelve-types). */
export const ELEMENT_TYPES = [
	'annotation',
	'footnote',
	'form',
	'formula',
	'head',
	'headerFooter',
	'hyperlink',
	'image',
	'paragraph',
	'sidebar',
	'table',
	'title',
] as const;

/** Corners of the page's top-left origin, in points. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A list of JSON objects, or an empty one. */
export function listOf(value: unknown): Fields[] {
	return listIn(value).map(objectIn);
}

export function typeOf(element: Fields): string {
	return typeof element.type === 'string' ? element.type : '';
}

export function idOf(element: Fields): string {
	return typeof element.id === 'string' ? element.id : '';
}

/** Control characters that no text needs; databases refuse NUL. */
const CONTROLS = /[^\P{Cc}\n\t]/gu;

/**
 * The text of an element, without control characters; lines of one block come joined by CR LF and
 * leave joined by LF.
 */
export function textOf(element: Fields): string {
	const { text } = objectIn(element.content);
	return typeof text === 'string' ? text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim() : '';
}

/** Heading level, 1 the highest; a title stands above all of them. */
export function levelOf(element: Fields): number | undefined {
	return typeof element.level === 'number' && element.level >= 1 ? element.level : undefined;
}

/** Confidence from 0 to 1; tables have one for each piece, of which the lowest counts. */
export function scoreOf(element: Fields): number | undefined {
	if (typeof element.score === 'number') return element.score;
	const scores = Array.isArray(element.scores)
		? element.scores.filter((score): score is number => typeof score === 'number')
		: [];
	return scores.length > 0 ? scores.reduce((a, b) => Math.min(a, b)) : undefined;
}

/**
 * Where an element lies: one region, or one for each piece of a table
 * (docs/contract/structural-extract.md#tables).
 */
export function regionsOf(element: Fields): Fields[] {
	const region = objectIn(element.region);
	return Object.keys(region).length > 0 ? [region] : listOf(element.regions);
}

/** Pages of an element, in order and each once; of a table without regions its first cell tells. */
export function pagesOf(element: Fields): number[] {
	const pages = regionsOf(element).map(({ page }) => page);
	const { cells } = objectIn(objectIn(element.content).body);
	const [firstCell] = pages.length > 0 ? [] : listOf(cells);
	const all = firstCell ? [objectIn(firstCell.region).page] : pages;
	return [...new Set(all.filter((page): page is number => typeof page === 'number'))];
}

/**
 * The box around a region's four corners, which need not be parallel to the axes
 * (docs/contract/structural-extract.md#members-of-every-element).
 */
export function boxOf(region: Fields): Box | undefined {
	const corners = region.boundingBox;
	if (!Array.isArray(corners) || corners.length < 8) return undefined;
	const numbers = corners.slice(0, 8);
	if (!numbers.every((value): value is number => Number.isFinite(value))) return undefined;
	const xs = numbers.filter((_, index) => index % 2 === 0);
	const ys = numbers.filter((_, index) => index % 2 === 1);
	return {
		left: Math.min(...xs),
		top: Math.min(...ys),
		right: Math.max(...xs),
		bottom: Math.max(...ys),
	};
}

/** Whether an element is a running header or footer. */
export function isHeaderFooter(element: Fields): boolean {
	return typeOf(element) === 'headerFooter';
}
