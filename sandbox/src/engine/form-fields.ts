import type { mupdf } from './mupdf.js';

/** Deeper trees of fields than this are loops. */
const MAX_DEPTH = 50;

/** What a field is, as far as its value is concerned. */
export type FieldKind = 'text' | 'checkbox' | 'radio' | 'choice' | 'other';

/** A field that can have a value. */
export interface FormField {
	/** Its full name, dots between the parts. */
	name: string;
	kind: FieldKind;
	object: mupdf.PDFObject;
	/** Where it shows: itself, or its kids. */
	widgets: mupdf.PDFObject[];
}

const PUSH_BUTTON_FLAG = 1 << 16;
const RADIO_FLAG = 1 << 15;

/** All fields of a form, in its own order. */
export function formFields(pdf: mupdf.PDFDocument): FormField[] {
	const fields: FormField[] = [];
	const walk = (list: mupdf.PDFObject, above: readonly string[]): void => {
		if (!list.isArray() || above.length > MAX_DEPTH) return;
		list.forEach((object) => {
			if (!object.isDictionary()) return;
			const part = object.get('T');
			const path = part.isString() ? [...above, part.asString()] : above;
			const kids = kidsOf(object);
			if (kids.some((kid) => kid.get('T').isString())) walk(object.get('Kids'), path);
			else
				fields.push({
					name: path.join('.'),
					kind: kindOf(object),
					object,
					widgets: kids.length === 0 ? [object] : kids,
				});
		});
	};
	walk(pdf.getTrailer().get('Root', 'AcroForm', 'Fields'), []);
	return fields;
}

/** Name of a button's state that is not Off; undefined when it has none. */
export function onState(widget: mupdf.PDFObject): string | undefined {
	const states: string[] = [];
	const looks = widget.get('AP', 'N');
	if (looks.isDictionary()) looks.forEach((_look, state) => states.push(String(state)));
	return states.find((state) => state !== 'Off');
}

/** Texts of a list: the options of a choice, or of buttons that share names. */
export function optionsOf(field: mupdf.PDFObject): Array<{ value: string; label: string }> {
	const list = field.getInheritable('Opt');
	const options: Array<{ value: string; label: string }> = [];
	if (!list.isArray()) return options;
	list.forEach((option) => {
		const [value, label] = option.isArray() ? [option.get(0), option.get(1)] : [option, option];
		options.push({ value: value.asString(), label: label.asString() });
	});
	return options;
}

function kidsOf(object: mupdf.PDFObject): mupdf.PDFObject[] {
	const kids: mupdf.PDFObject[] = [];
	const list = object.get('Kids');
	if (list.isArray()) list.forEach((kid) => kid.isDictionary() && kids.push(kid));
	return kids;
}

function kindOf(object: mupdf.PDFObject): FieldKind {
	const type = object.getInheritable('FT');
	const flags = object.getInheritable('Ff');
	const bits = flags.isNumber() ? flags.asNumber() : 0;
	switch (type.isName() ? type.asName() : '') {
		case 'Tx':
			return 'text';
		case 'Ch':
			return 'choice';
		case 'Btn':
			if (bits & PUSH_BUTTON_FLAG) return 'other';
			return bits & RADIO_FLAG ? 'radio' : 'checkbox';
		default:
			return 'other';
	}
}
