import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { withValue } from '../template/paths';
import { objectIn } from '../../shared/values/members';
import { parsedJson } from '../../shared/values/json';

const LABEL = 'Fields';

/**
 * The data of a resource mapper, whose ids are the template's names: dots make nested objects. A
 * field that is not set is left out, so that the check can tell of it.
 */
export function mappedFields(mapper: unknown, item: IDataObject): IDataObject {
	const { mappingMode, value, schema } = objectIn(mapper);
	if (mappingMode === 'autoMapInputData') return item;
	const arrays = new Set(arrayIds(schema));
	let data: IDataObject = {};
	for (const [id, given] of Object.entries(objectIn(value))) {
		if (given === null || given === undefined) continue;
		const parsed = arrays.has(id) && typeof given === 'string' ? parsedArray(id, given) : given;
		data = withValue(data, id, parsed);
	}
	return data;
}

function arrayIds(schema: unknown): string[] {
	if (!Array.isArray(schema)) return [];
	return (schema as Array<{ id?: unknown; type?: unknown }>).flatMap(({ id, type }) =>
		typeof id === 'string' && type === 'array' ? [id] : [],
	);
}

function parsedArray(id: string, text: string): unknown[] {
	const parsed = parsedJson(text);
	if (Array.isArray(parsed)) return parsed;
	throw inputFailure(`The field "${id}" is not an array`, {
		parameter: LABEL,
		advice: 'A loop needs an array with an object for each row, e.g. [{"product": "Desk"}].',
	});
}
