import { mupdf } from './mupdf.js';

/** Width and height in points. */
export interface PageSize {
	width: number;
	height: number;
}

/** The service's default page (docs/contract/pdf-services.md#create-pdf). */
export const A4: PageSize = { width: 595, height: 842 };

type Draw = (device: mupdf.Device) => void;

/** Writes pages of any document MuPDF can open into one PDF, text as text and pictures as pictures. */
export class PdfBuilder {
	private readonly output = new mupdf.Buffer();
	private readonly writer = new mupdf.DocumentWriter(this.output, 'pdf', 'compress');
	private pages = 0;

	/** Appends a page and has it drawn on. */
	addPage({ width, height }: PageSize, draw: Draw): void {
		const device = this.writer.beginPage([0, 0, width, height]);
		draw(device);
		this.writer.endPage();
		this.pages += 1;
	}

	/** Appends all pages of a document as they are. */
	addDocument(document: mupdf.Document): void {
		for (let index = 0; index < document.countPages(); index++)
			this.addDocumentPage(document, index);
	}

	/** Appends one page of a document as it is. */
	addDocumentPage(document: mupdf.Document, index: number): void {
		const page = document.loadPage(index);
		const [left, top, right, bottom] = page.getBounds();
		this.addPage({ width: right - left, height: bottom - top }, (device) => {
			page.run(device, mupdf.Matrix.translate(-left, -top));
		});
		page.destroy();
	}

	/** Ends the document: fonts cut down to what is used, pages turned by `rotation` degrees if asked. */
	finish({ rotation = 0 }: { rotation?: number } = {}): Uint8Array {
		// A PDF without pages is none.
		if (this.pages === 0) this.addPage(A4, () => undefined);
		this.writer.close();
		const pdf = mupdf.PDFDocument.openDocument(
			this.output.asUint8Array().slice(),
			'application/pdf',
		).asPDF();
		if (pdf === null) throw new Error('the engine wrote no PDF');
		if (rotation !== 0) {
			for (let index = 0; index < pdf.countPages(); index++)
				pdf.findPage(index).put('Rotate', rotation);
		}
		pdf.subsetFonts();
		const bytes = pdf.saveToBuffer('compress,garbage').asUint8Array().slice();
		pdf.destroy();
		this.writer.destroy();
		this.output.destroy();
		return bytes;
	}
}
