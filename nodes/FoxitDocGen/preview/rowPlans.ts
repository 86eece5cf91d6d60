import type { Block, Row } from '../template/paragraphs';
import { TAG } from '../template/readTags';
import { parseTag, type Tag } from '../template/tag';

/** What becomes of a table row: filled once, repeated for a loop, or left with its tags. */
export type RowPlan = { kind: 'once' } | { kind: 'loop'; name: string } | { kind: 'leave' };

/**
 * Plans the rows of a table. One TableStart and its TableEnd in one row make a loop. Other rows with
 * such tags stay as they are, up to the row that has the end.
 */
export function rowPlans(rows: readonly Row[], isInLoop: boolean): RowPlan[] {
	const tags = rows.map(({ cells }) => cells.flatMap(({ blocks }) => loopTags(blocks)));
	const ends = rowsOfEnds(tags);
	let leftUntil = -1;
	return tags.map((here, index): RowPlan => {
		if (index <= leftUntil) return { kind: 'leave' };
		const [start, end, ...others] = here;
		if (!start) return { kind: 'once' };
		const isLoop = start.kind === 'loopStart' && end?.kind === 'loopEnd' && end.name === start.name;
		if (isLoop && others.length === 0 && !isInLoop) return { kind: 'loop', name: start.name };
		leftUntil = ends[index] ?? -1;
		return { kind: 'leave' };
	});
}

/** Of each row whose last loop ends in a later one, the number of that row. */
function rowsOfEnds(tags: ReadonlyArray<readonly Tag[]>): Array<number | undefined> {
	const next = new Map<string, number>();
	const ends: Array<number | undefined> = [];
	for (let index = tags.length - 1; index >= 0; index -= 1) {
		const here = tags[index] ?? [];
		const names = new Set(here.filter(({ kind }) => kind === 'loopEnd').map(({ name }) => name));
		const open = [...here].reverse().find(({ kind }) => kind === 'loopStart');
		ends[index] = open && !names.has(open.name) ? next.get(open.name) : undefined;
		for (const name of names) next.set(name, index);
	}
	return ends;
}

/** Tags of loops in a row's own paragraphs, as Foxit knows them. */
function loopTags(blocks: readonly Block[]): Tag[] {
	return blocks.flatMap((block) => {
		if ('rows' in block || !block.text.includes('{{')) return [];
		return [...block.text.matchAll(TAG)]
			.map(([, inside = '']) => parseTag(inside))
			.filter(({ kind, misspelt }) => (kind === 'loopStart' || kind === 'loopEnd') && !misspelt);
	});
}
