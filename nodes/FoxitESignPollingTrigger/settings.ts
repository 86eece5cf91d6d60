import type { IPollFunctions } from 'n8n-workflow';

import { inputFailure } from '../shared/failure';
import { parametersOfNode } from '../shared/item/itemParameters';
import { eventSettings, type EventSettings } from '../FoxitESignTrigger/event/eventSettings';
import { pollingProperties, type PollingEvent } from './parameters';

/** What the polling trigger is set to. */
export interface PollingSettings extends EventSettings<PollingEvent> {
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
	const settings = eventSettings<PollingEvent>(parameters, 'events');
	const options = parameters.collection('options');
	const lastDays = options.number('lastDays');
	const waitingDays = options.number('waitingDays');
	if (settings.events.includes('folder_waiting') && waitingDays >= lastDays) {
		throw inputFailure('"Waiting Days" is not less than "Created in the Last Days"', {
			parameter: 'Waiting Days',
			advice:
				'Enter fewer days, or raise Created in the Last Days. Otherwise no envelope can wait that long.',
		});
	}
	return { ...settings, lastDays, waitingDays, onlyMissed: options.boolean('onlyMissed') };
}
