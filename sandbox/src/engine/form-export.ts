import type { Json, JsonObject } from '../json.js';
import { formFields, optionsOf, type FormField } from './form-fields.js';
import type { mupdf } from './mupdf.js';

type Tree = Map<string, Tree | Json>;

/**
 * Values of all fields; dots in names make objects in objects
 * (docs/contract/pdf-services.md#forms).
 */
export function exportFormData(pdf: mupdf.PDFDocument): JsonObject {
	const tree: Tree = new Map();
	for (const field of formFields(pdf))
		if (field.kind !== 'other') place(tree, field.name.split('.'), valueOf(field));
	return toObject(tree);
}

function place(tree: Tree, [part = '', ...rest]: readonly string[], value: Json): void {
	if (rest.length === 0) {
		// A name that is a group as well: the group stays.
		if (!(tree.get(part) instanceof Map)) tree.set(part, value);
		return;
	}
	const below = tree.get(part);
	const group = below instanceof Map ? below : new Map<string, Tree | Json>();
	tree.set(part, group);
	place(group, rest, value);
}

function toObject(tree: Tree): JsonObject {
	return Object.fromEntries(
		[...tree].map(([name, value]) => [name, value instanceof Map ? toObject(value) : value]),
	);
}

/** Values are texts, of a list with several choices a list of texts; a box that is not ticked is `Off`. */
export function valueOf({ object, kind }: FormField): string | string[] {
	const value = object.getInheritable('V');
	if (value.isArray()) {
		const list: string[] = [];
		value.forEach((entry) => list.push(textOf(entry)));
		return list;
	}
	const text = textOf(value);
	if (kind !== 'checkbox' && kind !== 'radio') return text;
	// Buttons may be numbered, with their names in a list.
	const named = /^\d+$/.test(text) ? optionsOf(object)[Number(text)] : undefined;
	return named?.value ?? (text || 'Off');
}

function textOf(value: mupdf.PDFObject): string {
	if (value.isString()) return value.asString();
	if (value.isName()) return value.asName();
	if (!value.isStream()) return '';
	const buffer = value.readStream();
	const text = buffer.asString();
	buffer.destroy();
	return text;
}
