import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { CombineOptions } from './options.js';
import type { InputFile } from '../workers/work.js';
import { openPdf } from './open-pdf.js';
import { readBookmarks, writeBookmarks, type Bookmark } from './outline.js';
import { plainLabels, readPageLabels, writePageLabels, type PageLabel } from './page-labels.js';
import { runQpdfOn } from './qpdf.js';
import { savePdf } from './rearrange.js';
import { addContents } from './contents.js';

/** A file to be put in, and what the result needs to know of it. */
interface Part {
	bytes: Uint8Array;
	password: string;
	title: string;
	pageCount: number;
	bookmarks: Bookmark[];
	labels: PageLabel[];
}

/**
 * Puts PDFs one behind the other. qpdf joins them, for it brings fields, annotations and links along;
 * bookmarks, page labels and the contents page are set here. Nothing of the result is protected.
 */
export async function combine(
	inputs: readonly InputFile[],
	options: CombineOptions,
): Promise<Uint8Array> {
	const parts: Part[] = [];
	let lastError: unknown;
	for (const input of inputs) {
		try {
			parts.push(await readPart(input));
		} catch (error) {
			if (!options.continueMergeOnError) throw error;
			lastError = error;
		}
	}
	if (parts.length === 0) throw lastError;
	const pdf = openPdf(await join(parts));
	const bookmarks = collectBookmarks(parts, options.addBookmark);
	const labels = parts.flatMap((part) => part.labels);
	const { toc } = options;
	if (toc !== null) {
		const entries = options.addBookmark || bookmarks.length > 0 ? bookmarks : titles(parts);
		const added = addContents(pdf, entries, toc);
		forEachBookmark(bookmarks, (bookmark) => (bookmark.page += added));
		labels.unshift(...plainLabels(added, 'r'));
	}
	writeBookmarks(pdf, bookmarks);
	if (options.retainPageNumbers) writePageLabels(pdf, labels);
	else pdf.getTrailer().get('Root').delete('PageLabels');
	const bytes = savePdf(pdf);
	pdf.destroy();
	return bytes;
}

async function readPart({ path, fileName, password = '' }: InputFile): Promise<Part> {
	const bytes = await readFile(path);
	const pdf = openPdf(bytes, password);
	try {
		const pageCount = pdf.countPages();
		return {
			bytes,
			password,
			title: basename(fileName, extname(fileName)),
			pageCount,
			bookmarks: readBookmarks(pdf),
			labels: readPageLabels(pdf) ?? plainLabels(pageCount),
		};
	} finally {
		pdf.destroy();
	}
}

async function join(parts: readonly Part[]): Promise<Uint8Array> {
	const files = new Map(parts.map(({ bytes }, index) => [nameOf(index), bytes]));
	const pages = parts.flatMap(({ password }, index) => [
		nameOf(index),
		`--password=${password}`,
		'1-z',
	]);
	return await runQpdfOn(files, ['--empty', '--pages', ...pages, '--']);
}

function nameOf(index: number): string {
	return `/part${index}.pdf`;
}

/** Bookmarks of all files at their new places; below an entry for their file if that is wanted. */
function collectBookmarks(parts: readonly Part[], perFile: boolean): Bookmark[] {
	let offset = 0;
	return parts.flatMap(({ title, pageCount, bookmarks }) => {
		const page = offset;
		offset += pageCount;
		forEachBookmark(bookmarks, (bookmark) => (bookmark.page += page));
		return perFile ? [{ title, page, children: bookmarks }] : bookmarks;
	});
}

function titles(parts: readonly Part[]): Bookmark[] {
	return collectBookmarks(
		parts.map((part) => ({ ...part, bookmarks: [] })),
		true,
	);
}

function forEachBookmark(bookmarks: Bookmark[], visit: (bookmark: Bookmark) => void): void {
	for (const bookmark of bookmarks) {
		visit(bookmark);
		forEachBookmark(bookmark.children, visit);
	}
}
