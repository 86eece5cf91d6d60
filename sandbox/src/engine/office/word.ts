import { A4, type PageSize } from '../pdf-builder.js';
import { children, elements, serialize, type OfficePackage, type XmlElement } from './package.js';

/** A stretch of an Office file that starts on a page of its own. */
export interface Section {
	/** An Office file that holds just this stretch. */
	bytes: Uint8Array;
	size: PageSize;
}

const TWIPS_PER_PT = 20;

/**
 * Cuts a Word document where a page must begin: at page breaks, before paragraphs that ask for it, and
 * between sections. The engine reads documents as one flow and would run over all of these.
 */
export function* wordSections(file: OfficePackage): Generator<Section> {
	const main = file.mainPart();
	const document = file.xml(main);
	const body = elements(document, 'body')[0];
	if (body === undefined) throw new Error('the document has no body');
	const pages = cutBody(body);
	const pictures = file.relationships(main).filter(({ type }) => type.endsWith('/image'));
	for (const { nodes, size } of pages) {
		for (const node of children(body)) body.removeChild(node);
		for (const node of nodes) body.appendChild(node);
		const xml = serialize(document);
		// Each stretch carries only its own pictures, or a long document would be packed over and over.
		const unused = new Set(
			pictures.filter(({ id }) => !xml.includes(`"${id}"`)).map(({ target }) => target),
		);
		yield { bytes: file.repack({ [main]: xml }, (name) => unused.has(name)), size };
	}
}

interface Stretch {
	nodes: XmlElement[];
	size: PageSize;
}

function cutBody(body: XmlElement): Stretch[] {
	const stretches: Stretch[] = [];
	let nodes: XmlElement[] = [];
	let sectionStart = 0;
	const cut = (): void => {
		stretches.push({ nodes, size: A4 });
		nodes = [];
	};
	/** A section's properties stand at its end and hold for all its pages. */
	const endSection = (properties: XmlElement): void => {
		for (const stretch of stretches.slice(sectionStart)) stretch.size = pageSize(properties);
		sectionStart = stretches.length;
	};
	for (const node of children(body)) {
		if (node.localName === 'sectPr') {
			cut();
			endSection(node);
			continue;
		}
		if (asksForNewPage(node) && nodes.length > 0) cut();
		const pieces = node.localName === 'p' ? cutParagraph(node) : [node];
		pieces.forEach((piece, index) => {
			if (index > 0) cut();
			nodes.push(piece);
		});
		const properties = node.localName === 'p' ? elements(node, 'sectPr')[0] : undefined;
		if (properties !== undefined && startsOnNewPage(nextSection(node))) {
			cut();
			endSection(properties);
		}
	}
	if (nodes.length > 0 || stretches.length === 0) cut();
	return stretches;
}

/** A paragraph in pieces: what stands before, between and after its page breaks. */
function cutParagraph(paragraph: XmlElement): XmlElement[] {
	const pageBreak = elements(paragraph, 'br').find(
		(element) => attribute(element, 'type') === 'page',
	);
	if (pageBreak === undefined) return [paragraph];
	const path = pathTo(pageBreak, paragraph);
	const before = paragraph.cloneNode(true) as XmlElement;
	const after = paragraph.cloneNode(true) as XmlElement;
	dropFrom(before, path, 'behind');
	dropFrom(after, path, 'before');
	return [before, ...cutParagraph(after)];
}

/** Removes a node and everything behind (or before) it, up to the paragraph. Formatting stays. */
function dropFrom(paragraph: XmlElement, path: readonly number[], side: 'behind' | 'before'): void {
	let parent = paragraph;
	path.forEach((position, depth) => {
		const inner = children(parent);
		const next = inner[position];
		const last = depth === path.length - 1;
		inner.forEach((child, index) => {
			const beyond =
				side === 'behind'
					? index > position
					: index < position && !/^(pPr|rPr)$/.test(child.localName ?? '');
			if (beyond || (last && index === position)) parent.removeChild(child);
		});
		if (next !== undefined) parent = next;
	});
}

function pathTo(node: XmlElement, ancestor: XmlElement): number[] {
	const path: number[] = [];
	let current = node;
	while (current !== ancestor) {
		const parent = current.parentNode as XmlElement;
		path.unshift(children(parent).indexOf(current));
		current = parent;
	}
	return path;
}

function asksForNewPage(node: XmlElement): boolean {
	const [property] = node.localName === 'p' ? elements(node, 'pageBreakBefore') : [];
	return property !== undefined && !/^(0|false|off)$/.test(attribute(property, 'val') ?? '');
}

/** Properties of the section that begins behind a node: the next ones in the body. */
function nextSection(node: XmlElement): XmlElement | undefined {
	for (let next = node.nextSibling; next !== null; next = next.nextSibling) {
		if (next.nodeType !== next.ELEMENT_NODE) continue;
		const element = next as XmlElement;
		const found = element.localName === 'sectPr' ? element : elements(element, 'sectPr')[0];
		if (found !== undefined) return found;
	}
	return undefined;
}

function startsOnNewPage(section: XmlElement | undefined): boolean {
	const [type] = section === undefined ? [] : elements(section, 'type');
	return type === undefined || !/^(continuous|nextColumn)$/.test(attribute(type, 'val') ?? '');
}

function pageSize(section: XmlElement): PageSize {
	const [size] = elements(section, 'pgSz');
	const width = Number(size && attribute(size, 'w')) / TWIPS_PER_PT;
	const height = Number(size && attribute(size, 'h')) / TWIPS_PER_PT;
	return width > 0 && height > 0 ? { width, height } : A4;
}

function attribute(element: XmlElement, localName: string): string | undefined {
	return [...element.attributes].find((candidate) => candidate.localName === localName)?.value;
}
