import type { Json, JsonObject } from '../../json.js';

/** A place on a page; points from the top left corner. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A word with the look of its first letter. */
export interface Word extends Box {
	text: string;
	bold: boolean;
}

/** The type a text is set in; nothing is known of it where it was read from a picture. */
export interface Face {
	name: string;
	italic: boolean;
	mono: boolean;
}

/** Words on one baseline. */
export interface Line extends Box {
	words: Word[];
	baseline: number;
	size: number;
	/** Of the first word. */
	face: Face | undefined;
	/** All of it. */
	bold: boolean;
	/** Set from left to right. */
	upright: boolean;
}

/** A picture on a page. */
export interface Picture extends Box {
	png: Uint8Array;
}

/** A drawn straight line: a thin box. */
export interface Stroke extends Box {
	lies: boolean;
}

/** Something on a page that is no text of the page itself: links, fields, notes. */
export interface Extra extends Box {
	type: 'hyperlink' | 'form' | 'annotation';
	content: JsonObject;
}

/** Everything found on one page. */
export interface PageContents {
	width: number;
	height: number;
	lines: Line[];
	strokes: Stroke[];
	pictures: Picture[];
	extras: Extra[];
}

/** A cell; counted from 0. */
export interface Cell extends Box {
	row: number;
	column: number;
	rowSpan: number;
	columnSpan: number;
	text: string;
}

/** A table, or the part of one that is on one page. */
export interface Table extends Box {
	rows: number;
	columns: number;
	cells: Cell[];
}

/** Lines that belong together. */
export interface Block extends Box {
	lines: Line[];
	size: number;
	bold: boolean;
}

/** What a piece of text is. */
export type TextType = 'title' | 'head' | 'paragraph' | 'headerFooter' | 'footnote';

/** A thing that becomes an element, on its page. */
export type Item =
	| { kind: 'text'; box: Box; block: Block; type: TextType; level?: number }
	| { kind: 'table'; box: Box; table: Table }
	| { kind: 'picture'; box: Box; picture: Picture }
	| { kind: 'extra'; box: Box; extra: Extra };

/** A style as the service writes it, or undefined. */
export type Style = { [member: string]: Json } | undefined;
