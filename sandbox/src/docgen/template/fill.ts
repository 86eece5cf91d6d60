import type { XmlElement } from '../../engine/office/package.js';
import { badTemplate } from './errors.js';
import { ParagraphText } from './paragraph.js';
import { planRows, rowsOfTable } from './rows.js';
import { rowsOf, type Scope } from './scope.js';
import { show, showTag, type Looks } from './show.js';
import { sumAbove } from './sum.js';
import { findTags, type Tag } from './tags.js';
import { ancestor, descend, isWord } from './word-xml.js';

/** Where in the document the filling is. */
interface Place {
	scope: Scope;
	/** Finished rows of the table around it, from its top. */
	above: readonly XmlElement[];
}

/**
 * Fills the tags of a part (docs/contract/docgen.md#template-language). Returns whether that
 * changed anything.
 */
export function fillPart(root: XmlElement, scope: Scope, looks: Looks): boolean {
	const filler = new Filler(looks);
	filler.fill(root, { scope, above: [] });
	return filler.hasChanged;
}

class Filler {
	hasChanged = false;

	constructor(private readonly looks: Looks) {}

	/** Everything below an element: paragraphs, tables, and what wraps them. */
	fill(parent: XmlElement, place: Place): void {
		const inner = (element: XmlElement): boolean =>
			!isWord(element, 'p') && !isWord(element, 'tbl');
		for (const element of [...descend(parent, inner)]) {
			if (isWord(element, 'tbl')) this.fillTable(element, place.scope);
			if (isWord(element, 'p')) this.fillParagraph(element, place);
		}
	}

	private fillTable(table: XmlElement, scope: Scope): void {
		const rows = rowsOfTable(table);
		const plans = planRows(rows, scope.rowNumber !== undefined);
		const done: XmlElement[] = [];
		rows.forEach((row, index) => {
			const plan = plans[index];
			if (plan?.kind === 'loop') this.fillLoop(row, plan.name, scope, done);
			else {
				if (plan?.kind !== 'leave') this.fill(row, { scope, above: done });
				done.push(row);
			}
		});
		// Word knows no table without rows.
		if (rows.length > 0 && done.length === 0) table.parentNode?.removeChild(table);
	}

	private fillLoop(row: XmlElement, name: string, scope: Scope, done: XmlElement[]): void {
		this.hasChanged = true;
		const items = rowsOf(name, scope);
		repeat(row, items.length).forEach((copy, index) => {
			const item = items[index] ?? null;
			this.fill(copy, { scope: { ...scope, item, rowNumber: index + 1 }, above: done });
			done.push(copy);
		});
	}

	private fillParagraph(paragraph: XmlElement, place: Place): void {
		for (const box of descend(paragraph, (element) => !isWord(element, 'txbxContent')))
			if (isWord(box, 'txbxContent')) this.fill(box, place);
		const text = new ParagraphText(paragraph);
		const replacements = findTags(text.text).flatMap(({ tag, start, end }) => {
			const shown = this.show(tag, paragraph, place);
			return shown === undefined ? [] : [{ start, end, text: shown }];
		});
		if (replacements.length === 0) return;
		text.replace(replacements);
		this.hasChanged = true;
	}

	/** The text for a tag; undefined leaves it as it stands. */
	private show(tag: Tag, paragraph: XmlElement, { scope, above }: Place): string | undefined {
		switch (tag.kind) {
			case 'value':
			case 'rowNumber':
				return showTag(tag, scope, this.looks);
			case 'sum': {
				const cell = ancestor(paragraph, 'tc');
				return cell === undefined ? '' : show(sumAbove(cell, above), tag.picture, this.looks);
			}
			case 'loopStart':
				if (scope.rowNumber !== undefined) return '';
				throw badTemplate(`{{TableStart:${tag.name}}} stands outside a table row.`);
			case 'loopEnd':
				return scope.rowNumber === undefined ? undefined : '';
			case 'unsupported':
				return '';
		}
	}
}

/** Puts copies of a row in its place. */
function repeat(row: XmlElement, times: number): XmlElement[] {
	const { ownerDocument: document, parentNode: parent } = row;
	if (document === null || parent === null) return [];
	dropMarks(row);
	const copies = Array.from({ length: times }, () => row.cloneNode(true) as XmlElement);
	// All at once: the tree counts its children anew for each insertion.
	const fragment = document.createDocumentFragment();
	for (const copy of copies) fragment.appendChild(copy);
	parent.insertBefore(fragment, row);
	parent.removeChild(row);
	return copies;
}

/** What must be there only once in a document: bookmarks, and the paragraph ids of newer Words. */
function dropMarks(row: XmlElement): void {
	for (const element of [row, ...descend(row)]) {
		if (isWord(element, 'bookmarkStart') || isWord(element, 'bookmarkEnd'))
			element.parentNode?.removeChild(element);
		for (const { name, localName } of [...element.attributes])
			if (localName === 'paraId' || localName === 'textId') element.removeAttribute(name);
	}
}
