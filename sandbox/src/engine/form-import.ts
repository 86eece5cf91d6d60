import { TaskFailure } from '../errors.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { eachPage } from './edit-pdf.js';
import { formFields, onState, optionsOf, type FormField } from './form-fields.js';
import type { mupdf } from './mupdf.js';

const YES = /^(true|yes|on|1)$/i;
const MULTI_SELECT_FLAG = 1 << 21;
const EDIT_FLAG = 1 << 18;

/** Fills a form in. Names the form does not have are passed over, as unknown members are everywhere. */
export async function importFormData(pdf: mupdf.PDFDocument, formData: JsonObject): Promise<void> {
	const values = flatten(formData);
	for (const field of formFields(pdf)) {
		const value = values.get(field.name);
		if (value !== undefined) setValue(pdf, field, value);
	}
	// The other kind of form would show its own, older values.
	const form = pdf.getTrailer().get('Root', 'AcroForm');
	if (form.isDictionary()) form.delete('XFA');
	await eachPage(pdf, (page) => {
		for (const widget of page.getWidgets()) if (values.has(widget.getName())) redraw(widget);
		page.update();
	});
}

/** Full names with what is to stand there. */
function flatten(data: JsonObject, above = ''): Map<string, Json> {
	const values = new Map<string, Json>();
	for (const [part, value] of Object.entries(data)) {
		const name = above + part;
		if (isJsonObject(value)) for (const entry of flatten(value, `${name}.`)) values.set(...entry);
		else if (value !== undefined) values.set(name, value);
	}
	return values;
}

function setValue(pdf: mupdf.PDFDocument, field: FormField, value: Json): void {
	switch (field.kind) {
		case 'text':
			field.object.put('V', pdf.newString(textOf(value)));
			field.object.delete('RV');
			return;
		case 'checkbox':
			tick(pdf, field, value);
			return;
		case 'radio':
			choose(pdf, field, textOf(value));
			return;
		case 'choice':
			select(pdf, field, value);
			return;
		case 'other':
	}
}

function tick(pdf: mupdf.PDFDocument, field: FormField, value: Json): void {
	const text = textOf(value);
	const own = field.widgets.some((widget) => onState(widget) === text);
	const wanted = own ? text : YES.test(text) ? onState(field.widgets[0] ?? field.object) : 'Off';
	press(pdf, field, wanted ?? 'Yes');
}

function choose(pdf: mupdf.PDFDocument, field: FormField, text: string): void {
	const numbered = optionsOf(field.object).findIndex(({ value }) => value === text);
	const states = [text, String(numbered)];
	const state = field.widgets.map(onState).find((name) => states.includes(name ?? ''));
	if (state === undefined && text !== '' && text !== 'Off') throw noSuchOption(field, text);
	press(pdf, field, state ?? 'Off');
}

function press(pdf: mupdf.PDFDocument, field: FormField, state: string): void {
	field.object.put('V', pdf.newName(state));
	for (const widget of field.widgets)
		widget.put('AS', pdf.newName(onState(widget) === state ? state : 'Off'));
}

function select(pdf: mupdf.PDFDocument, field: FormField, value: Json): void {
	const options = optionsOf(field.object);
	const flags = field.object.getInheritable('Ff');
	const bits = flags.isNumber() ? flags.asNumber() : 0;
	// An editable combo box takes anything.
	const free = (bits & EDIT_FLAG) !== 0 || options.length === 0;
	const chosen = (Array.isArray(value) ? value : [value]).map(textOf).map((text) => {
		const option = options.find((known) => known.value === text || known.label === text);
		if (option === undefined && text !== '' && !free) throw noSuchOption(field, text);
		return option?.value ?? text;
	});
	const several = (bits & MULTI_SELECT_FLAG) !== 0 && chosen.length > 1;
	field.object.put(
		'V',
		several ? chosen.map((text) => pdf.newString(text)) : pdf.newString(chosen[0] ?? ''),
	);
	field.object.delete('I');
}

function redraw(widget: mupdf.PDFWidget): void {
	if (!widget.isText() && !widget.isChoice()) return;
	widget.getObject().delete('AP');
	widget.update();
}

function noSuchOption({ name }: FormField, text: string): TaskFailure {
	return new TaskFailure(`The form field '${name}' has no option '${text}'`);
}

function textOf(value: Json): string {
	if (value === null) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}
