import { escapeText, headingText, markdownTable, oneLine } from '../../shared/markdown';
import type { Block, Paragraph, Table } from '../template/paragraphs';
import { textOf } from './fill';

/** Markdown has six levels of headings. */
const MAX_HEADING = 6;

/** Paragraphs, headings, lists and tables as Markdown. Text stays text, whatever it looks like. */
export function blocksMarkdown(
	blocks: readonly Block[],
	headings: ReadonlyMap<string, number>,
): string {
	let markdown = '';
	let wasItem = false;
	for (const block of blocks) {
		const isItem = !('rows' in block) && block.listLevel !== undefined;
		const text = 'rows' in block ? tableMarkdown(block) : paragraphMarkdown(block, headings);
		if (text.trim() === '') continue;
		if (markdown !== '') markdown += wasItem && isItem ? '\n' : '\n\n';
		markdown += text;
		wasItem = isItem;
	}
	return markdown;
}

function paragraphMarkdown(
	{ text, style, listLevel }: Paragraph,
	headings: ReadonlyMap<string, number>,
): string {
	if (text.trim() === '') return '';
	const level = style === undefined ? undefined : headings.get(style);
	if (level !== undefined) {
		return `${'#'.repeat(Math.min(level, MAX_HEADING))} ${headingText(text)}`;
	}
	if (listLevel !== undefined) return `${'  '.repeat(listLevel)}- ${escapeText(oneLine(text))}`;
	return escapeText(text);
}

/** The cells of a table; what covers several columns leaves the rest of them blank. */
function tableMarkdown({ rows }: Table): string {
	const grid = rows.map(({ columnsBefore, cells }) => [
		...Array.from({ length: columnsBefore }, () => ''),
		...cells.flatMap(({ columns, blocks }) => [
			textOf(blocks, '\n'),
			...Array.from({ length: columns - 1 }, () => ''),
		]),
	]);
	const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
	return markdownTable(
		grid.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]),
	).join('\n');
}
