import { inputFailure } from '../failure';
import { describe, isBlank, isLuxon, nameOf, trimmed, type Place } from './rawValue';

/** The value that a JSON text stands for; `undefined` when it is not JSON. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(trimmed(text)) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * The object of a JSON parameter, which comes as text from the editor and as an object from an
 * expression; `undefined` when blank.
 *
 * @throws FoxitFailure `input` when it is not a JSON object
 */
export function objectValue(value: unknown, place: Place): Record<string, unknown> | undefined {
	const given = jsonValue(value, place);
	if (given === undefined) return undefined;
	if (isPlainObject(given)) return given;
	throw inputFailure(`${nameOf(place)} must be a JSON object, not ${describe(given)}`, {
		parameter: place.label,
		advice: 'It starts with { and ends with }.',
	});
}

/** The array of a JSON parameter, in the same forms. */
export function arrayValue(value: unknown, place: Place): unknown[] | undefined {
	const given = jsonValue(value, place);
	if (given === undefined) return undefined;
	if (Array.isArray(given)) return given as unknown[];
	throw inputFailure(`${nameOf(place)} must be a JSON array, not ${describe(given)}`, {
		parameter: place.label,
		advice: 'It starts with [ and ends with ].',
	});
}

/** Whatever JSON a parameter holds: its text is read, anything else is taken as it is. */
export function jsonValue(value: unknown, place: Place): unknown {
	if (isBlank(value)) return undefined;
	return typeof value === 'string' ? parse(value, place) : value;
}

function parse(text: string, place: Place): unknown {
	try {
		return JSON.parse(trimmed(text)) as unknown;
	} catch (caught) {
		const reason = caught instanceof Error ? caught.message : '';
		throw notJson(place, reason);
	}
}

function notJson(place: Place, reason: string) {
	return inputFailure(`${nameOf(place)} is not valid JSON`, {
		parameter: place.label,
		advice: reason,
	});
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return !isLuxon(value) && !(value instanceof Date) && !(value instanceof Map);
}
