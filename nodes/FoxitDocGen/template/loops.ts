import type { Finding } from './finding';
import type { TableRow } from './paragraphs';
import type { PlacedTag } from './readTags';

/** A repeated table row. */
export interface Loop {
	start: PlacedTag;
	/** The fields in the row; each refers to a member of an element. */
	fields: PlacedTag[];
}

/** The loops of a document part, and the fields that stand in none. */
export interface LoopReading {
	loops: Loop[];
	/** Fields outside loops. */
	outside: PlacedTag[];
	findings: LoopFinding[];
}

/** What is wrong with a loop, and the tag that shows it. */
export interface LoopFinding {
	finding: Finding;
	at: PlacedTag;
}

const SAME_ROW =
	'Put TableStart into the first cell and TableEnd into the last cell of one and the same row of a Word table.';

/**
 * Sorts the tags of one part into loops. A loop lives inside one row of a Word table: anything else
 * is left unrendered without a word, or refused (docs/contract/docgen.md#template-language).
 */
export function readLoops(tags: readonly PlacedTag[]): LoopReading {
	const reading: LoopReading = { loops: [], outside: [], findings: [] };
	const report = (finding: Finding, at: PlacedTag) => reading.findings.push({ finding, at });
	const open: Loop[] = [];
	const rowsWithLoop = new Set<TableRow>();
	for (const tag of tags) {
		switch (tag.kind) {
			case 'loopStart': {
				const outer = open.at(-1);
				if (outer) report(nested(outer.start, tag), tag);
				if (!tag.inRow) report(outsideTable(tag), tag);
				else if (!outer && rowsWithLoop.has(tag.inRow)) report(secondInRow(tag), tag);
				else rowsWithLoop.add(tag.inRow);
				const loop = { start: tag, fields: [] };
				open.push(loop);
				reading.loops.push(loop);
				break;
			}
			case 'loopEnd':
				if (open.at(-1)?.start.name !== tag.name) {
					report(unbalanced(tag, 'TableStart'), tag);
				} else {
					const start = open.pop()?.start;
					if (start && start.inRow !== tag.inRow) report(otherRow(start), start);
				}
				break;
			case 'rowNumber':
				if (open.length === 0) report(rowNumberOutside(tag), tag);
				break;
			case 'scalar':
				(open.at(-1)?.fields ?? reading.outside).push(tag);
				break;
			default:
			// Findings of their own say what is wrong with the others.
		}
	}
	for (const { start } of open) report(unbalanced(start, 'TableEnd'), start);
	return reading;
}

function about(tag: PlacedTag): Pick<Finding, 'severity' | 'tag'> {
	return { severity: 'warning', tag: tag.source };
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
