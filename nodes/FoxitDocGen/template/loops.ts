import type { Finding } from './finding';
import type { PlacedTag } from './readTags';

/** A repeated table row. */
export interface Loop {
	/** The array's name, dots included. */
	name: string;
	/** Names of the fields in the row; each refers to a member of an element. */
	tags: string[];
}

/** The loops of a document part, and the fields that stand in none. */
export interface LoopReading {
	loops: Loop[];
	/** Names of fields outside loops. */
	outside: string[];
	findings: Finding[];
}

const SAME_ROW =
	'Put TableStart into the first cell and TableEnd into the last cell of one and the same row of a Word table.';

/**
 * Sorts the tags of one part into loops. A loop lives inside one row of a Word table: anything else
 * is left unrendered without a word, or refused (docs/contract/docgen.md#template-language).
 */
export function readLoops(tags: readonly PlacedTag[]): LoopReading {
	const reading: LoopReading = { loops: [], outside: [], findings: [] };
	const open: Array<{ start: PlacedTag; loop: Loop }> = [];
	const rowsWithLoop = new Set<number>();
	for (const tag of tags) {
		switch (tag.kind) {
			case 'loopStart': {
				const outer = open.at(-1);
				if (outer) reading.findings.push(nested(outer.start, tag));
				if (tag.row === undefined) reading.findings.push(outsideTable(tag));
				else if (!outer && rowsWithLoop.has(tag.row)) reading.findings.push(secondInRow(tag));
				else rowsWithLoop.add(tag.row);
				const loop = { name: tag.name, tags: [] };
				open.push({ start: tag, loop });
				reading.loops.push(loop);
				break;
			}
			case 'loopEnd':
				if (open.at(-1)?.loop.name !== tag.name) {
					reading.findings.push(unbalanced(tag, 'TableStart'));
				} else {
					const start = open.pop()?.start;
					if (start && start.row !== tag.row) reading.findings.push(otherRow(start));
				}
				break;
			case 'rowNumber':
				if (open.length === 0) reading.findings.push(rowNumberOutside(tag));
				break;
			case 'scalar':
				(open.at(-1)?.loop.tags ?? reading.outside).push(tag.name);
				break;
			default:
			// Findings of their own say what is wrong with the others.
		}
	}
	for (const { start } of open) reading.findings.push(unbalanced(start, 'TableEnd'));
	return reading;
}

function about(tag: PlacedTag): Pick<Finding, 'severity' | 'tag' | 'part'> {
	return { severity: 'warning', tag: tag.source, part: tag.part };
}

function outsideTable(tag: PlacedTag): Finding {
	return {
		...about(tag),
		code: 'loopOutsideTable',
		message: `The loop "${tag.name}" is not in a table: Foxit leaves it unrendered or refuses the template`,
		advice: SAME_ROW,
	};
}

function secondInRow(tag: PlacedTag): Finding {
	return {
		...about(tag),
		code: 'loopsInOneRow',
		message: `The loop "${tag.name}" stands in a table row that has another loop: Foxit leaves both unrendered`,
		advice: 'Give each loop a table row of its own.',
	};
}

function otherRow(start: PlacedTag): Finding {
	return {
		...about(start),
		code: 'loopRows',
		message: `The loop "${start.name}" begins and ends in different table rows: Foxit leaves it unrendered or renders one row only`,
		advice: SAME_ROW,
	};
}

function unbalanced(tag: PlacedTag, missing: 'TableStart' | 'TableEnd'): Finding {
	return {
		...about(tag),
		code: 'unbalancedLoop',
		message: `${tag.source} has no {{${missing}:${tag.name}}} to match`,
		advice: `Add the missing tag, with the very same name (capitals count). ${SAME_ROW}`,
	};
}

function nested(outer: PlacedTag, inner: PlacedTag): Finding {
	return {
		...about(inner),
		code: 'nestedLoop',
		message: `The loop "${inner.name}" begins inside the loop "${outer.name}": Foxit documents no loops within loops`,
		advice: 'Send the rows as one flat array.',
	};
}

function rowNumberOutside(tag: PlacedTag): Finding {
	return {
		...about(tag),
		code: 'rowNumberOutsideLoop',
		message: `${tag.source} stands outside a loop, where there are no rows to count`,
		advice: 'Move it between TableStart and TableEnd.',
	};
}
