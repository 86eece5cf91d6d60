/**
 * Form fields for the PDFs of make-pdf.mjs, as plain PDF objects.
 *
 * @typedef {object} FieldSpec
 * @property {'text' | 'checkbox' | 'radio' | 'combo' | 'list' | 'button' | 'signature'} [type]
 * @property {string} name dots make a tree of fields
 * @property {string | boolean} [value] of a checkbox: whether it is ticked; of radio buttons: the chosen option
 * @property {string[]} [options] of radio buttons (one widget each), combo and list boxes
 * @property {[number, number, number, number]} [rect] from the bottom left corner
 */

const COMBO_FLAG = 1 << 17;
const RADIO_FLAGS = (1 << 15) | (1 << 14);
const PUSH_BUTTON_FLAG = 1 << 16;

/**
 * @param {any} pdf
 * @param {FieldSpec[][]} fieldsOfPages
 * @param {object} fonts
 */
export function formFields(pdf, fieldsOfPages, fonts) {
	if (fieldsOfPages.every((fields) => fields.length === 0)) return;
	const form = pdf.addObject({
		Fields: [],
		DA: pdf.newString('/Helv 12 Tf 0 g'),
		DR: { Font: fonts },
	});
	pdf.getTrailer().get('Root').put('AcroForm', form);
	const nodes = new Map();
	fieldsOfPages.forEach((fields, index) => {
		fields.forEach((field, row) => addField(pdf, { form, nodes, index }, field, row));
	});
	fieldsOfPages.forEach((_, index) => {
		const page = pdf.loadPage(index);
		for (const widget of page.getWidgets())
			if (widget.isText() || widget.isChoice()) widget.update();
		page.update();
		page.destroy();
	});
}

function addField(pdf, { form, nodes, index }, field, row) {
	const { type = 'text', name, value, options = [] } = field;
	const rect = field.rect ?? [100, 600 - row * 40, 300, 624 - row * 40];
	const path = name.split('.');
	const last = path.pop();
	const parent = path.reduce((above, part, depth) => {
		const full = path.slice(0, depth + 1).join('.');
		if (!nodes.has(full)) {
			const node = pdf.addObject({ T: pdf.newString(part), Kids: [] });
			attach(form, above, node);
			nodes.set(full, node);
		}
		return nodes.get(full);
	}, undefined);
	const page = pdf.findPage(index);
	const object = pdf.addObject({ T: pdf.newString(last), ...kind(pdf, type, value, options) });
	attach(form, parent, object);
	const widgets =
		type === 'radio'
			? options.map((option, at) => {
					const [left, bottom] = [rect[0] + at * 30, rect[1]];
					const kid = pdf.addObject({ Parent: object });
					asWidget(pdf, kid, page, [left, bottom, left + 16, bottom + 16]);
					button(pdf, kid, option, value === option);
					return kid;
				})
			: [object];
	if (type === 'radio') object.put('Kids', widgets);
	else asWidget(pdf, object, page, rect);
	if (type === 'checkbox') button(pdf, object, 'Yes', value === true);
	if (page.get('Annots').isNull()) page.put('Annots', []);
	for (const widget of widgets) page.get('Annots').push(widget);
}

function attach(form, parent, object) {
	if (parent) object.put('Parent', parent);
	(parent ? parent.get('Kids') : form.get('Fields')).push(object);
}

function asWidget(pdf, object, page, rect) {
	object.put('Type', pdf.newName('Annot'));
	object.put('Subtype', pdf.newName('Widget'));
	object.put('Rect', rect);
	object.put('P', page);
	object.put('F', 4);
}

function kind(pdf, type, value, options) {
	const text = { DA: pdf.newString('/Helv 12 Tf 0 g'), V: pdf.newString(String(value ?? '')) };
	const list = { ...text, Opt: options.map((option) => pdf.newString(option)) };
	switch (type) {
		case 'checkbox':
			return { FT: pdf.newName('Btn'), V: pdf.newName(value === true ? 'Yes' : 'Off') };
		case 'radio':
			return { FT: pdf.newName('Btn'), Ff: RADIO_FLAGS, V: pdf.newName(value ?? 'Off') };
		case 'button':
			return { FT: pdf.newName('Btn'), Ff: PUSH_BUTTON_FLAG };
		case 'combo':
			return { FT: pdf.newName('Ch'), Ff: COMBO_FLAG, ...list };
		case 'list':
			return { FT: pdf.newName('Ch'), ...list };
		case 'signature':
			return { FT: pdf.newName('Sig') };
		default:
			return { FT: pdf.newName('Tx'), ...text };
	}
}

/** Looks of a button that can be on or off: a cross or nothing. */
function button(pdf, object, on, isOn) {
	const look = (content) =>
		pdf.addStream(content, {
			Type: pdf.newName('XObject'),
			Subtype: pdf.newName('Form'),
			BBox: [0, 0, 16, 16],
		});
	object.put('AP', { N: { [on]: look('2 w 2 2 m 14 14 l 2 14 m 14 2 l S'), Off: look('') } });
	object.put('AS', pdf.newName(isOn ? on : 'Off'));
}
