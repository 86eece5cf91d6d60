import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { foxitApiTest } from '../shared/api/credentialTest';
import { operationSubtitle } from '../shared/ui/subtitle';
import { foxitESignApiTest } from './service/credentialTest';
import { searchChannels, searchEnvelopes, searchTemplates } from './methods/listSearch';
import { getTemplateFields } from './methods/resourceMapping';
import { properties, RESOURCES } from './operations';
import { executeESign } from './executeESign';
import { OUTPUTS } from './sendAndWait/outputs';
import { resume } from './sendAndWait/resume';
import { resumeWebhooks } from './sendAndWait/resumeWebhooks';

/** Sends documents for signature by Foxit eSign and follows them to the end. */
export class FoxitESign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Foxit eSign',
		name: 'foxitESign',
		icon: { light: 'file:../../icons/foxit.svg', dark: 'file:../../icons/foxit.dark.svg' },
		group: ['transform'],
		version: [1, 1.1],
		subtitle: operationSubtitle(RESOURCES),
		waitingNodeTooltip:
			'The workflow goes on when the envelope is signed, declined, cancelled or deleted',
		description:
			'Send documents for electronic signature, wait until they are signed, and fetch what was signed',
		defaults: { name: 'Foxit eSign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		webhooks: resumeWebhooks,
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
		properties,
	};

	methods = {
		credentialTest: { foxitApiTest, foxitESignApiTest },
		listSearch: { searchChannels, searchEnvelopes, searchTemplates },
		resourceMapping: { getTemplateFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeESign(this);
	}

	/** Wakes up an execution that waits for a signature. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await resume(this);
	}
}
