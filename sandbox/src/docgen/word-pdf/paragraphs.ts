import type { XmlElement } from '../../engine/office/package.js';
import { isWord, wordAttribute, wordChild } from '../template/word-xml.js';
import { twips, type Cascade } from './cascade.js';
import { colorOf, css, runLook } from './look.js';
import type { ListMark } from './numbering.js';
import { PAGE_BREAK, RunWriter, TAB } from './runs.js';
import { depthOf, MAX_DEPTH, type Surroundings } from './surroundings.js';
import { escapeHtml } from './words.js';

/** Word's single spacing in parts of the type's size, for the faces the engine sets. */
const SINGLE_SPACING = 1.15;
const LINE_UNITS = 240;
const ALIGNMENTS: Readonly<Record<string, string>> = {
	center: 'center',
	right: 'right',
	end: 'right',
	both: 'justify',
	distribute: 'justify',
};
const BOX_PADDING_PT = 4;
/** The engine breaks pages behind a block, not before one. */
export const NEW_PAGE = '<div style="page-break-after:always"></div>';

/** A paragraph as HTML, and behind it the text boxes that hang on it. */
export function paragraphHtml(
	paragraph: XmlElement,
	around: Surroundings,
	widthPt: number,
): string {
	const { styles } = around.source;
	const direct = wordChild(paragraph, 'pPr');
	const chain = styles.chain('paragraph', styleOf(paragraph));
	const base = styles.base();
	const styled = base.paragraph.with(
		...(around.table?.paragraph ?? []),
		...chain.map((style) => wordChild(style, 'pPr')),
	);
	const runs = base.run.with(
		...(around.table?.run ?? []),
		...chain.map((style) => wordChild(style, 'rPr')),
	);
	const mark = listMark(styled.with(direct), around);
	const properties = styled.with(mark?.paragraph, direct);
	const indent =
		properties.points('ind', 'left', 'start') + properties.points('ind', 'right', 'end');
	const writer = new RunWriter(around, runs, Math.max(0, widthPt - indent));
	const prefix =
		mark === undefined
			? ''
			: `<span style="${runLook(runs).css}">${escapeHtml(mark.text)}${TAB}</span>`;
	const look = runLook(runs.with(wordChild(direct, 'rPr')));
	const style = paragraphCss(properties, neighboursOf(paragraph, properties));
	const html = (prefix + writer.write(paragraph))
		.split(PAGE_BREAK)
		// A paragraph without text still takes up a line.
		.map((piece) => piece || `<span style="${look.css}">&#160;</span>`)
		.map((piece) => `<p style="${style}">${piece}</p>`)
		.join(NEW_PAGE);
	const boxes = writer.boxes.map((box) => boxHtml(box, around, widthPt)).join('');
	return (properties.isOn('pageBreakBefore') ? NEW_PAGE : '') + html + boxes;
}

/** On which sides a paragraph stands close to another of its style, if it wants to. */
function neighboursOf(
	paragraph: XmlElement,
	properties: Cascade,
): { before: boolean; after: boolean } {
	const style = styleOf(paragraph);
	const isAlike = (node: XmlElement['nextSibling']): boolean =>
		properties.isOn('contextualSpacing') && isWord(node, 'p') && styleOf(node) === style;
	return { before: isAlike(paragraph.previousSibling), after: isAlike(paragraph.nextSibling) };
}

function styleOf(paragraph: XmlElement): string | undefined {
	return wordAttribute(wordChild(wordChild(paragraph, 'pPr'), 'pStyle'), 'val');
}

function listMark(properties: Cascade, around: Surroundings): ListMark | undefined {
	const list = properties.find('numPr');
	const listId = wordAttribute(wordChild(list, 'numId'), 'val');
	if (listId === undefined || listId === '0') return undefined;
	const level = wordAttribute(wordChild(list, 'ilvl'), 'val') ?? '0';
	return around.source.numbering.next(listId, level);
}

function paragraphCss(properties: Cascade, close: { before: boolean; after: boolean }): string {
	const points = (value: number): string => `${value}pt`;
	const hanging = properties.points('ind', 'hanging');
	return css({
		margin: [
			points(close.before ? 0 : properties.points('spacing', 'before')),
			points(properties.points('ind', 'right', 'end')),
			points(close.after ? 0 : properties.points('spacing', 'after')),
			points(properties.points('ind', 'left', 'start')),
		].join(' '),
		'text-indent': points(hanging > 0 ? -hanging : properties.points('ind', 'firstLine')),
		'text-align': ALIGNMENTS[properties.attribute('jc', 'val') ?? ''] ?? false,
		'line-height': lineHeight(properties),
		'background-color': colorOf(properties.attribute('shd', 'fill')) ?? false,
	});
}

function lineHeight(properties: Cascade): string {
	const line = properties.attribute('spacing', 'line');
	const rule = properties.attribute('spacing', 'lineRule') ?? 'auto';
	if (line === undefined || rule === 'atLeast') return String(SINGLE_SPACING);
	return rule === 'exact'
		? `${twips(line) ?? 0}pt`
		: String((Number(line) / LINE_UNITS) * SINGLE_SPACING);
}

/** A text box stands in the flow, behind the paragraph it hangs on. */
function boxHtml(box: XmlElement, around: Surroundings, widthPt: number): string {
	const depth = depthOf(around) + 1;
	const inside = around.blocksHtml(box, { ...around, depth }, widthPt - 2 * BOX_PADDING_PT);
	if (depth > MAX_DEPTH) return inside;
	return `<div style="border:0.5pt solid #808080;padding:${BOX_PADDING_PT}pt;margin:0">${inside}</div>`;
}
