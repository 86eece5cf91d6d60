import { readableText } from '../../shared/outsideText';

/** What is missing where a result gives no item at all; it has been paid for all the same. */
const MISSING: Readonly<Record<string, string>> = {
	chunks: 'no text to make chunks of',
	elements: 'no element of the wanted kinds and pages',
	tableRows: 'no table row',
	tables: 'no table',
};

/** So many files are named; the others are counted. */
const NAMED = 5;

/** A result that was read. */
export interface ResultRead {
	itemIndex: number;
	output: string;
	/** How many items it gives. */
	itemCount: number;
	fileName?: string;
	resultDocumentId?: string;
}

/**
 * A sentence for each kind of output that some results of a run gave no item of: the next node does not
 * see these files at all.
 */
export function emptyResults(results: readonly ResultRead[]): string[] {
	const outputs = [...new Set(results.map(({ output }) => output))];
	return outputs.flatMap((output) => {
		const read = results.filter((result) => result.output === output);
		const empty = read
			.filter(({ itemCount }) => itemCount === 0)
			.sort((a, b) => a.itemIndex - b.itemIndex);
		const missing = MISSING[output] ?? 'no item';
		const [first] = empty;
		if (!first) return [];
		if (read.length === 1) return [`${nameOf(first)} has ${missing}${placeOf(first)}`];
		const named = empty.slice(0, NAMED).map((result) => `${nameOf(result)}${placeOf(result)}`);
		const more = empty.length > NAMED ? [`and ${empty.length - NAMED} more`] : [];
		return [
			`${empty.length} of ${read.length} files ${empty.length === 1 ? 'has' : 'have'} ${missing}: ${[...named, ...more].join(', ')}`,
		];
	});
}

function nameOf({ fileName }: ResultRead): string {
	return fileName ? `"${readableText(fileName, 100)}"` : 'The document';
}

/** Where to find it: the result can be read again without paying again. */
function placeOf({ itemIndex, resultDocumentId }: ResultRead): string {
	const id = resultDocumentId ? ` (Result Document ID ${resultDocumentId})` : '';
	return `${id} [item ${itemIndex}]`;
}
