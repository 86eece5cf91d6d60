import { inputFailure } from '../../shared/failure';
import type { Parameters } from '../../shared/values/parameters';
import { filterOf, type EventFilter } from './filters';

/** What every trigger of eSign is set to, however it hears of events. */
export interface EventSettings<E extends string = string> {
	/** The events that start the workflow. */
	events: readonly E[];
	/** Whether events are put out in plain form, and not as Foxit delivers them. */
	isSimplified: boolean;
	filter: EventFilter;
	/** Where signed files go, if they are wanted. */
	filesField: string | undefined;
}

/**
 * Reads them.
 *
 * @param eventsName the parameter that holds the events
 * @throws FoxitFailure `input`
 */
export function eventSettings<E extends string>(
	parameters: Parameters,
	eventsName: string,
): EventSettings<E> {
	const events = [...new Set(parameters.choicesOf<E>(eventsName))];
	if (events.length === 0) {
		throw inputFailure('"Events" is empty', {
			parameter: 'Events',
			advice: 'Choose at least one event that starts the workflow.',
		});
	}
	const options = parameters.collection('options');
	const filesField = options.requiredText('outputBinaryPropertyName');
	return {
		events,
		isSimplified: parameters.booleanIfSet('simplify') ?? true,
		filter: filterOf(options),
		filesField: options.boolean('downloadSigned') ? filesField : undefined,
	};
}
