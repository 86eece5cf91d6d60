/** The Foxit eSign Trigger at work: in n8n's webhook machinery, with the sandbox as the service. */
import type { INodeExecutionData } from 'n8n-workflow';
import { createHmac } from 'node:crypto';

import { CLASSIC, useESign, type ESign, type Surface } from '../../FoxitESign/support/esign';
import { until } from '../../support/until';
import type { CredentialData } from '../../support/use-foxit-node';

export const TRIGGER = 'Trigger';

/** Name of a credential with the secret of a channel that was made by hand. */
export const BY_HAND = 'byHand';
export const HAND_MADE_SECRET = 's3cr3t-example';

/** Base64 HMAC-SHA256, as the service signs. */
export const sign = (secret: string, body: string) =>
	createHmac('sha256', secret).update(body).digest('base64');

export class Trigger {
	private count = 0;
	private active: string[] = [];
	/** Stays the same after a restart, and is known in between. */
	private base: string | undefined;

	constructor(readonly esign: ESign) {}

	get engine() {
		return this.esign.foxit.at.engine;
	}

	get people() {
		return this.esign.people;
	}

	/** Workflow JSON with the trigger and a node behind it. */
	workflow(parameters: object = {}, surface: Surface = 'platform', credential = 'default') {
		this.count += 1;
		const id = `workflow${this.count}`;
		const type = surface === 'classic' ? CLASSIC : 'foxitApi';
		return this.esign.foxit.at.workflow(
			[
				{
					type: 'n8n-nodes-foxit.foxitESignTrigger',
					name: TRIGGER,
					webhookId: `hook-${this.count}`,
					credentials: { [type]: { id: credential, name: credential } },
					parameters: {
						channelMode: 'automatic',
						authentication: surface,
						events: ['folder_executed'],
						level: 'Account',
						simplify: true,
						options: {},
						...parameters,
					},
				},
				{ type: 'noOp', name: 'After' },
			],
			undefined,
			{ id, name: 'Contracts' },
		);
	}

	/** Activates a workflow with the trigger; resolves to its id. */
	async activate(parameters?: object, surface?: Surface, credential?: string): Promise<string> {
		const json = this.workflow(parameters, surface, credential);
		await this.engine.activate(json);
		this.active.push(json.id);
		return json.id;
	}

	/** Ends what the test has left active. */
	async clear(): Promise<void> {
		for (const id of this.active.splice(0)) await this.engine.deactivate(id);
	}

	/** The address of a workflow's webhook. */
	async url(id: string, area = 'webhook'): Promise<string> {
		this.base ??= await this.engine.url();
		return `${this.base}${area}/hook-${id.replace('workflow', '')}/webhook`;
	}

	/** The channel at an address, as the service has it. */
	async channel(id: string, area?: string) {
		const url = await this.url(id, area);
		const api = await this.esign.api();
		const { body } = await api.get('/webhook/channellist');
		const { templatesList } = body as { templatesList: ServiceChannel[] };
		const channel = templatesList.find(({ webhookUrl }) => webhookUrl === url);
		if (!channel) throw new Error(`There is no channel at ${url}`);
		return channel;
	}

	/** How many executions a workflow's trigger has started. */
	async started(id: string): Promise<number> {
		return (await this.engine.executions()).filter(({ workflowId }) => workflowId === id).length;
	}

	/** The item of the n-th event, as the node behind the trigger has it. */
	async item(id: string, index = 0): Promise<INodeExecutionData> {
		return (await this.engine.endedOf(id, index)).item('After');
	}

	/** Waits until no delivery is under way, and tells the state of each. */
	async settled(): Promise<string[]> {
		const all = async () => await this.people.deliveries();
		await until(async () => (await all()).every(({ state }) => state !== 'sending'));
		return (await all()).map(({ event, state }) => `${event} ${state}`);
	}

	/** A delivery made here: its status and the answer. */
	async post(url: string, body: string, signature?: string) {
		const query = signature === undefined ? '' : `?signature=${signature}`;
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(url + query, { method: 'POST', headers, body });
		return { status: response.status, text: await response.text() };
	}
}

interface ServiceChannel {
	channelId: number;
	channelName: string;
	webhookUrl: string;
	webhookLevel: string;
	webhookSecret: string;
	status: string;
	eventsSubscribedMap: Record<string, boolean>;
}

/** Starts n8n with its webhooks, and the sandbox. What a test leaves active ends with it. */
export function useTrigger(userFolder: string): Trigger {
	const credentials = (data: CredentialData) => ({
		public: { ...data, environment: 'us' },
		[BY_HAND]: { ...data, webhookSecret: HAND_MADE_SECRET },
	});
	const sandbox = { webhookRetryMs: 200 };
	const trigger = new Trigger(useESign({ userFolder, sandbox, credentials }));
	afterEach(async () => await trigger.clear());
	return trigger;
}
