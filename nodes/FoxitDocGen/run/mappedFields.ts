import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { withValue } from '../template/paths';
import { isObject, objectIn } from '../../shared/values/members';
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
	const given = Object.entries(objectIn(value)).filter(([, of]) => of !== null && of !== undefined);
	refuseTextWithMembers(given);
	// What a field says of a member counts more than the object that another field gives.
	given.sort(([a], [b]) => a.split('.').length - b.split('.').length);
	let data: IDataObject = {};
	for (const [id, of] of given) {
		const parsed = arrays.has(id) && typeof of === 'string' ? parsedArray(id, of) : of;
		data = withValue(data, id, parsed as IDataObject[string]);
	}
	return data;
}

/** A name cannot lead to a text and to an object at once: one of the two would be lost. */
function refuseTextWithMembers(given: ReadonlyArray<[id: string, value: unknown]>): void {
	const values = new Map(given);
	for (const [id] of given) {
		for (let dot = id.indexOf('.'); dot > 0; dot = id.indexOf('.', dot + 1)) {
			const outer = id.slice(0, dot);
			if (!values.has(outer) || isObject(values.get(outer))) continue;
			throw inputFailure(`The fields "${outer}" and "${id}" cannot both have a value`, {
				parameter: LABEL,
				advice: `"${id}" is a member of "${outer}". Clear one of them, or give "${outer}" an object.`,
			});
		}
	}
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
