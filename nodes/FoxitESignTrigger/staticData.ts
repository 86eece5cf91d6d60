import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What the trigger keeps with the workflow, across restarts. */
export interface TriggerData extends IDataObject {
	channelId?: number;
	/** Signs the deliveries of our channel; never put out. */
	secret?: string;
	/** Keys of the latest deliveries, the oldest first. */
	seen?: readonly string[];
	/** The latest date among events whose keys are forgotten, in epoch milliseconds. */
	forgottenUpTo?: number;
}

/** n8n saves it when it has changed. */
export function triggerData(context: IHookFunctions | IWebhookFunctions): TriggerData {
	return context.getWorkflowStaticData('node');
}
