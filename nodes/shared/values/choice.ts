import { inputFailure } from '../failure';
import { describe, isBlank, nameOf, withoutInvisible, type Place } from './rawValue';
import { listValue } from './list';

/** What can be chosen: an option of a parameter. */
export interface Choice {
	name: string;
	value: string | number | boolean;
}

/**
 * One of a parameter's options, by its value, or by its name in the editor where that is what a
 * sheet or an AI agent gives; case does not matter. `undefined` when blank.
 *
 * @throws FoxitFailure `input` that lists what it can be
 */
export function choiceValue(
	value: unknown,
	place: Place,
	choices: readonly Choice[],
): string | undefined {
	if (isBlank(value)) return undefined;
	const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
	const found = isScalar ? find(withoutInvisible(String(value)), choices) : undefined;
	if (found) return String(found.value);
	throw notAmong(value, place, choices);
}

/** One of a parameter's options, which must be given. */
export function requiredChoiceValue(
	value: unknown,
	place: Place,
	choices: readonly Choice[],
): string {
	const chosen = choiceValue(value, place, choices);
	if (chosen === undefined) throw notAmong(value, place, choices);
	return chosen;
}

/** Several of a parameter's options, each once, in whichever form a list can have. */
export function choicesValue(
	value: unknown,
	place: Place,
	choices: readonly Choice[],
): string[] | undefined {
	const chosen = listValue(value, place)?.map((entry) =>
		requiredChoiceValue(entry, place, choices),
	);
	return chosen && [...new Set(chosen)];
}

function find(text: string, choices: readonly Choice[]): Choice | undefined {
	const exact = choices.find((choice) => String(choice.value) === text);
	if (exact) return exact;
	const same = (one: unknown) => String(one).toLowerCase() === text.toLowerCase();
	const alike = choices.filter(({ name, value }) => same(value) || same(name));
	return alike.length === 1 ? alike[0] : undefined;
}

function notAmong(value: unknown, place: Place, choices: readonly Choice[]) {
	const shown = typeof value === 'string' ? `"${value.trim()}"` : describe(value);
	return inputFailure(`${nameOf(place)} cannot be ${shown}`, {
		parameter: place.label,
		advice: `It can be ${choices.map((choice) => String(choice.value)).join(', ')}.`,
	});
}
