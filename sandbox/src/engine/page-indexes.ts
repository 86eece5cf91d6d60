const SPAN = /^(\d+)(?:\s*-\s*(\d+))?$/;

/** First and last page of one part of a range; nothing when it is none. */
export function spanOf(part: string): [first?: number, last?: number] {
	const match = SPAN.exec(part.trim());
	return match === null ? [] : [Number(match[1]), Number(match[2] ?? match[1])];
}

/**
 * Indexes, from 0, of the pages a checked range selects: in the order written, none twice. What lies
 * beyond the last page is left out; that is no error (docs/contract/pdf-services.md#page-ranges).
 */
export function pageIndexes(range: string | undefined, pageCount: number): number[] {
	const all = Array.from({ length: pageCount }, (_, index) => index);
	switch (range) {
		case undefined:
		case 'all':
			return all;
		case 'even':
			return all.filter((index) => index % 2 === 1);
		case 'odd':
			return all.filter((index) => index % 2 === 0);
		default: {
			const selected = range.split(',').flatMap((part) => {
				const [first = 1, last = 0] = spanOf(part);
				return all.slice(first - 1, last);
			});
			return [...new Set(selected)];
		}
	}
}
