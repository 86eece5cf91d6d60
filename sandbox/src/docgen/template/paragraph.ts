import type { XmlElement } from '../../engine/office/package.js';
import { descend, isWord } from './word-xml.js';

/** Everything XML 1.0 has no way to write, half surrogates included. */
const FORBIDDEN =
	// eslint-disable-next-line no-control-regex -- control characters are what it is about
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

interface Piece {
	/** A `w:t`; undefined for a break, which no tag can span. */
	element?: XmlElement;
	text: string;
}

/** A stretch of a paragraph's text and what it becomes. */
export interface Replacement {
	start: number;
	end: number;
	text: string;
}

/**
 * The text of a paragraph over all its runs, links and content controls. Word cuts a tag into runs
 * wherever it likes; joined, it is whole again (docs/contract/docgen.md#notes-for-a-sandbox).
 */
export class ParagraphText {
	readonly text: string;
	private readonly pieces: readonly Piece[];

	constructor(paragraph: XmlElement) {
		this.pieces = collect(paragraph);
		this.text = this.pieces.map(({ text }) => text).join('');
	}

	/** Puts texts in place of others; each takes the looks of the run its tag begins in. */
	replace(replacements: readonly Replacement[]): void {
		let offset = 0;
		for (const { element, text } of this.pieces) {
			const changed = element && changePiece(text, offset, replacements);
			if (element !== undefined && changed !== undefined && changed !== text)
				setText(element, changed);
			offset += text.length;
		}
	}
}

function collect(paragraph: XmlElement): Piece[] {
	const pieces: Piece[] = [];
	// Text boxes hang on paragraphs, and have paragraphs of their own.
	for (const element of descend(paragraph, (inner) => !isWord(inner, 'txbxContent'))) {
		if (isWord(element, 't')) pieces.push({ element, text: element.textContent ?? '' });
		else if (isWord(element, 'br') || isWord(element, 'cr')) pieces.push({ text: '\n' });
		else if (isWord(element, 'tab') && isWord(element.parentNode, 'r')) pieces.push({ text: '\n' });
	}
	return pieces;
}

function changePiece(
	text: string,
	offset: number,
	replacements: readonly Replacement[],
): string | undefined {
	const end = offset + text.length;
	const touching = replacements.filter((change) => change.start < end && change.end > offset);
	if (touching.length === 0) return undefined;
	let changed = '';
	let at = 0;
	for (const change of touching) {
		changed += text.slice(at, Math.max(at, change.start - offset));
		if (change.start >= offset) changed += change.text;
		at = Math.min(text.length, change.end - offset);
	}
	return changed + text.slice(at);
}

/** Lines and tabs of a value become Word's own: inside a `w:t` they would count as blanks. */
function setText(element: XmlElement, text: string): void {
	const { parentNode: run, ownerDocument: document, namespaceURI } = element;
	if (run === null || document === null) return;
	const prefix = element.prefix ? `${element.prefix}:` : '';
	const make = (name: string): XmlElement => document.createElementNS(namespaceURI, prefix + name);
	const parts = text.replace(FORBIDDEN, '').split(/(\r\n|\r|\n|\t)/);
	parts.forEach((part, index) => {
		if (index % 2 === 1) {
			run.insertBefore(make(part === '\t' ? 'tab' : 'br'), element);
			return;
		}
		const target = index === parts.length - 1 ? element : make('t');
		target.textContent = part;
		target.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
		if (target !== element) run.insertBefore(target, element);
	});
}
