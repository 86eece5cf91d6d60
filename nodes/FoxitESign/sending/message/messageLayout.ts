import { PAGE, type Mark } from './pdfOfPages';

const MARGIN = 54;
const WIDTH = PAGE.width - 2 * MARGIN;
const BOTTOM = PAGE.height - MARGIN;
const SIZE = 10;
const LEADING = 13;
/** Of Courier, every character is 0.6 of the size wide. */
export const LINE_CHARACTERS = Math.floor(WIDTH / (0.6 * SIZE));
const FOOTER = { size: 8, y: PAGE.height - 30 } as const;

/** A signature is lower on its page than the label above it; its height is one that was seen to work. */
const SIGNATURE = { width: 220, height: 48, below: 8 } as const;
const BLOCK_HEIGHT = 2 * LEADING + SIGNATURE.below + SIGNATURE.height;

/** Who signs. */
export interface Signer {
	party: number;
	label: string;
}

/** A place to sign at. Points from the top left corner of a page. */
export interface SignaturePlace {
	party: number;
	pageNumber: number;
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface Layout {
	pages: Mark[][];
	places: SignaturePlace[];
}

/** Lays a text out on pages, with a place to sign for each signer below it. */
export function layoutOf(text: string, signers: readonly Signer[]): Layout {
	const pages: Mark[][] = [[]];
	const places: SignaturePlace[] = [];
	let top = MARGIN;
	const room = (height: number) => {
		if (top + height > BOTTOM) {
			pages.push([]);
			top = MARGIN;
		}
		return pages.at(-1) ?? [];
	};
	for (const line of text.split('\n').flatMap(wrapped)) {
		const page = room(LEADING);
		top += LEADING;
		if (line !== '') page.push({ text: line, x: MARGIN, y: top, size: SIZE });
	}
	for (const { party, label } of signers) {
		const page = room(BLOCK_HEIGHT);
		page.push({ text: label, x: MARGIN, y: top + 2 * LEADING, size: SIZE, bold: true });
		const y = top + 2 * LEADING + SIGNATURE.below;
		const { width, height } = SIGNATURE;
		places.push({ party, pageNumber: pages.length, x: MARGIN, y, width, height });
		page.push({ rule: width, x: MARGIN, y: y + height });
		top += BLOCK_HEIGHT;
	}
	pages.forEach((page, index) => {
		const text = `Page ${index + 1} of ${pages.length}`;
		page.push({ text, x: MARGIN, y: FOOTER.y, size: FOOTER.size });
	});
	return { pages, places };
}

/** A line in pieces that fit on the page, broken at blanks where there are any. Nothing is left out. */
export function wrapped(line: string): string[] {
	const indent = /^ */.exec(line)?.[0].length ?? 0;
	const further = ' '.repeat(Math.min(indent, LINE_CHARACTERS / 2));
	const pieces: string[] = [];
	let rest = line.trimEnd();
	while (rest.length > LINE_CHARACTERS) {
		const blank = rest.lastIndexOf(' ', LINE_CHARACTERS);
		const isWithinText = blank > 0 && rest.slice(0, blank).trim() !== '';
		const end = isWithinText ? blank : LINE_CHARACTERS;
		pieces.push(rest.slice(0, end));
		rest = further + rest.slice(end).trimStart();
	}
	return [...pieces, rest];
}
