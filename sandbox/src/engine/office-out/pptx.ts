import { joined, toRows, type TextBlock, type TextLine } from '../page-text.js';
import { escapeXml, packOffice, type Part } from './ooxml.js';
import type { PageText } from './paged-text.js';
import { EMPTY_TREE, MASTER_PARTS, SLIDE_LAYOUT, SLIDE_MASTER, SLIDE_ROOT } from './pptx-master.js';

/** English Metric Units, PowerPoint's measure, in a point. */
const EMU = 12_700;
/** What PowerPoint allows a slide's side to be. */
const MIN_SIDE = 914_400;
const MAX_SIDE = 51_206_400;

/** A presentation with a slide for each page: its text in boxes where the page has it. */
export function pagesToPptx(pages: readonly PageText[]): Uint8Array {
	const slides = pages.map<Part>((page, index) => ({
		name: `ppt/slides/slide${index + 1}.xml`,
		type: 'presentationml.slide+xml',
		content: slide(page),
		relations: [['slideLayout', SLIDE_LAYOUT]],
	}));
	const [first] = pages;
	const ids = slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 2}"/>`);
	const content =
		`<p:presentation ${SLIDE_ROOT}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>` +
		`<p:sldIdLst>${ids.join('')}</p:sldIdLst>` +
		`<p:sldSz cx="${side(first?.width ?? 720)}" cy="${side(first?.height ?? 540)}"/>` +
		'<p:notesSz cx="6858000" cy="9144000"/></p:presentation>';
	return packOffice([
		{
			name: 'ppt/presentation.xml',
			type: 'presentationml.presentation.main+xml',
			content,
			relations: [
				['slideMaster', SLIDE_MASTER],
				...slides.map(({ name }) => ['slide', name] as const),
			],
		},
		...MASTER_PARTS,
		...slides,
	]);
}

function side(points: number): number {
	return Math.min(MAX_SIDE, Math.max(MIN_SIDE, Math.round(points * EMU)));
}

function slide({ blocks }: PageText): string {
	const boxes = blocks.map((block, index) => textBox(block, index + 2));
	return (
		`<p:sld ${SLIDE_ROOT}><p:cSld><p:spTree>${EMPTY_TREE}${boxes.join('')}</p:spTree></p:cSld>` +
		'<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>'
	);
}

function textBox(block: TextBlock, id: number): string {
	const left = Math.min(...block.map((line) => line.left));
	const top = Math.min(...block.map((line) => line.top));
	const width = Math.max(...block.map((line) => line.right)) - left;
	const height = Math.max(...block.map((line) => line.bottom)) - top;
	const emu = (points: number): number => Math.round(points * EMU);
	return (
		`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Text ${id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>` +
		`<p:spPr><a:xfrm><a:off x="${emu(left)}" y="${emu(top)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>` +
		'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' +
		'<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>' +
		`${toRows(block).map(paragraph).join('')}</p:txBody></p:sp>`
	);
}

function paragraph(row: readonly TextLine[]): string {
	const [first] = row;
	const bold = first?.bold ? ' b="1"' : '';
	const italic = first?.italic ? ' i="1"' : '';
	// Hundredths of a point, from 1 to 4000 points.
	const size = Math.min(400_000, Math.max(100, Math.round((first?.size ?? 12) * 100)));
	const text = escapeXml(joined(row, '\t'));
	return `<a:p><a:r><a:rPr lang="en-US" sz="${size}"${bold}${italic}/><a:t>${text}</a:t></a:r></a:p>`;
}
