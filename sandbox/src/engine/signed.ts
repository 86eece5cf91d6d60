import type { mupdf } from './mupdf.js';

/** Fields can be nested; nobody nests them deeper. */
const MAX_DEPTH = 20;

/** Whether a PDF is certified, or has a signature in one of its signature fields. */
export function isSigned(pdf: mupdf.PDFDocument): boolean {
	const root = pdf.getTrailer().get('Root');
	if (member(root, 'Perms', 'DocMDP') !== undefined) return true;
	return hasSignature(member(root, 'AcroForm', 'Fields'), 0);
}

function hasSignature(fields: mupdf.PDFObject | undefined, depth: number): boolean {
	if (depth > MAX_DEPTH || !fields?.isArray()) return false;
	for (let index = 0; index < fields.length; index += 1) {
		const field = fields.get(index);
		if (!field.isDictionary()) continue;
		const type = field.getInheritable('FT');
		const isSignature = type.isName() && type.asName() === 'Sig';
		if (isSignature && member(field, 'V') !== undefined) return true;
		if (hasSignature(member(field, 'Kids'), depth + 1)) return true;
	}
	return false;
}

/** Nothing can be asked of what is not there. */
function member(object: mupdf.PDFObject, ...path: string[]): mupdf.PDFObject | undefined {
	let found = object;
	for (const name of path) {
		if (!found.isDictionary()) return undefined;
		found = found.get(name);
	}
	return found.isNull() ? undefined : found;
}
