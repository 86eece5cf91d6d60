import { elements, type XmlElement } from '../../engine/office/package.js';
import type { PageSize } from '../../engine/pdf-builder.js';
import { isWord, wordAttribute, wordChild } from '../template/word-xml.js';
import { twips } from './cascade.js';
import type { WordSource } from './source.js';

/** Which pages a header or footer is for. */
export type PageKind = 'default' | 'first' | 'even';

type Parts = Readonly<Partial<Record<PageKind, string>>>;

/** A stretch of the document with its own pages. */
export interface Section {
	blocks: XmlElement[];
	size: PageSize;
	margins: { top: number; right: number; bottom: number; left: number };
	/** From the edge of the page. */
	headerPt: number;
	footerPt: number;
	/** Names of the parts that hold them. */
	headers: Parts;
	footers: Parts;
	hasFirstPage: boolean;
}

const LETTER: PageSize = { width: 612, height: 792 };
const MARGIN_PT = 72;
const RUNNING_PT = 36;
const MIN_TEXT_PT = 72;

/** The sections of a document. One that goes on on the same page is part of the one before. */
export function sectionsOf(source: WordSource): Section[] {
	const [body] = elements(source.document, 'body');
	const sections: Section[] = [];
	let blocks: XmlElement[] = [];
	let headers: Parts = {};
	let footers: Parts = {};
	const end = (properties: XmlElement | undefined): void => {
		// What a section does not say of its headers, the one before has said.
		headers = { ...headers, ...runningParts(properties, 'headerReference', source) };
		footers = { ...footers, ...runningParts(properties, 'footerReference', source) };
		const previous = sections.at(-1);
		if (previous !== undefined && isContinuous(properties)) previous.blocks.push(...blocks);
		else sections.push({ blocks, headers, footers, ...geometry(properties) });
		blocks = [];
	};
	for (const node of body?.childNodes ?? []) {
		if (node.nodeType !== node.ELEMENT_NODE) continue;
		const element = node as XmlElement;
		if (isWord(element, 'sectPr')) {
			end(element);
			continue;
		}
		blocks.push(element);
		const properties = wordChild(
			isWord(element, 'p') ? wordChild(element, 'pPr') : undefined,
			'sectPr',
		);
		if (properties !== undefined) end(properties);
	}
	if (blocks.length > 0 || sections.length === 0) end(undefined);
	return sections;
}

/** Name of the part at the top (or foot) of a page; a page nobody has one for has none. */
export function runningPart(
	section: Section,
	side: 'headers' | 'footers',
	{ isFirst, page, hasEven }: { isFirst: boolean; page: number; hasEven: boolean },
): string | undefined {
	const parts = section[side];
	if (isFirst && section.hasFirstPage) return parts.first;
	return hasEven && page % 2 === 0 ? parts.even : parts.default;
}

function runningParts(properties: XmlElement | undefined, name: string, source: WordSource): Parts {
	const found = properties === undefined ? [] : elements(properties, name);
	return Object.fromEntries(
		found.flatMap((reference) => {
			const part = source.targetOf(source.main, wordAttribute(reference, 'id') ?? '');
			return part === undefined ? [] : [[wordAttribute(reference, 'type') ?? 'default', part]];
		}),
	);
}

function geometry(
	properties: XmlElement | undefined,
): Omit<Section, 'blocks' | 'headers' | 'footers'> {
	const read = (name: string, attribute: string, otherwise: number): number => {
		const value = twips(wordAttribute(wordChild(properties, name), attribute));
		return value === undefined ? otherwise : Math.abs(value);
	};
	const size = {
		width: read('pgSz', 'w', LETTER.width) || LETTER.width,
		height: read('pgSz', 'h', LETTER.height) || LETTER.height,
	};
	const left = read('pgMar', 'left', MARGIN_PT);
	const right = read('pgMar', 'right', MARGIN_PT);
	const fits = left + right + MIN_TEXT_PT <= size.width;
	const titlePage = wordChild(properties, 'titlePg');
	return {
		size,
		margins: {
			top: read('pgMar', 'top', MARGIN_PT),
			bottom: read('pgMar', 'bottom', MARGIN_PT),
			left: fits ? left : 0,
			right: fits ? right : 0,
		},
		headerPt: read('pgMar', 'header', RUNNING_PT),
		footerPt: read('pgMar', 'footer', RUNNING_PT),
		hasFirstPage:
			titlePage !== undefined && !/^(0|false|off)$/.test(wordAttribute(titlePage, 'val') ?? ''),
	};
}

function isContinuous(properties: XmlElement | undefined): boolean {
	const type = wordAttribute(wordChild(properties, 'type'), 'val');
	return type === 'continuous' || type === 'nextColumn';
}
