/**
 * Small but complete OOXML packages: content types, relationships, styles and everything else that
 * Word, Excel and PowerPoint insist on before they open a file without offering to repair it.
 */
import JSZip from 'jszip';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NS_CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const NS_PACKAGE_RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const NS_DOC_RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const NS_WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NS_SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const NS_SLIDE = 'http://schemas.openxmlformats.org/presentationml/2006/main';
export const NS_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
export const OOXML = 'application/vnd.openxmlformats-officedocument';

export const escapeXml = (text) =>
	String(text).replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);

export const contentTypes = (overrides) =>
	`${XML}<Types xmlns="${NS_CONTENT_TYPES}">` +
	'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
	'<Default Extension="xml" ContentType="application/xml"/>' +
	overrides
		.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
		.join('') +
	'</Types>';

export const relationships = (entries) =>
	`${XML}<Relationships xmlns="${NS_PACKAGE_RELS}">` +
	entries
		.map(
			([type, target], index) =>
				`<Relationship Id="rId${index + 1}" Type="${NS_DOC_RELS}/${type}" Target="${target}"/>`,
		)
		.join('') +
	'</Relationships>';

export async function pack(parts) {
	const zip = new JSZip();
	// A fixed date keeps the bytes the same from run to run.
	const date = new Date('2026-01-01T00:00:00Z');
	for (const [name, content] of Object.entries(parts))
		zip.file(name, content, { date, createFolders: false });
	return await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Paragraph styles besides Word's Normal: size in half points, spacing in twentieths of a point. */
const WORD_STYLES = [
	{ id: 'Title', name: 'Title', size: 40, before: 0, after: 240 },
	{ id: 'Heading1', name: 'heading 1', size: 28, before: 280, after: 120 },
];

const wordStyle = ({ id, name, size, before, after }) =>
	`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
	`<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="${before}" w:after="${after}"/></w:pPr>` +
	`<w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;

/**
 * A Word document, one paragraph for each entry; `Title` and `Heading1` are the styles to choose from.
 * A form feed (`\f`) as the whole string makes a page break.
 *
 * @param {Array<string | { text: string, style?: string }>} paragraphs
 * @returns {Promise<Buffer>}
 */
export async function makeDocx(paragraphs) {
	const paragraph = (entry) => {
		if (entry === '\f') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
		const { text, style } = typeof entry === 'string' ? { text: entry } : entry;
		const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
		return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
	};
	const body = paragraphs.map(paragraph).join('');
	return await pack({
		'[Content_Types].xml': contentTypes([
			['word/document.xml', `${OOXML}.wordprocessingml.document.main+xml`],
			['word/styles.xml', `${OOXML}.wordprocessingml.styles+xml`],
		]),
		'_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
		'word/_rels/document.xml.rels': relationships([['styles', 'styles.xml']]),
		'word/styles.xml':
			`${XML}<w:styles xmlns:w="${NS_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>` +
			'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>' +
			'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>' +
			'<w:pPr><w:spacing w:after="120"/></w:pPr></w:style>' +
			`${WORD_STYLES.map(wordStyle).join('')}</w:styles>`,
		'word/document.xml':
			`${XML}<w:document xmlns:w="${NS_WORD}"><w:body>${body}` +
			'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
			'<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>' +
			'</w:sectPr></w:body></w:document>',
	});
}

const columnName = (index) =>
	(index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') +
	String.fromCharCode(65 + (index % 26));

/**
 * An Excel workbook with one sheet. Strings go through the shared string table, as Excel writes them;
 * numbers, booleans and `null` (an empty cell) keep their type.
 *
 * @param {Array<Array<string | number | boolean | null>>} rows
 * @param {{ sheetName?: string, columnWidths?: number[], isMoney?: boolean }} [layout] widths in characters; `isMoney` shows numbers with two decimals
 * @returns {Promise<Buffer>}
 */
export async function makeXlsx(
	rows,
	{ sheetName = 'Sheet1', columnWidths = [], isMoney = false } = {},
) {
	const strings = [];
	const columns = columnWidths
		.map(
			(width, index) =>
				`<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
		)
		.join('');
	const cell = (value, row, column) => {
		if (value === null || value === undefined) return '';
		const ref = `${columnName(column)}${row + 1}`;
		if (typeof value === 'number') {
			return `<c r="${ref}"${isMoney ? ' s="1"' : ''}><v>${value}</v></c>`;
		}
		if (typeof value === 'boolean') return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
		let index = strings.indexOf(value);
		if (index < 0) index = strings.push(value) - 1;
		return `<c r="${ref}" t="s"><v>${index}</v></c>`;
	};
	const data = rows
		.map(
			(values, row) =>
				`<row r="${row + 1}">${values.map((value, column) => cell(value, row, column)).join('')}</row>`,
		)
		.join('');
	const table = strings
		.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`)
		.join('');
	return await pack({
		'[Content_Types].xml': contentTypes([
			['xl/workbook.xml', `${OOXML}.spreadsheetml.sheet.main+xml`],
			['xl/worksheets/sheet1.xml', `${OOXML}.spreadsheetml.worksheet+xml`],
			['xl/sharedStrings.xml', `${OOXML}.spreadsheetml.sharedStrings+xml`],
			['xl/styles.xml', `${OOXML}.spreadsheetml.styles+xml`],
		]),
		'_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
		'xl/_rels/workbook.xml.rels': relationships([
			['worksheet', 'worksheets/sheet1.xml'],
			['sharedStrings', 'sharedStrings.xml'],
			['styles', 'styles.xml'],
		]),
		'xl/workbook.xml':
			`${XML}<workbook xmlns="${NS_SHEET}" xmlns:r="${NS_DOC_RELS}"><sheets>` +
			`<sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${NS_SHEET}">${columns && `<cols>${columns}</cols>`}<sheetData>${data}</sheetData></worksheet>`,
		'xl/sharedStrings.xml': `${XML}<sst xmlns="${NS_SHEET}" count="${strings.length}" uniqueCount="${strings.length}">${table}</sst>`,
		'xl/styles.xml':
			`${XML}<styleSheet xmlns="${NS_SHEET}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
			'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
			'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
			'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
			'<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
			'<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
			'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
	});
}

const EMPTY_TREE =
	'<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>' +
	'<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

const textBox = (id, top, height, size, lines) =>
	`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Text ${id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>` +
	`<p:spPr><a:xfrm><a:off x="685800" y="${top}"/><a:ext cx="7772400" cy="${height}"/></a:xfrm>` +
	'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square"/><a:lstStyle/>' +
	lines
		.map(
			(line) =>
				`<a:p><a:r><a:rPr lang="en-US" sz="${size}"/><a:t>${escapeXml(line)}</a:t></a:r></a:p>`,
		)
		.join('') +
	'</p:txBody></p:sp>';

const solid = (color) => `<a:solidFill><a:schemeClr val="${color}"/></a:solidFill>`;
const line = `<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">${solid('phClr')}<a:prstDash val="solid"/></a:ln>`;
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const THEME_COLORS = {
	dk1: '000000',
	lt1: 'FFFFFF',
	dk2: '44546A',
	lt2: 'E7E6E6',
	accent1: '4472C4',
	accent2: 'ED7D31',
	accent3: 'A5A5A5',
	accent4: 'FFC000',
	accent5: '5B9BD5',
	accent6: '70AD47',
	hlink: '0563C1',
	folHlink: '954F72',
};
const THEME =
	`${XML}<a:theme xmlns:a="${NS_DRAWING}" name="Office"><a:themeElements><a:clrScheme name="Office">` +
	Object.entries(THEME_COLORS)
		.map(([name, rgb]) => `<a:${name}><a:srgbClr val="${rgb}"/></a:${name}>`)
		.join('') +
	'</a:clrScheme><a:fontScheme name="Office">' +
	['majorFont', 'minorFont']
		.map(
			(tag) =>
				`<a:${tag}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:${tag}>`,
		)
		.join('') +
	`</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${solid('phClr').repeat(3)}</a:fillStyleLst>` +
	`<a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst>` +
	`<a:bgFillStyleLst>${solid('phClr').repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

const SLIDE_ROOT = `xmlns:a="${NS_DRAWING}" xmlns:r="${NS_DOC_RELS}" xmlns:p="${NS_SLIDE}"`;

/**
 * A PowerPoint presentation, one slide for each entry: a title and lines of text below it
 * (a plain string is a slide with a title only).
 *
 * @param {Array<string | { title: string, lines?: string[] }>} slides
 * @returns {Promise<Buffer>}
 */
export async function makePptx(slides) {
	const parts = {
		'[Content_Types].xml': contentTypes([
			['ppt/presentation.xml', `${OOXML}.presentationml.presentation.main+xml`],
			['ppt/slideMasters/slideMaster1.xml', `${OOXML}.presentationml.slideMaster+xml`],
			['ppt/slideLayouts/slideLayout1.xml', `${OOXML}.presentationml.slideLayout+xml`],
			['ppt/theme/theme1.xml', `${OOXML}.theme+xml`],
			...slides.map((_, index) => [
				`ppt/slides/slide${index + 1}.xml`,
				`${OOXML}.presentationml.slide+xml`,
			]),
		]),
		'_rels/.rels': relationships([['officeDocument', 'ppt/presentation.xml']]),
		'ppt/_rels/presentation.xml.rels': relationships([
			['slideMaster', 'slideMasters/slideMaster1.xml'],
			...slides.map((_, index) => ['slide', `slides/slide${index + 1}.xml`]),
		]),
		'ppt/presentation.xml':
			`${XML}<p:presentation ${SLIDE_ROOT}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>` +
			`<p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 2}"/>`).join('')}</p:sldIdLst>` +
			'<p:sldSz cx="9144000" cy="6858000" type="screen4x3"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
		'ppt/slideMasters/slideMaster1.xml':
			`${XML}<p:sldMaster ${SLIDE_ROOT}><p:cSld><p:bg><p:bgPr>${solid('bg1')}<a:effectLst/></p:bgPr></p:bg>` +
			`<p:spTree>${EMPTY_TREE}</p:spTree></p:cSld>` +
			'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" ' +
			'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
			'<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>',
		'ppt/slideMasters/_rels/slideMaster1.xml.rels': relationships([
			['slideLayout', '../slideLayouts/slideLayout1.xml'],
			['theme', '../theme/theme1.xml'],
		]),
		'ppt/slideLayouts/slideLayout1.xml':
			`${XML}<p:sldLayout ${SLIDE_ROOT} type="blank" preserve="1"><p:cSld name="Blank"><p:spTree>${EMPTY_TREE}</p:spTree></p:cSld>` +
			'<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>',
		'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relationships([
			['slideMaster', '../slideMasters/slideMaster1.xml'],
		]),
		'ppt/theme/theme1.xml': THEME,
	};
	slides.forEach((entry, index) => {
		const { title, lines = [] } = typeof entry === 'string' ? { title: entry } : entry;
		const shapes =
			textBox(2, 457200, 1143000, 4000, [title]) +
			(lines.length ? textBox(3, 1828800, 4114800, 2400, lines) : '');
		parts[`ppt/slides/slide${index + 1}.xml`] =
			`${XML}<p:sld ${SLIDE_ROOT}><p:cSld><p:spTree>${EMPTY_TREE}${shapes}</p:spTree></p:cSld>` +
			'<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>';
		parts[`ppt/slides/_rels/slide${index + 1}.xml.rels`] = relationships([
			['slideLayout', '../slideLayouts/slideLayout1.xml'],
		]);
	});
	return await pack(parts);
}
