import { elements, type XmlElement } from '../../engine/office/package.js';
import { cellsOf, columnsBefore, rowsOfTable, spanOf } from '../template/rows.js';
import { wordAttribute, wordChild } from '../template/word-xml.js';
import { Cascade, twips } from './cascade.js';
import { colorOf, css } from './look.js';
import { NEW_PAGE } from './paragraphs.js';
import { depthOf, MAX_DEPTH, type Surroundings } from './surroundings.js';

/** Word's own cell margin at the left and right. */
const SIDE_PADDING_PT = 5.4;
const BORDER_PT = 0.5;
/** Parts of a table its style may set apart, with their bits in the older form of `w:tblLook`. */
const BANDS = [
	{ type: 'firstCol', attribute: 'firstColumn', bit: 0x80 },
	{ type: 'lastCol', attribute: 'lastColumn', bit: 0x100 },
	{ type: 'firstRow', attribute: 'firstRow', bit: 0x20 },
	{ type: 'lastRow', attribute: 'lastRow', bit: 0x40 },
] as const;

type Band = (typeof BANDS)[number]['type'];

/** What holds for all cells of a table. */
interface TableLook {
	chain: readonly XmlElement[];
	bands: ReadonlySet<Band>;
	/** Width of each column of the grid. */
	columnsPt: readonly number[];
	border: string | false;
	paddingPt: { left: number; right: number };
}

/** A table as HTML, no wider than the lines it stands among. */
export function tableHtml(table: XmlElement, around: Surroundings, widthPt: number): string {
	const rows = rowsOfTable(table);
	// What is deeper is set without its table.
	if (depthOf(around) >= MAX_DEPTH)
		return rows
			.flatMap(cellsOf)
			.map((cell) => around.blocksHtml(cell, around, widthPt))
			.join('');
	const look = tableLook(table, rows, around, widthPt);
	const html = rows.map((row, index) => {
		const edges = new Set<Band>();
		if (index === 0) edges.add('firstRow');
		if (index === rows.length - 1) edges.add('lastRow');
		return `<tr>${rowHtml(row, look, edges, around)}</tr>`;
	});
	return rows.length === 0
		? ''
		: `<table style="border-collapse:collapse">${html.join('')}</table>`;
}

function rowHtml(
	row: XmlElement,
	look: TableLook,
	rowEdges: ReadonlySet<Band>,
	around: Surroundings,
): string {
	const before = columnsBefore(row);
	const empty = before > 0 ? `<td colspan="${before}"></td>` : '';
	const cells = cellsOf(row);
	let column = before;
	const html = cells.map((cell, index) => {
		const span = spanOf(cell);
		const from = column;
		column += span;
		const edges = new Set(rowEdges);
		if (index === 0 && before === 0) edges.add('firstCol');
		if (index === cells.length - 1) edges.add('lastCol');
		const widthPt = look.columnsPt.slice(from, column).reduce((sum, width) => sum + width, 0);
		return cellHtml(cell, look, { span, widthPt, edges }, around);
	});
	return empty + html.join('');
}

function cellHtml(
	cell: XmlElement,
	look: TableLook,
	{ span, widthPt, edges }: { span: number; widthPt: number; edges: ReadonlySet<Band> },
	around: Surroundings,
): string {
	const bands = BANDS.filter(({ type }) => edges.has(type) && look.bands.has(type)).flatMap(
		({ type }) => look.chain.flatMap((style) => bandOf(style, type)),
	);
	const layers = [...look.chain, ...bands];
	const inner = (name: string): XmlElement[] =>
		layers.flatMap((layer) => wordChild(layer, name) ?? []);
	const properties = new Cascade([...inner('tcPr'), wordChild(cell, 'tcPr')]);
	const { left, right } = look.paddingPt;
	const insidePt = Math.max(1, widthPt - left - right);
	const style = css({
		// The engine adds padding and one border to the width.
		width: `${insidePt - BORDER_PT}pt`,
		padding: `0 ${right}pt 0 ${left}pt`,
		border: look.border,
		'vertical-align': alignment(properties),
		'background-color': colorOf(properties.attribute('shd', 'fill')) ?? false,
	});
	const depth = depthOf(around) + 1;
	const within = { ...around, depth, table: { paragraph: inner('pPr'), run: inner('rPr') } };
	const blocks = isContinued(cell) ? '' : around.blocksHtml(cell, within, insidePt);
	// Pages end between rows.
	const content = blocks.replaceAll(NEW_PAGE, '');
	return `<td${span > 1 ? ` colspan="${span}"` : ''} style="${style}">${content}</td>`;
}

