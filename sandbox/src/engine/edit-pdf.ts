import type { mupdf } from './mupdf.js';
import { openPdf } from './open-pdf.js';
import { savePdf } from './rearrange.js';

/** Opens a PDF, has it changed, and hands back its new bytes. What was protected stays protected. */
export async function editPdf(
	bytes: Uint8Array,
	password: string | undefined,
	edit: (pdf: mupdf.PDFDocument) => Promise<void> | void,
): Promise<Uint8Array> {
	const pdf = openPdf(bytes, password);
	try {
		await edit(pdf);
		return savePdf(pdf);
	} finally {
		pdf.destroy();
	}
}

/** Calls back with each of these pages (by default all of them), loaded for that time only. */
export async function eachPage(
	pdf: mupdf.PDFDocument,
	visit: (page: mupdf.PDFPage, index: number) => Promise<void> | void,
	indexes: readonly number[] = Array.from({ length: pdf.countPages() }, (_, index) => index),
): Promise<void> {
	for (const index of indexes) {
		const page = pdf.loadPage(index);
		try {
			await visit(page, index);
		} finally {
			page.destroy();
		}
	}
}
