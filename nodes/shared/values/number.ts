import { inputFailure } from '../failure';
import { empty, isBlank, nameOf, describe, withoutInvisible, type Place } from './rawValue';

/** Both ends included. */
export interface Bounds {
	min: number;
	max: number;
	/** What the number counts, for the error, e.g. `seconds`. */
	unit?: string;
	whole?: boolean;
}

/**
 * A number within bounds, from a number or from text that is one; `undefined` when blank.
 *
 * @throws FoxitFailure `input`
 */
export function numberValue(value: unknown, place: Place, bounds: Bounds): number | undefined {
	if (isBlank(value)) return undefined;
	const number = numberOf(value);
	const fits =
		number !== undefined &&
		number >= bounds.min &&
		number <= bounds.max &&
		(!bounds.whole || Number.isInteger(number));
	if (fits) return number;
	throw inputFailure(`${nameOf(place)} must be ${wanted(bounds)}, not ${describe(value)}`, {
		parameter: place.label,
	});
}

/** A number that must be given. */
export function requiredNumberValue(value: unknown, place: Place, bounds: Bounds): number {
	const number = numberValue(value, place, bounds);
	if (number === undefined) throw empty(place);
	return number;
}

/** A length of time in whole milliseconds: 1.1 hours are 3,960,000, not a fraction more. */
export function wholeMilliseconds(amount: number, unitMs: number): number {
	return Math.round(amount * unitMs);
}

/** Decimal numbers with a point. "1,200.50" and "1.200,50" mean different things to their writers. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

function numberOf(value: unknown): number | undefined {
	if (typeof value === 'bigint') return numberOf(String(value));
	if (typeof value === 'string') {
		const text = withoutInvisible(value).replace(/^\u2212/, '-');
		return DECIMAL.test(text) ? finite(Number(text)) : undefined;
	}
	return typeof value === 'number' ? finite(value) : undefined;
}

function finite(number: number): number | undefined {
	return Number.isFinite(number) ? number : undefined;
}

function wanted({ min, max, unit, whole }: Bounds): string {
	const kind = whole ? 'a whole number' : 'a number';
	const counted = unit ? ` ${unit}` : '';
	if (min === -Infinity && max === Infinity) return kind + counted;
	return max === Infinity
		? `${kind} of at least ${min}${counted}`
		: `${kind} between ${min} and ${max}${counted}`;
}