function tableLook(
	table: XmlElement,
	rows: readonly XmlElement[],
	around: Surroundings,
	widthPt: number,
): TableLook {
	const direct = wordChild(table, 'tblPr');
	const styleId = wordAttribute(wordChild(direct, 'tblStyle'), 'val');
	const chain = around.source.styles.chain('table', styleId);
	const properties = new Cascade([...chain.map((style) => wordChild(style, 'tblPr')), direct]);
	const margins = properties.find('tblCellMar');
	const padding = (...names: readonly string[]): number => {
		const margin = names.flatMap((name) => wordChild(margins, name) ?? [])[0];
		return twips(wordAttribute(margin, 'w')) ?? SIDE_PADDING_PT;
	};
	return {
		chain,
		bands: bandsOf(properties.find('tblLook')),
		columnsPt: columns(table, rows, widthPt),
		border: borderOf(properties.find('tblBorders')),
		paddingPt: { left: padding('left', 'start'), right: padding('right', 'end') },
	};
}

/** The widths of the grid, shrunk where they are too many for the line; equal ones where there is none. */
function columns(table: XmlElement, rows: readonly XmlElement[], widthPt: number): number[] {
	const grid = wordChild(table, 'tblGrid');
	const widths = (grid === undefined ? [] : elements(grid, 'gridCol')).map(
		(column) => twips(wordAttribute(column, 'w')) ?? 0,
	);
	const needed = rows.map(
		(row) => columnsBefore(row) + cellsOf(row).reduce((sum, cell) => sum + spanOf(cell), 0),
	);
	const count = Math.max(1, ...needed);
	const total = widths.reduce((sum, width) => sum + width, 0);
	if (widths.length < count || widths.some((width) => width <= 0))
		return Array.from({ length: count }, () => widthPt / count);
	const shrink = Math.min(1, widthPt / total);
	return widths.map((width) => width * shrink);
}

function borderOf(borders: XmlElement | undefined): string | false {
	const drawn = borders === undefined ? [] : [...borders.childNodes];
	const visible = drawn.some((border) => {
		const value =
			border.nodeType === border.ELEMENT_NODE && wordAttribute(border as XmlElement, 'val');
		return typeof value === 'string' && !/^(none|nil)$/.test(value);
	});
	return visible && `${BORDER_PT}pt solid #808080`;
}

function bandsOf(look: XmlElement | undefined): Set<Band> {
	const bits = parseInt(wordAttribute(look, 'val') ?? '0', 16);
	const isOn = ({ attribute, bit }: (typeof BANDS)[number]): boolean => {
		const value = wordAttribute(look, attribute);
		return value === undefined ? (bits & bit) !== 0 : /^(1|true|on)$/.test(value);
	};
	return new Set(BANDS.filter(isOn).map(({ type }) => type));
}

function bandOf(style: XmlElement, type: Band): XmlElement[] {
	return elements(style, 'tblStylePr').filter((band) => wordAttribute(band, 'type') === type);
}

/** A cell that goes on one above it shows nothing of its own. */
function isContinued(cell: XmlElement): boolean {
	const merge = wordChild(wordChild(cell, 'tcPr'), 'vMerge');
	return merge !== undefined && wordAttribute(merge, 'val') !== 'restart';
}

function alignment(properties: Cascade): string {
	const value = properties.attribute('vAlign', 'val');
	return value === 'center' ? 'middle' : value === 'bottom' ? 'bottom' : 'top';
}
