import type { IDataObject } from 'n8n-workflow';

import { isoTime, listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';

/** Field values of a `myfolder` answer by name; fields without a name have no value either. */
export function fieldValuesOf(answer: Record<string, unknown>): IDataObject {
	const pairs = listIn(answer.allFieldsNameValue).flatMap((field) => {
		const { name, value } = objectIn(field);
		const key = textIn(name);
		return key === undefined ? [] : [[key, value ?? null]];
	});
	return Object.fromEntries(pairs) as IDataObject;
}

/**
 * The history of a `myfolder` answer; its key has a blank in it
 * (docs/contract/esign.md#get-an-envelope).
 */
export function historyOf(answer: Record<string, unknown>): IDataObject[] {
	return listIn(answer['Folder History']).map((entry) => {
		const source = objectIn(entry);
		const name = [textIn(source.firstName), textIn(source.lastName)].filter(Boolean).join(' ');
		return withoutGaps({
			action: textIn(source.action),
			at: isoTime(source.dateChanged),
			name: name || undefined,
			email: textIn(source.email),
		});
	});
}
