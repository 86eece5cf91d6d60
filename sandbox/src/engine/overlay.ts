import { mupdf } from './mupdf.js';

/** A page as it is seen, turned and cropped, with the way from there to its own coordinates. */
export interface VisiblePage {
	width: number;
	height: number;
	/** From points counted from the bottom left of what is seen, to user space. */
	toUserSpace: mupdf.Matrix;
}

/** Where things are on a page as people see it. */
export function visiblePage(page: mupdf.PDFPage): VisiblePage {
	const [left, top, right, bottom] = page.getBounds();
	const fromUserSpace = page.getTransform();
	const flip: mupdf.Matrix = [1, 0, 0, -1, left, bottom];
	return {
		width: right - left,
		height: bottom - top,
		toUserSpace: mupdf.Matrix.concat(flip, mupdf.Matrix.invert(fromUserSpace)),
	};
}

/** Draws content on top of a page: `content` sees the page from the bottom left of what is visible. */
export function drawOver(
	pdf: mupdf.PDFDocument,
	page: mupdf.PDFPage,
	content: string,
	resources: object,
): void {
	const { width, height, toUserSpace } = visiblePage(page);
	const form = pdf.addStream(content, {
		Type: pdf.newName('XObject'),
		Subtype: pdf.newName('Form'),
		BBox: [0, 0, width, height],
		Resources: resources,
	});
	const object = page.getObject();
	const name = addXObject(pdf, object, form);
	const before = pdf.addStream('q\n', {});
	const after = pdf.addStream(`\nQ q ${numbers(toUserSpace)} cm /${name} Do Q\n`, {});
	const old = object.get('Contents');
	const parts: mupdf.PDFObject[] = [];
	if (old.isArray()) old.forEach((part) => parts.push(part));
	else if (!old.isNull()) parts.push(old);
	object.put('Contents', [before, ...parts, after]);
}

/** PDF knows no exponents. */
export function numbers(values: readonly number[]): string {
	return values.map((value) => String(Number(value.toFixed(5)))).join(' ');
}

/** Puts a form into the page's resources under a name nobody uses yet. */
function addXObject(pdf: mupdf.PDFDocument, page: mupdf.PDFObject, form: mupdf.PDFObject): string {
	let resources = page.getInheritable('Resources');
	if (!resources.isDictionary()) {
		page.put('Resources', pdf.newDictionary());
		resources = page.get('Resources');
	}
	if (!resources.get('XObject').isDictionary()) resources.put('XObject', pdf.newDictionary());
	const forms = resources.get('XObject');
	let number = 1;
	while (!forms.get(`FxOverlay${number}`).isNull()) number += 1;
	forms.put(`FxOverlay${number}`, form);
	return `FxOverlay${number}`;
}
