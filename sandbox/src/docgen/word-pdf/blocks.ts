import type { XmlElement } from '../../engine/office/package.js';
import { isWord } from '../template/word-xml.js';
import { paragraphHtml } from './paragraphs.js';
import type { Surroundings } from './surroundings.js';
import { tableHtml } from './tables.js';

/** Blocks that only wrap others. */
const WRAPPERS = /^(sdt|sdtContent|ins|moveTo|smartTag|customXml)$/;

/** Paragraphs and tables below an element as HTML, for lines of that width. */
export function blocksHtml(parent: XmlElement, around: Surroundings, widthPt: number): string {
	let html = '';
	for (let node = parent.firstChild; node !== null; node = node.nextSibling)
		if (node.nodeType === node.ELEMENT_NODE) html += blockHtml(node as XmlElement, around, widthPt);
	return html;
}

/** One block as HTML; what is no block is nothing. */
export function blockHtml(element: XmlElement, around: Surroundings, widthPt: number): string {
	if (isWord(element, 'p')) return paragraphHtml(element, around, widthPt);
	if (isWord(element, 'tbl')) return tableHtml(element, around, widthPt);
	return WRAPPERS.test(element.localName ?? '') ? blocksHtml(element, around, widthPt) : '';
}
