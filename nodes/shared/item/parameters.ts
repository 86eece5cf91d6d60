import { inputFailure } from '../failure';
import { toText } from '../toText';
import type { Parameters } from '../values/parameters';

/** A text parameter without blanks around it; empty when not set. */
export function textOf(parameters: Parameters, name: string): string {
	return toText(parameters.get(name)).trim();
}

/**
 * A text parameter that must not be empty.
 *
 * @param label the parameter's display name, for the error
 */
export function requiredText(parameters: Parameters, name: string, label: string): string {
	const text = textOf(parameters, name);
	if (text === '') {
		throw inputFailure(`"${label}" is empty`, {
			parameter: label,
			advice:
				'If it comes from an expression, check that the input item has the field it refers to.',
		});
	}
	return text;
}

/** A collection or fixed collection parameter; empty when not set. */
export function collectionOf(parameters: Parameters, name: string): Record<string, unknown> {
	const value = parameters.get(name);
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * A number within bounds.
 *
 * @param value as n8n gave it: a number, or text from an expression; empty means `fallback`
 * @param unit what the bounds count, for the error, e.g. `seconds`
 */
export function numberWithin(
	value: unknown,
	label: string,
	bounds: { min: number; max: number; fallback: number; unit?: string; integer?: boolean },
): number {
	if (value === undefined || value === null || value === '') return bounds.fallback;
	// Objects have no business here; Number() would run whatever they call toString.
	const number = typeof value === 'string' ? Number(value) : value;
	const fits =
		typeof number === 'number' &&
		Number.isFinite(number) &&
		number >= bounds.min &&
		number <= bounds.max &&
		(!bounds.integer || Number.isInteger(number));
	if (!fits) {
		const kind = bounds.integer ? 'a whole number' : 'a number';
		const unit = bounds.unit ? ` ${bounds.unit}` : '';
		const range =
			bounds.max === Infinity
				? `of at least ${bounds.min}${unit}`
				: `between ${bounds.min} and ${bounds.max}${unit}`;
		throw inputFailure(`"${label}" must be ${kind} ${range}`, { parameter: label });
	}
	return number;
}
