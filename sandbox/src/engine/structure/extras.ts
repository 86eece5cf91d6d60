import type { JsonObject } from '../../json.js';
import { valueOf } from '../form-export.js';
import { formFields } from '../form-fields.js';
import type { mupdf } from '../mupdf.js';
import { area, around, holds, toBox, toRows, textOf } from './boxes.js';
import type { Extra, Line } from './types.js';

/** Content of a field's element, by the number of the widget it shows in first. */
export type FieldsByWidget = ReadonlyMap<number, JsonObject>;

/** Annotation flags (PDF 32000-1, 12.5.3): hidden, and not to be seen on screen. */
const UNSEEN_FLAGS = (1 << 1) | (1 << 5);

/** The fields of a form, each once. */
export function readFields(pdf: mupdf.PDFDocument): FieldsByWidget {
	const fields = new Map<number, JsonObject>();
	for (const field of formFields(pdf)) {
		const [widget] = field.widgets;
		if (widget === undefined || !widget.isIndirect()) continue;
		const fieldValue = field.kind === 'other' ? '' : valueOf(field);
		const text = Array.isArray(fieldValue) ? fieldValue.join(', ') : fieldValue;
		fields.set(widget.asIndirect(), { fieldName: field.name, fieldValue, text });
	}
	return fields;
}

/**
 * Links, form fields and notes of a page; hidden ones are left out
 * (docs/contract/structural-extract.md#facts-for-a-reader).
 */
export function readExtras(
	page: mupdf.PDFPage,
	lines: readonly Line[],
	fields: FieldsByWidget,
): Extra[] {
	return [...readLinks(page, lines), ...readWidgets(page, fields), ...readNotes(page)];
}

function readLinks(page: mupdf.PDFPage, lines: readonly Line[]): Extra[] {
	return page
		.getLinks()
		.filter((link) => link.isExternal())
		.map((link) => {
			const box = toBox(link.getBounds());
			const inside = lines.map(({ words, ...line }) => ({
				...line,
				words: words.filter((word) => holds(box, word)),
			}));
			const text = toRows(inside.filter(({ words }) => words.length > 0))
				.map((row) => textOf(row.flatMap(({ words }) => words)))
				.join(' ');
			return { ...box, type: 'hyperlink', content: { text, uri: link.getURI() } };
		});
}

function readWidgets(page: mupdf.PDFPage, fields: FieldsByWidget): Extra[] {
	const extras: Extra[] = [];
	const widgets = page.getWidgets().filter((widget) => !(widget.getFlags() & UNSEEN_FLAGS));
	for (const widget of widgets) {
		const object = widget.getObject();
		const field = object.isIndirect() ? fields.get(object.asIndirect()) : undefined;
		if (field === undefined) continue;
		// The buttons of one choice are one field.
		const name = widget.getName();
		const boxes = widgets
			.filter((other) => other.getName() === name)
			.map((other) => toBox(other.getBounds()));
		const { fieldName = '', ...rest } = field;
		const content = { fieldName, fieldType: widget.getFieldType(), ...rest };
		extras.push({ ...around(boxes), type: 'form', content });
	}
	return extras;
}

function readNotes(page: mupdf.PDFPage): Extra[] {
	return page
		.getAnnotations()
		.filter((note) => !(note.getFlags() & UNSEEN_FLAGS))
		.filter((note) => !['Link', 'Widget', 'Popup'].includes(note.getType()))
		.map((note) => {
			const author = note.hasAuthor() ? note.getAuthor() : '';
			const text = note.getContents();
			const content = { text, author, annotationType: note.getType() };
			return { ...toBox(note.getBounds()), type: 'annotation', content } as const;
		})
		.filter((note) => area(note) > 0 || note.content.text !== '');
}
