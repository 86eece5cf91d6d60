import { joined, toRows, type TextLine } from '../page-text.js';
import { escapeXml, packOffice } from './ooxml.js';
import { bodySize, halfPoints, type PageText } from './paged-text.js';

const NS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Twentieths of a point, the unit of Word's measures. */
const TWIPS = 20;
/** A line this much larger than the body is a heading... */
const HEADING_SCALE = 1.15;
/** ...unless it is a text of its own. */
const HEADING_MAX_CHARS = 200;
const HEADING_LEVELS = 3;
/** Largest page Word takes: 22 inches. */
const MAX_PAGE_TWIPS = 31_680;
const MARGIN_TWIPS = 1134;

/** A Word document with the text of pages: headings by size, paragraphs, rows of cells set off by tabs. */
export function pagesToDocx(pages: readonly PageText[]): Uint8Array {
	const levelOf = headingLevels(pages);
	const body = pages.map(({ blocks }, index) => {
		const paragraphs = blocks.flatMap((block) => blockParagraphs(block, levelOf));
		const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
		return (index === 0 ? '' : pageBreak) + paragraphs.join('');
	});
	const [first] = pages;
	const side = (points = 595): number => Math.min(MAX_PAGE_TWIPS, Math.round(points * TWIPS));
	const margins = ['top', 'right', 'bottom', 'left'].map((edge) => `w:${edge}="${MARGIN_TWIPS}"`);
	const section =
		`<w:sectPr><w:pgSz w:w="${side(first?.width)}" w:h="${side(first?.height ?? 842)}"/>` +
		`<w:pgMar ${margins.join(' ')} w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>`;
	return packOffice([
		{
			name: 'word/document.xml',
			type: 'wordprocessingml.document.main+xml',
			content: `<w:document xmlns:w="${NS}"><w:body>${body.join('')}${section}</w:body></w:document>`,
			relations: [['styles', 'word/styles.xml']],
		},
		{ name: 'word/styles.xml', type: 'wordprocessingml.styles+xml', content: styles() },
	]);
}

/** Levels by size, the largest first; undefined for what is no heading. */
function headingLevels(pages: readonly PageText[]): (line: TextLine) => number | undefined {
	const limit = bodySize(pages) * HEADING_SCALE;
	const sizes = pages.flatMap(({ blocks }) => blocks.flat().map(({ size }) => size));
	const large = [...new Set(sizes.filter((size) => size >= limit))].sort((a, b) => b - a);
	return ({ size }) => {
		const level = large.indexOf(size);
		return level < 0 ? undefined : Math.min(level + 1, HEADING_LEVELS);
	};
}

function blockParagraphs(
	block: readonly TextLine[],
	levelOf: (line: TextLine) => number | undefined,
): string[] {
	const rows = toRows(block);
	// Cells side by side: each row stays a line of its own.
	if (rows.some((row) => row.length > 1)) return rows.map((row) => paragraph([row], undefined));
	const groups: TextLine[][] = [];
	for (const line of block) {
		const last = groups.at(-1);
		if (last?.[0] !== undefined && last[0].size === line.size) last.push(line);
		else groups.push([line]);
	}
	return groups.map((lines) => {
		const length = joined(lines).length;
		const level = lines[0] && length <= HEADING_MAX_CHARS ? levelOf(lines[0]) : undefined;
		return paragraph(
			lines.map((line) => [line]),
			level,
		);
	});
}

/** Rows flow into one paragraph; the runs of a row are set apart by tabs. */
function paragraph(rows: ReadonlyArray<readonly TextLine[]>, level: number | undefined): string {
	const style = level === undefined ? '' : `<w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr>`;
	const runs = rows.flatMap((row, rowIndex) =>
		row.map((line, index) => {
			const gap = index > 0 ? '<w:tab/>' : '';
			const blank = rowIndex > 0 && index === 0 ? ' ' : '';
			const size = halfPoints(line);
			const face =
				level === undefined
					? `<w:rPr>${line.bold ? '<w:b/>' : ''}${line.italic ? '<w:i/>' : ''}` +
						`<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
					: '';
			const text = `<w:t xml:space="preserve">${blank}${escapeXml(line.text)}</w:t>`;
			return `<w:r>${face}${gap}${text}</w:r>`;
		}),
	);
	return `<w:p>${style}${runs.join('')}</w:p>`;
}

function styles(): string {
	const heading = (level: number): string =>
		`<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/>` +
		'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>' +
		`<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr>` +
		`<w:rPr><w:b/><w:sz w:val="${40 - level * 6}"/></w:rPr></w:style>`;
	const headings = Array.from({ length: HEADING_LEVELS }, (_, index) => heading(index + 1));
	return (
		`<w:styles xmlns:w="${NS}"><w:docDefaults><w:rPrDefault><w:rPr>` +
		'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>' +
		'</w:rPr></w:rPrDefault></w:docDefaults>' +
		'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
		`<w:pPr><w:spacing w:after="120"/></w:pPr></w:style>${headings.join('')}</w:styles>`
	);
}
