import { mupdf } from '../../engine/mupdf.js';
import { OfficePackage } from '../../engine/office/package.js';
import { PdfBuilder } from '../../engine/pdf-builder.js';
import { blockHtml, blocksHtml } from './blocks.js';
import { layOutHtml } from './flow.js';
import { Notes } from './notes.js';
import { NEW_PAGE } from './paragraphs.js';
import { RunningTitles } from './running.js';
import { sectionsOf, type Section } from './sections.js';
import { WordSource } from './source.js';

/*
 * A PDF of a Word document. The engine has a reader for Word files, which knows nothing of headers,
 * footers, lists, text boxes and the columns of tables; so the document is read here, and the engine
 * is given HTML to set.
 */

/** Sets a Word document as the service does: in pages of its sections, Arial for what has no face of its own. */
export function wordToPdf(bytes: Uint8Array): Uint8Array {
	const source = new WordSource(OfficePackage.read(bytes));
	const notes = new Notes(source);
	const titles = new RunningTitles(source, notes);
	const sections = sectionsOf(source);
	const flows = sections.map((section) => sectionHtml(section, source, notes));
	const documents = sections.map((section, index) => {
		const isLast = index === sections.length - 1;
		const html = (flows[index] ?? '') + (isLast ? notesHtml(section, source, notes) : '');
		return layOutHtml(html, section.size, marginsBeside(section, titles));
	});
	try {
		return drawPages(sections, documents, titles);
	} finally {
		for (const document of documents) document.destroy();
		titles.destroy();
	}
}

function sectionHtml(section: Section, source: WordSource, notes: Notes): string {
	const around = { source, part: source.main, notes, blocksHtml };
	const widthPt = textWidthPt(section);
	const html = section.blocks.map((block) => blockHtml(block, around, widthPt)).join('');
	// A section stands on a page of its own already.
	return html.startsWith(NEW_PAGE) ? html.slice(NEW_PAGE.length) : html;
}

/** Notes come behind the text, not at the foot of their pages. */
function notesHtml(section: Section, source: WordSource, notes: Notes): string {
	const html = notes.list.map(({ mark, part, element }) =>
		blocksHtml(element, { source, part, notes, blocksHtml, noteMark: mark }, textWidthPt(section)),
	);
	return html.length === 0 ? '' : `<hr/>${html.join('')}`;
}

function textWidthPt({ size, margins }: Section): number {
	return size.width - margins.left - margins.right;
}

/** A header taller than the margin pushes the text down, and a footer up. */
function marginsBeside(section: Section, titles: RunningTitles): Section['margins'] {
	const { margins, headerPt, footerPt, size } = section;
	const header = titles.heightPt(section, 'headers');
	const footer = titles.heightPt(section, 'footers');
	const most = size.height / 3;
	return {
		...margins,
		top: Math.min(most, Math.max(margins.top, header && headerPt + header)),
		bottom: Math.min(most, Math.max(margins.bottom, footer && footerPt + footer)),
	};
}

function drawPages(
	sections: readonly Section[],
	documents: readonly mupdf.Document[],
	titles: RunningTitles,
): Uint8Array {
	const pages = documents.reduce((sum, document) => sum + document.countPages(), 0);
	const pdf = new PdfBuilder();
	let page = 0;
	sections.forEach((section, at) => {
		const document = documents[at];
		const count = document?.countPages() ?? 0;
		for (let index = 0; index < count; index++) {
			page += 1;
			pdf.addPage(section.size, (device) => {
				titles.draw(section, index === 0, { page, pages }, (title, topPt) =>
					title.run(device, mupdf.Matrix.translate(0, topPt)),
				);
				const content = document?.loadPage(index);
				content?.run(device, mupdf.Matrix.identity);
				content?.destroy();
			});
		}
	});
	return asServed(pdf.finish());
}

/**
 * The service's documents say 1.4 and have an empty form
 * (docs/contract/docgen.md#generate-a-document).
 */
function asServed(bytes: Uint8Array): Uint8Array {
	const pdf = mupdf.PDFDocument.openDocument(bytes, 'application/pdf').asPDF();
	if (pdf === null) throw new Error('the engine wrote no PDF');
	pdf.getTrailer().get('Root').put('AcroForm', { Fields: [] });
	const served = pdf.saveToBuffer('compress,garbage').asUint8Array().slice();
	pdf.destroy();
	// Nothing in it is younger than that: no object streams, no transparency groups.
	served.set(new TextEncoder().encode('%PDF-1.4'));
	return served;
}
