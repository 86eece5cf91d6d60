import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/values/members';

/** The value at a dotted path of nested objects; own members only, and none of an array. */
export function lookUp(data: unknown, path: string): unknown {
	let value = data;
	for (const key of stepsOf(path)) {
		if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
		value = value[key];
	}
	return value;
}

/** The steps of a dotted path, without the blanks around them. */
export function stepsOf(path: string): string[] {
	return path.split('.').map((step) => step.trim());
}

/** Deeper data is no data for a template. */
const MAX_DEPTH = 10;

/**
 * The paths of all values in nested objects, each once. Elements of an array are looked at together:
 * `items[].price`; an array without objects is a value itself.
 */
export function leafPaths(data: unknown): string[] {
	const paths = new Set<string>();
	const visit = (value: unknown, path: string, depth: number): void => {
		const isNested = typeof value === 'object' && value !== null && depth < MAX_DEPTH;
		if (!isNested) return void paths.add(path);
		if (Array.isArray(value)) {
			const objects = value.filter((element) => typeof element === 'object' && element !== null);
			if (objects.length === 0) paths.add(path);
			for (const element of objects) visitMembers(element as object, `${path}[]`, depth);
			return;
		}
		visitMembers(value, path, depth);
	};
	const visitMembers = (members: object, path: string, depth: number): void => {
		for (const [key, value] of Object.entries(members)) {
			visit(value, path === '' ? key : `${path}.${key}`, depth + 1);
		}
	};
	visitMembers(typeof data === 'object' && data !== null ? data : {}, '', 0);
	return [...paths];
}

/** A copy with a value at a dotted path; objects on the way are copied or made. */
export function withValue(
	data: IDataObject,
	path: string,
	value: IDataObject[string],
): IDataObject {
	const [key = '', ...rest] = stepsOf(path);
	if (rest.length === 0) return { ...data, [key]: value };
	return { ...data, [key]: withValue(innerObject(data, key) ?? {}, rest.join('.'), value) };
}

/** A copy without the value at a dotted path; objects on the way are copied. */
export function withoutValue(data: IDataObject, path: string): IDataObject {
	const [key = '', ...rest] = stepsOf(path);
	if (rest.length === 0) {
		return Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
	}
	const inner = innerObject(data, key);
	return inner ? { ...data, [key]: withoutValue(inner, rest.join('.')) } : data;
}

function innerObject(data: IDataObject, key: string): IDataObject | undefined {
	const inner = Object.hasOwn(data, key) ? data[key] : undefined;
	return isObject(inner) ? (inner as IDataObject) : undefined;
}
