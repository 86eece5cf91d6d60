import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { optionSubtitle } from '../shared/ui/subtitle';
import { foxitApiTest } from '../shared/api/credentialTest';
import { foxitESignApiTest } from '../FoxitESign/service/credentialTest';
import { channelExists, makeChannel, removeChannel } from './lifecycle';
import { properties } from './parameters';
import { receive } from './handleDelivery';

/** Calls that ask whether somebody is there; the editor shows the address once. */
const probe = {
	name: 'setup',
	responseMode: 'onReceived',
	path: 'webhook',
	ndvHideUrl: true,
} as const;

/** Starts workflows when something happens to an envelope of Foxit eSign. */
export class FoxitESignTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Foxit eSign Trigger',
		name: 'foxitESignTrigger',
		icon: { light: 'file:../../icons/foxit.svg', dark: 'file:../../icons/foxit.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: optionSubtitle(
			'$parameter["channelMode"] === "byHand" ? $parameter["handEvents"] : $parameter["events"]',
			properties,
			['events', 'handEvents'],
		),
		description:
			'Starts the workflow when an envelope is sent, viewed, signed, executed or cancelled. To send documents for signature, choose an action of Foxit eSign.',
		defaults: { name: 'Foxit eSign Trigger' },
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
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
			{ ...probe, httpMethod: 'GET' },
			{ ...probe, httpMethod: 'HEAD' },
		],
		properties,
	};

	methods = { credentialTest: { foxitApiTest, foxitESignApiTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await channelExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await makeChannel(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await removeChannel(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
