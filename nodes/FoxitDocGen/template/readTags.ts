import { inputFailure, type FoxitFailure } from '../../shared/failure';
import type { Paragraph, TableRow } from './paragraphs';
import type { Place } from './place';
import { parseTag, type Tag } from './tag';

/** A tag and where it stands. */
export interface PlacedTag extends Tag {
	place: Place;
	/** The innermost table row around it; absent outside tables. */
	inRow?: TableRow;
	/** Whether it is made of several runs, by formatting or by Word's spell-checker. */
	split: boolean;
}

/** What a part of the document holds. */
export interface PartTags {
	tags: PlacedTag[];
	/** Paragraphs with braces that belong to no tag. */
	strays: Place[];
}

/** A tag ends with its line: a break, a tab or a hyphen of its own element belongs to none. */
export const TAG = /\{\{([^{}\n\t\u2011]*)\}\}/g;
const STRAY = /\{\{|\}\}/;

/**
 * Finds the tags of one part's paragraphs.
 *
 * @param atMost how many tags and stray braces there may be
 * @throws FoxitFailure `input` when there are more
 */
export function readTags(
	part: string,
	paragraphs: readonly Paragraph[],
	atMost = Infinity,
): PartTags {
	const tags: PlacedTag[] = [];
	const strays: Place[] = [];
	for (const paragraph of paragraphs) {
		const { number, text, row } = paragraph;
		if (!text.includes('{{') && !text.includes('}}')) continue;
		const place = { part, paragraph: number, ...row };
		const spansRuns = runCrossing(paragraph);
		for (const match of text.matchAll(TAG)) {
			if (tags.length + strays.length >= atMost) throw tooManyTags();
			const split = spansRuns(match.index, match.index + match[0].length);
			tags.push({ ...parseTag(match[1] ?? ''), place, ...(row && { inRow: row }), split });
		}
		if (STRAY.test(text.replace(TAG, ''))) strays.push(place);
	}
	return { tags, strays };
}

function tooManyTags(): FoxitFailure {
	return inputFailure('The template has more than 100,000 tags', {
		advice: 'Use a loop in a table row instead of one tag for each row.',
	});
}

/** Tells of stretches of text, asked for from left to right, whether a run begins inside them. */
function runCrossing({ runStarts }: Paragraph): (from: number, to: number) => boolean {
	let next = 0;
	return (from, to) => {
		while ((runStarts[next] ?? Infinity) <= from) next += 1;
		return (runStarts[next] ?? Infinity) < to;
	};
}
