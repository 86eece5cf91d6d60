import type { Json, JsonObject } from '../json.js';
import { validationError } from '../errors.js';
import { invalid } from './body.js';

/** Smallest and largest a number may be, both allowed. */
export interface Bounds {
	min: number;
	max?: number;
}

/**
 * An integer member, or undefined; the service's own words for what is none
 * (docs/contract/pdf-services.md#errors).
 */
export function optionalInteger(
	body: JsonObject,
	member: string,
	bounds: Bounds,
	path = member,
): number | undefined {
	const value = body[member] ?? undefined;
	return value === undefined ? undefined : checkInteger(value, bounds, path);
}

/** An integer member that must be there. */
export function requiredInteger(
	body: JsonObject,
	member: string,
	bounds: Bounds,
	path = member,
): number {
	const value = optionalInteger(body, member, bounds, path);
	if (value === undefined) throw validationError(`${path}: must not be null`);
	return value;
}

/** A list of integers that must be there, with something in it. */
export function requiredIntegers(
	body: JsonObject,
	member: string,
	bounds: Bounds,
	path = member,
): number[] {
	const value = body[member] ?? undefined;
	if (value === undefined) throw validationError(`${path}: must not be null`);
	if (!Array.isArray(value)) throw invalid(value, path, 'Must be a list of integers');
	if (value.length === 0) throw validationError(`${path}: must not be empty`);
	return value.map((entry, index) => checkInteger(entry, bounds, `${path}[${index}]`));
}

function checkInteger(value: Json, { min, max }: Bounds, path: string): number {
	if (typeof value !== 'number' || !Number.isSafeInteger(value))
		throw invalid(value, path, 'Must be a valid integer');
	if (value < min || (max !== undefined && value > max)) {
		const rule = max === undefined ? `at least ${min}` : `between ${min} and ${max}`;
		throw invalid(value, path, `Must be ${rule}`);
	}
	return value;
}
