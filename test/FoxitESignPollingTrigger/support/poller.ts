/** The Foxit eSign Polling Trigger at work: in n8n's engine, with the sandbox as the service. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { CLASSIC, type Surface } from '../../FoxitESign/support/esign';
import type { Trigger } from '../../FoxitESignTrigger/support/trigger';

export const POLLER = 'n8n-nodes-foxit.foxitESignPollingTrigger';

export class Poller {
	private count = 0;
	private active: string[] = [];

	constructor(private readonly trigger: Trigger) {}

	private get engine() {
		return this.trigger.engine;
	}

	/** Workflow JSON with the trigger, whatever stands beside it, and a node behind both. */
	workflow(parameters: object = {}, surface: Surface = 'platform', beside: object[] = []) {
		this.count += 1;
		const type = surface === 'classic' ? CLASSIC : 'foxitApi';
		const poller = {
			type: POLLER,
			name: 'Poller',
			credentials: { [type]: { id: null, name: type } },
			parameters: {
				authentication: surface,
				events: ['folder_executed'],
				simplify: true,
				options: {},
				pollTimes: { item: [{ mode: 'everyMinute' }] },
				...parameters,
			},
		};
		const sketches = [poller, ...beside, { type: 'noOp', name: 'After' }];
		const wires = Object.fromEntries(
			[poller, ...beside].map((one) => [(one as { name: string }).name, 'After']),
		);
		return this.trigger.esign.foxit.at.workflow(sketches as [typeof poller], wires, {
			id: `polling${this.count}`,
		});
	}

	/** Activates a workflow; resolves to its id. */
	async activate(parameters?: object, surface?: Surface, beside?: object[]): Promise<string> {
		const json = this.workflow(parameters, surface, beside);
		await this.engine.activate(json);
		this.active.push(json.id);
		return json.id;
	}

	/** Ends what the test has left active. */
	async clear(): Promise<void> {
		for (const id of this.active.splice(0)) await this.engine.deactivate(id);
	}

	/** The items of the executions that were started since the last call, in order. */
	async started(id: string, from = 0): Promise<INodeExecutionData[]> {
		const all = (await this.engine.executions()).filter(({ workflowId }) => workflowId === id);
		const items: INodeExecutionData[] = [];
		for (let index = from; index < all.length; index += 1) {
			items.push(...(await this.engine.endedOf(id, index)).items('After'));
		}
		return items;
	}

	/** The events of one poll, with their envelopes. */
	async poll(id: string): Promise<string[]> {
		const before = (await this.engine.executions()).filter(
			({ workflowId }) => workflowId === id,
		).length;
		await this.engine.poll(id);
		return (await this.started(id, before)).map(({ json }) => told(json));
	}
}

export function told({ event, envelopeId, party }: IDataObject): string {
	const name = (party as IDataObject | undefined)?.name;
	const words = [event, envelopeId, name].filter((word) => word !== undefined);
	return (words as string[]).join(' ').replace('folder_', '');
}
