import { until } from '../../support/until';
import {
	NODE,
	type CredentialData,
	type InputItem,
	type Result,
	type RunOptions,
} from '../../support/use-foxit-node';
import { contract, MARA, sendTo } from './sending';
import { useESign, type ESign, type Surface } from './esign';

/** Parameters of a sending that waits. */
export const waitFor = (people: object[], more: object = {}) =>
	sendTo(people, { operation: 'sendAndWait', downloadSigned: false, ...more });

/** What follows the node: one path for each of its outputs. */
const AFTER: RunOptions = {
	after: [
		{ type: 'set', name: 'Signed', parameters: keepInput() },
		{ type: 'noOp', name: 'Not Signed' },
	],
	wires: { Start: NODE, [NODE]: ['Signed', 'Not Signed'] },
};

/** Executions that rest, and what wakes them. */
export class Waiting {
	constructor(readonly esign: ESign) {}

	get engine() {
		return this.esign.foxit.at.engine;
	}

	get people() {
		return this.esign.people;
	}

	/** Sends and waits; the execution is at rest when this resolves. */
	async rest(
		parameters: object = waitFor([MARA]),
		item?: InputItem,
		options?: RunOptions & { surface?: Surface },
	): Promise<Result> {
		const items = [item ?? (await contract({ deal: 4711 }))];
		const result = await this.esign.run(parameters, items, { ...AFTER, ...options });
		expect(result).toMatchObject({ status: 'waiting' });
		return result;
	}

	/** The end of an execution that was woken. */
	async end({ executionId }: Result): Promise<Result> {
		return await this.engine.ended(executionId);
	}

	/** How many executions have been started after this one. */
	async startedAfter({ executionId }: Result): Promise<number> {
		return (await this.engine.executions()).filter(({ id }) => Number(id) > Number(executionId))
			.length;
	}

	async status({ executionId }: Result): Promise<string | undefined> {
		return (await this.engine.executions()).find(({ id }) => id === executionId)?.status;
	}

	/** Waits until no delivery is under way, and tells the state of each. */
	async settled(): Promise<string[]> {
		const all = async () => await this.people.deliveries();
		await until(async () => (await all()).every(({ state }) => state !== 'sending'));
		return (await all()).map(({ event, folderId, state }) => `${event} ${folderId} ${state}`);
	}

	/** The statuses that the tries of the last delivery were answered with. */
	async answers(): Promise<Array<number | null>> {
		const last = (await this.people.deliveries()).at(-1);
		return (last?.attempts ?? []).map(({ status }) => status);
	}

	/** The envelope that was made last. */
	async newest() {
		const newest = (await this.people.folders()).at(-1);
		if (!newest) throw new Error('There is no envelope');
		return newest;
	}
}

/** Starts n8n with its webhooks, and the sandbox. */
export function useWaiting(userFolder: string): Waiting {
	const credentials = (data: CredentialData) => ({ public: { ...data, environment: 'us' } });
	return new Waiting(useESign({ userFolder, sandbox: { webhookRetryMs: 200 }, credentials }));
}

/** A Set node that shows that items are linked across the wait. */
function keepInput() {
	const value = "={{ $('Start').item.json.deal }}";
	const assignments = [{ name: 'deal', type: 'number', value }];
	return { includeOtherFields: true, assignments: { assignments } };
}
