import type { mupdf } from './mupdf.js';

/** Members that hold text for people: notes, values, alternate texts, titles. */
const TEXT_MEMBERS = [
	'Contents',
	'RC',
	'V',
	'DV',
	'TU',
	'ActualText',
	'Alt',
	'E',
	'Title',
	'Author',
	'Subject',
	'Keywords',
];

/** Takes texts out of the annotations and form fields of a page, from what they say and what they show. */
export function scrubAnnotations(page: mupdf.PDFPage, patterns: readonly RegExp[]): void {
	for (const widget of page.getWidgets()) {
		const value = widget.getValue();
		const clean = scrub(value, patterns);
		if (clean === value) continue;
		if (widget.isText()) widget.setTextValue(clean);
		else if (widget.isChoice()) widget.setChoiceValue('');
		widget.update();
	}
	for (const annotation of [...page.getAnnotations()]) {
		const contents = annotation.getContents();
		const clean = scrub(contents, patterns);
		if (clean !== contents) {
			annotation.setContents(clean);
			annotation.getObject().delete('RC');
			annotation.update();
		}
		if (showsAny(annotation, patterns)) page.deleteAnnotation(annotation);
	}
}

/** Takes texts out of whatever else in the file is written for people, bookmarks and metadata among it. */
export function scrubStrings(pdf: mupdf.PDFDocument, patterns: readonly RegExp[]): void {
	const count = pdf.countObjects();
	for (let number = 1; number < count; number++) {
		const object = pdf.newIndirect(number).resolve();
		if (object.isDictionary()) scrubDictionary(pdf, object, patterns);
	}
	const metadata = pdf.getTrailer().get('Root', 'Metadata');
	if (!metadata.isStream()) return;
	const buffer = metadata.readStream();
	const text = buffer.asString();
	buffer.destroy();
	if (scrub(text, patterns) !== text) pdf.getTrailer().get('Root').delete('Metadata');
}

function scrubDictionary(
	pdf: mupdf.PDFDocument,
	object: mupdf.PDFObject,
	patterns: readonly RegExp[],
): void {
	for (const member of TEXT_MEMBERS) {
		const value = object.get(member);
		if (!value.isString()) continue;
		const text = value.asString();
		const clean = scrub(text, patterns);
		if (clean !== text) object.put(member, pdf.newString(clean));
	}
}

function scrub(text: string, patterns: readonly RegExp[]): string {
	return patterns.reduce((left, pattern) => left.replace(pattern, ''), text);
}

function showsAny(annotation: mupdf.PDFAnnotation, patterns: readonly RegExp[]): boolean {
	const list = annotation.toDisplayList();
	const text = list.toStructuredText('');
	const shown = text.asText();
	text.destroy();
	list.destroy();
	return scrub(shown, patterns) !== shown;
}
