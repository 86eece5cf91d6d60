import {
	boxOf,
	idOf,
	levelOf,
	pagesOf,
	regionsOf,
	scoreOf,
	textOf,
	typeOf,
	type Box,
	type Fields,
} from './rawElement';
import type { ReadBudget } from './readBudget';
import { gridOf } from './table';

/** An element as most workflows want it. */
export interface SimpleElement {
	id: string;
	type: string;
	text: string;
	page?: number;
	box?: Box;
	level?: number;
	score?: number;
}

/** The text of any element; of a table its cells, with tabs and line ends between them. */
export function plainTextOf(element: Fields, budget: ReadBudget): string {
	if (typeOf(element) !== 'table') return textOf(element);
	return gridOf(element, 'blank', budget)
		.map((row) => row.map((text) => text.replace(/\s+/g, ' ')).join('\t'))
		.join('\n');
}

/** The members that matter, under plain names; what an element lacks is left out. */
export function simplifyElement(element: Fields, budget: ReadBudget): SimpleElement {
	const [page] = pagesOf(element);
	const [region] = regionsOf(element);
	const box = region && boxOf(region);
	const level = levelOf(element);
	const score = scoreOf(element);
	return {
		id: idOf(element),
		type: typeOf(element),
		text: plainTextOf(element, budget),
		...(page !== undefined && { page }),
		...(box && { box }),
		...(level !== undefined && { level }),
		...(score !== undefined && { score }),
	};
}
