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

/** Citations by number, which led to headings that have none: "contract section 4.5". */
export function numberedCitationsIn(path: string, text: string): string[] {
	const joined = /\bcontract\b[^.()]{0,40}?\bsections?[\s*/]+\d/gi;
	return [...text.matchAll(joined)].map(({ index }) => placeOf(path, text, index));
}

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
