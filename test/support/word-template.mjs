/**
 * Word documents to fill in: tables, headers, footers, notes, text boxes, and runs cut where a test
 * wants them cut. For plain texts see `makeDocx`.
 */
import { randomBytes } from 'node:crypto';

import {
	contentTypes,
	escapeXml,
	NS_DOC_RELS,
	NS_DRAWING,
	NS_WORD,
	OOXML,
	pack,
	relationships,
	XML,
} from './office.mjs';

/**
 * @typedef {{ runs: string[], style?: 'Title' | 'Heading1', align?: 'center' | 'right', bold?: boolean }} Paragraph
 *   one run per text
 * @typedef {string | Paragraph | Table | TextBox} Block a string is a paragraph of one run
 * @typedef {{ rows: Array<Array<string | Block[]>>, widths?: number[] }} Table the first row is bold; widths
 *   in twentieths of a point
 * @typedef {{ textBox: Block[] }} TextBox as Word writes it: once for new readers, once for old ones
 * @typedef {object} Template
 * @property {Block[]} body
 * @property {Block[]} [header]
 * @property {Block[]} [footer]
 * @property {Block[]} [footnotes]
 * @property {string} [application] the program that claims to have written it
 * @property {number} [padding] bytes of a part that no packer makes smaller
 */

const ROOT = `xmlns:w="${NS_WORD}" xmlns:r="${NS_DOC_RELS}" xmlns:a="${NS_DRAWING}"`;
const NS_COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const NS_SHAPE = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape';
const NS_ANCHOR = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
const NS_PROPERTIES = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
	.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`)
	.join('');
const STYLES = [
	{ id: 'Title', name: 'Title', size: 40 },
	{ id: 'Heading1', name: 'heading 1', size: 28 },
];

/**
 * @param {Template} template
 * @returns {Promise<Buffer>}
 */
export async function makeTemplate({ body, header, footer, footnotes, application, padding = 0 }) {
	const parts = { header, footer, footnotes };
	const given = Object.entries(parts).filter(([, blocks]) => blocks !== undefined);
	const reference = (name) => {
		const index = given.findIndex(([part]) => part === name);
		const tag = `<w:${name}Reference w:type="default" r:id="rId${index + 2}"/>`;
		return index < 0 ? '' : tag;
	};
	return await pack({
		'[Content_Types].xml': contentTypes([
			['word/document.xml', `${OOXML}.wordprocessingml.document.main+xml`],
			['word/styles.xml', `${OOXML}.wordprocessingml.styles+xml`],
			...given.map(([name]) => [partOf(name), `${OOXML}.wordprocessingml.${name}+xml`]),
			...(padding > 0 ? [['word/media/padding.bin', 'application/octet-stream']] : []),
			...(application ? [['docProps/app.xml', `${OOXML}.extended-properties+xml`]] : []),
		]),
		'_rels/.rels': relationships([
			['officeDocument', 'word/document.xml'],
			...(application ? [['extended-properties', 'docProps/app.xml']] : []),
		]),
		'word/_rels/document.xml.rels': relationships([
			['styles', 'styles.xml'],
			...given.map(([name]) => [name, partOf(name).slice('word/'.length)]),
		]),
		'word/styles.xml': `${XML}<w:styles ${ROOT}>${DEFAULTS}${STYLES.map(styleXml).join('')}</w:styles>`,
		'word/document.xml':
			`${XML}<w:document ${ROOT}><w:body>${blocksXml(body)}` +
			`<w:sectPr>${reference('header')}${reference('footer')}<w:pgSz w:w="11906" w:h="16838"/>` +
			'<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>' +
			'</w:sectPr></w:body></w:document>',
		...Object.fromEntries(given.map(([name, blocks]) => [partOf(name), partXml(name, blocks)])),
		...(padding > 0 && { 'word/media/padding.bin': randomBytes(padding) }),
		...(application && {
			'docProps/app.xml': `${XML}<Properties xmlns="${NS_PROPERTIES}"><Application>${escapeXml(application)}</Application></Properties>`,
		}),
	});
}

const DEFAULTS =
	'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>' +
	'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>';

const styleXml = ({ id, name, size }) =>
	`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
	`<w:pPr><w:spacing w:before="240" w:after="180"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;

function partOf(name) {
	return name === 'footnotes' ? 'word/footnotes.xml' : `word/${name}1.xml`;
}

function partXml(name, blocks) {
	if (name === 'footnotes') {
		return `${XML}<w:footnotes ${ROOT}><w:footnote w:id="1">${blocksXml(blocks)}</w:footnote></w:footnotes>`;
	}
	const root = name === 'header' ? 'hdr' : 'ftr';
	return `${XML}<w:${root} ${ROOT}>${blocksXml(blocks)}</w:${root}>`;
}

/** The blocks as markup, for tests of what reads markup. */
export function blocksXml(blocks) {
	return blocks.map((block) => blockXml(block)).join('');
}

function blockXml(block, isBold = false) {
	if (typeof block === 'string') return paragraphXml({ runs: [block], bold: isBold });
	if ('rows' in block) return tableXml(block);
	if ('textBox' in block) return textBoxXml(block.textBox);
	return paragraphXml({ bold: isBold, ...block });
}

function paragraphXml({ runs, style, align, bold }) {
	const properties =
		(style ? `<w:pStyle w:val="${style}"/>` : '') + (align ? `<w:jc w:val="${align}"/>` : '');
	const look = bold ? '<w:rPr><w:b/></w:rPr>' : '';
	const texts = runs.map(
		(text) => `<w:r>${look}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`,
	);
	return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${texts.join('')}</w:p>`;
}

function tableXml({ rows, widths }) {
	const columns = widths ?? (rows[0] ?? []).map(() => Math.floor(9_000 / rows[0].length));
	const cellXml = (cell, column, isHead) => {
		const blocks = typeof cell === 'string' ? [cell] : cell;
		const content = blocks.map((block) => blockXml(block, isHead)).join('');
		return `<w:tc><w:tcPr><w:tcW w:w="${columns[column]}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
	};
	const rowXml = (cells, row) =>
		`<w:tr>${cells.map((cell, column) => cellXml(cell, column, row === 0)).join('')}</w:tr>`;
	const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
	return (
		`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr>` +
		`<w:tblGrid>${grid}</w:tblGrid>${rows.map(rowXml).join('')}</w:tbl>`
	);
}

function textBoxXml(blocks) {
	const content = `<w:txbxContent>${blocksXml(blocks)}</w:txbxContent>`;
	return (
		`<w:p><w:r><mc:AlternateContent xmlns:mc="${NS_COMPATIBILITY}"><mc:Choice Requires="wps" xmlns:wps="${NS_SHAPE}">` +
		`<w:drawing><wp:inline xmlns:wp="${NS_ANCHOR}"><wp:extent cx="3000000" cy="600000"/><wp:docPr id="1" name="Text Box 1"/>` +
		`<a:graphic><a:graphicData uri="${NS_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>` +
		'<a:ext cx="3000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>' +
		`<wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback>` +
		'</mc:AlternateContent></w:r></w:p>'
	);
}
