import type { IPollFunctions } from 'n8n-workflow';

import { inputFailure } from '../shared/failure';
import { parametersOfNode } from '../shared/item/itemParameters';
import { filterOf, type EventFilter } from '../FoxitESignTrigger/event/filters';
import { pollingProperties, type PollingEvent } from './parameters';

/** What the polling trigger is set to. */
export interface PollingSettings {
	events: readonly PollingEvent[];
	/** Whether events are put out in plain form, and not as Foxit would deliver them. */
	isSimplified: boolean;
	filter: EventFilter;
	/** Where signed files go, if they are wanted. */
	filesField: string | undefined;
	/** Age in days up to which envelopes are looked at. */
	lastDays: number;
	waitingDays: number;
	/** Whether events are left out that the workflow has had by delivery. */
	onlyMissed: boolean;
}

/**
 * Reads all parameters at once.
 *
 * @throws FoxitFailure `input`
 */
export function pollingSettings(context: IPollFunctions): PollingSettings {
	const parameters = parametersOfNode(context, pollingProperties);
	const events = [...new Set(parameters.choicesOf<PollingEvent>('events'))];
	if (events.length === 0) {
		throw inputFailure('"Events" is empty', {
			parameter: 'Events',
			advice: 'Choose at least one event that starts the workflow.',
		});
	}
	const options = parameters.collection('options');
	const filesField = options.requiredText('outputBinaryPropertyName');
	const lastDays = options.number('lastDays');
	const waitingDays = options.number('waitingDays');
	if (events.includes('folder_waiting') && waitingDays >= lastDays) {
		throw inputFailure('"Waiting Days" is not less than "Created in the Last Days"', {
			parameter: 'Waiting Days',
			advice: 'Enter fewer days, or look at older envelopes: no envelope would ever wait so long.',
		});
	}
	return {
		events,
		isSimplified: parameters.booleanIfSet('simplify') ?? true,
		filter: filterOf(options),
		filesField: options.boolean('downloadSigned') ? filesField : undefined,
		lastDays,
		waitingDays,
		onlyMissed: options.boolean('onlyMissed'),
	};
}
