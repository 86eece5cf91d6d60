import type { INodePropertyOptions } from 'n8n-workflow';

import { inputFailure } from '../failure';
import { toText } from '../toText';
import { textOf } from './parameters';
import type { Parameters } from '../values/parameters';

/**
 * The value of an options parameter, which an expression can set to anything.
 *
 * @throws FoxitFailure `input` that lists what it can be
 */
export function choiceOf(
	value: unknown,
	label: string,
	options: ReadonlyArray<Pick<INodePropertyOptions, 'value'>>,
): string {
	const text = toText(value).trim();
	if (options.some((option) => option.value === text)) return text;
	throw inputFailure(`"${label}" cannot be "${text}"`, {
		parameter: label,
		advice: `It can be ${options.map((option) => String(option.value)).join(', ')}.`,
	});
}

/** The same for a parameter by its name. */
export function choiceParameter(
	parameters: Parameters,
	name: string,
	label: string,
	options: readonly INodePropertyOptions[],
): string {
	return choiceOf(textOf(parameters, name), label, options);
}
