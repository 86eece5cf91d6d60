import { readdirSync } from 'node:fs';

/** The anchors of a Markdown file's headings, as GitHub makes them. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
	const withoutCode = markdown.replace(/^```[\s\S]*?^```/gm, '');
	const headings = [...withoutCode.matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, title = '']) => title);
	const times = new Map<string, number>();
	return new Set(
		headings.map((title) => {
			const plain = title.toLowerCase().replace(/[^\p{L}\p{N}_\- ]/gu, '');
			const anchor = plain.replace(/ /g, '-');
			const before = times.get(anchor) ?? 0;
			times.set(anchor, before + 1);
			return before === 0 ? anchor : `${anchor}-${before}`;
		}),
	);
}

export interface Citation {
	/** Where it stands: file and line. */
	at: string;
	/** The name of the cited file within `docs/contract`. */
	file: string;
	/** Undefined where the whole file is meant. */
	anchor?: string;
}

/** The citations in one file's text: `docs/contract/esign.md#idempotency`. */
export function citationsIn(path: string, text: string): Citation[] {
	const found = text.matchAll(/\bdocs\/contract\/([\w.-]+?\.\w+)(?:#([\w-]*))?(?![\w/#])/g);
	return [...found].map(({ index, 1: file = '', 2: anchor }) => ({
		at: placeOf(path, text, index),
		file,
		...(anchor !== undefined && { anchor }),
	}));
}

/**
 * Citations in comments by a number, which no heading has: "contract section 4.5", "(section 4.4)".
 * Standards have numbered sections: they are named right before.
 */
export function numberedCitationsIn(path: string, text: string): string[] {
	const found = text.matchAll(/\bsections?[\s*/]+\d/gi);
	return [...found]
		.filter(({ index }) => /^\s*(\/?\*|\/\/)/.test(lineAt(text, index)))
		.filter(({ index }) => !STANDARD.test(text.slice(Math.max(0, index - 60), index)))
		.map(({ index }) => placeOf(path, text, index));
}

function lineAt(text: string, index: number): string {
	const start = text.lastIndexOf('\n', index - 1) + 1;
	const [line = ''] = text.slice(start).split('\n', 1);
	return line;
}

/** `RFC 9110 section 10.2.3`, `ISO 32000-1, section 7.5`, `GIF89a section 18`, `rules.md section 2`. */
const STANDARD =
	/\b(RFC|ISO|IEC|ECMA|GIF89a|APPNOTE|PDF|ZIP|OOXML|HTML|Unicode|UAX|rules\.md)\b[^.()]{0,40}$/i;

/** What is wrong with a citation, or undefined. */
export function problemOf(
	{ at, file, anchor }: Citation,
	anchors: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
	const known = anchors.get(file);
	if (!known) return `${at}: there is no docs/contract/${file}`;
	if (anchor === undefined || known.has(anchor)) return undefined;
	return `${at}: docs/contract/${file} has no heading with the anchor "${anchor}"`;
}

/** The text files below a folder, without what is built or installed. */
export function textFilesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|mjs|cjs|js|md|ya?ml)$/.test(entry.name))
		.map((entry) => `${entry.parentPath}/${entry.name}`)
		.filter((path) => !/\/(node_modules|dist)\//.test(path));
}

const placeOf = (path: string, text: string, index: number) =>
	`${path}:${text.slice(0, index).split('\n').length}`;
