import { eachPage } from '../../engine/edit-pdf.js';
import type { mupdf } from '../../engine/mupdf.js';
import { visiblePage } from '../../engine/overlay.js';
import type { FoundField } from './types.js';
import type { FieldType } from '../model.js';

const TYPES: Readonly<Record<string, FieldType>> = {
	text: 'textfield',
	checkbox: 'checkboxfield',
	combobox: 'dropdownfield',
	listbox: 'dropdownfield',
	signature: 'signfield',
};
const READ_ONLY_FLAG = 1;
const REQUIRED_FLAG = 2;

/**
 * Fields where the PDF's own form has some (docs/contract/esign.md#text-tags); which party's they
 * are is not known there.
 */
export async function findFormFields(pdf: mupdf.PDFDocument): Promise<FoundField[]> {
	const fields: FoundField[] = [];
	await eachPage(pdf, (page, index) => {
		const [left, top] = page.getBounds();
		const size = visiblePage(page);
		for (const widget of page.getWidgets()) {
			const type = TYPES[widget.getFieldType()];
			if (type === undefined) continue;
			const [x0, y0, x1, y1] = widget.getBounds();
			const flags = widget.getFieldFlags();
			const box = type === 'checkboxfield';
			const value = widget.getValue();
			const readOnly = (flags & READ_ONLY_FLAG) !== 0;
			fields.push({
				type,
				name: type === 'signfield' ? '' : widget.getName(),
				value: box || type === 'signfield' ? '' : value,
				checked: box && value !== 'Off' && value !== '',
				required: (flags & REQUIRED_FLAG) !== 0,
				readOnly,
				page: index + 1,
				x: (x0 - left) / size.width,
				y: (y0 - top) / size.height,
				width: (x1 - x0) / size.width,
				height: (y1 - y0) / size.height,
				extras: type === 'dropdownfield' ? { options: widget.getOptions() } : {},
			});
		}
	});
	return fields;
}
