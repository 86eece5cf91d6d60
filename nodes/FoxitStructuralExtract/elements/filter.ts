import { isInRange } from '../../shared/pages/pageRange';
import { pagesOf, scoreOf, typeOf, type Fields } from './rawElement';

/** Which elements are wanted. */
export interface ElementFilter {
	/** Empty means all; types that the schema does not know are passed through then. */
	types: ReadonlySet<string>;
	/** As `pageRange` gives it; empty means all. */
	pages: string;
	/** 0 to 1; elements without a score pass. */
	minimumScore: number;
}

export function isWanted(element: Fields, filter: ElementFilter): boolean {
	if (filter.types.size > 0 && !filter.types.has(typeOf(element))) return false;
	const score = scoreOf(element);
	if (score !== undefined && score < filter.minimumScore) return false;
	if (filter.pages === '') return true;
	return pagesOf(element).some((page) => isInRange(page, filter.pages));
}
