import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { optionSubtitle } from '../shared/ui/subtitle';
import { foxitApiTest } from '../shared/api/credentialTest';
import { foxitESignApiTest } from '../FoxitESign/service/credentialTest';
import { pollingProperties } from './parameters';
import { poll } from './poll';

/** Starts workflows when looking shows that something has happened to an envelope of Foxit eSign. */
export class FoxitESignPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Foxit eSign Polling Trigger',
		name: 'foxitESignPollingTrigger',
		icon: { light: 'file:../../icons/foxit.svg', dark: 'file:../../icons/foxit.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: optionSubtitle('$parameter["events"]', pollingProperties, ['events']),
		description:
			'Starts the workflow when an envelope is sent, signed, executed, cancelled, expired or waiting for days; no public address is needed',
		defaults: { name: 'Foxit eSign Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'foxitApi',
				required: true,
				testedBy: 'foxitApiTest',
				displayOptions: { show: { authentication: ['platform'] } },
			},
			{
				name: 'foxitESignApi',
				required: true,
				testedBy: 'foxitESignApiTest',
				displayOptions: { show: { authentication: ['classic'] } },
			},
		],
		properties: pollingProperties,
	};

	methods = { credentialTest: { foxitApiTest, foxitESignApiTest } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
