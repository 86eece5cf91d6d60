import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { foxitApiTest } from '../shared/api/credentialTest';
import { accountProperty } from '../shared/esign/eSignDoor';
import { foxitESignApiTest } from './methods/credentialTest';
import { assembleProperties } from './operations';
import { executeESign } from './run/executeESign';

/** Sends documents for signature by Foxit eSign and follows them to the end. */
export class FoxitESign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Foxit eSign',
		name: 'foxitESign',
		icon: { light: 'file:../../icons/foxit.svg', dark: 'file:../../icons/foxit.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send documents for signature, wait for it, and fetch what was signed',
		defaults: { name: 'Foxit eSign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
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
		properties: [accountProperty, ...assembleProperties()],
	};

	methods = { credentialTest: { foxitApiTest, foxitESignApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeESign(this);
	}
}
