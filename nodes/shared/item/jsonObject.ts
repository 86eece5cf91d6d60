import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../failure';

/**
 * The object of a JSON parameter, which comes as text from the editor and as an object from an
 * expression; empty when not set.
 *
 * @throws FoxitFailure `input` when it is no object
 */
export function jsonObject(value: unknown, label: string): IDataObject {
	if (value === undefined || value === null || value === '') return {};
	const parsed = typeof value === 'string' ? parse(value, label) : value;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
		return parsed as IDataObject;
	}
	throw inputFailure(`"${label}" must be a JSON object`, {
		parameter: label,
		advice: 'It starts with { and ends with }.',
	});
}

function parse(text: string, label: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (caught) {
		const reason = caught instanceof Error ? caught.message : '';
		throw notJson(label, reason);
	}
}

function notJson(label: string, reason: string) {
	return inputFailure(`"${label}" is not valid JSON`, { parameter: label, advice: reason });
}
