/** Foxit eSign at work: in n8n's engine, against the sandbox, at both of its surfaces. */
import type { IDataObject } from 'n8n-workflow';

import {
	NODE,
	SECRET,
	useFoxitNode,
	type CredentialData,
	type InputItem,
	type NodeUnderTest,
	type Result,
	type RunOptions,
	type Setup,
} from '../../support/use-foxit-node';
import { agreement, type Agreement } from './agreement';

export const TYPE = 'n8n-nodes-foxit.foxitESign';

/** The credential for classic accounts; its data are looked up under this name. */
export const CLASSIC = 'foxitESignApi';

/** Which of the two surfaces a run goes through, by the value of the node's Account parameter. */
export type Surface = 'platform' | 'classic';
export const SURFACES: Surface[] = ['platform', 'classic'];

type SandboxClient = ReturnType<(typeof import('../../support/esign-client.mjs'))['esignGateway']>;

interface ESignRunOptions extends RunOptions {
	surface?: Surface;
}

export class ESign {
	constructor(readonly foxit: NodeUnderTest) {}

	get control(): NodeUnderTest['control'] {
		return this.foxit.control;
	}

	/** What signers do, and what was mailed and delivered. */
	get people(): NodeUnderTest['control']['esign'] {
		return this.control.esign;
	}

	/** A bare client at the platform's surface, for what happens outside the node. */
	async api(): Promise<SandboxClient> {
		const { esignGateway } = await import('../../support/esign-client.mjs');
		return esignGateway(String(this.foxit.at.sandbox.url));
	}

	start(parameters: object, items: InputItem[] = [{}], options: ESignRunOptions = {}) {
		const { surface = 'platform', ...rest } = options;
		const credentials = { [CLASSIC]: { id: null, name: CLASSIC } };
		return this.foxit.start({ authentication: surface, ...parameters }, items, {
			...rest,
			node: { type: TYPE, ...(surface === 'classic' && { credentials }), ...options.node },
		});
	}

	/** Runs the node on the items, to the end. */
	async run(
		parameters: object,
		items: InputItem[] = [{}],
		options?: ESignRunOptions,
	): Promise<Result> {
		return await this.start(parameters, items, options).promise;
	}

	/** The JSON of the output items of a run that has to succeed. */
	async json(
		parameters: object,
		items: InputItem[] = [{}],
		options?: ESignRunOptions,
	): Promise<IDataObject[]> {
		const result = await this.run(parameters, items, options);
		expect(result.error).toBeUndefined();
		return result.items(NODE).map(({ json }) => json);
	}

	/** The same, of a run that gives one item. */
	async one(parameters: object, options?: ESignRunOptions): Promise<IDataObject> {
		const all = await this.json(parameters, [{}], options);
		expect(all).toHaveLength(1);
		return all[0] ?? {};
	}

	/** Makes an envelope outside the node, and sends it unless it is to stay a draft. */
	async make(spec: Agreement = {}): Promise<number> {
		const { makePdf } = await import('../../support/make-pdf.mjs');
		const api = await this.api();
		const { body } = await api.post('/folders/createfolder', await agreement(spec, makePdf));
		const answer = body as { folder?: { folderId?: number } };
		if (!answer.folder?.folderId) throw new Error(`No envelope: ${JSON.stringify(body)}`);
		return answer.folder.folderId;
	}

	/** The same, signed by all who have to. */
	async makeExecuted(spec: Agreement = {}): Promise<number> {
		const folderId = await this.make(spec);
		const { parties } = await this.people.folder(folderId);
		for (const { sequence } of parties) await this.people.sign(folderId, sequence);
		return folderId;
	}

	/** Requests since the last reset: the last part of the path, with a bad status or `cut`. */
	async trace(): Promise<string[]> {
		return (await this.control.requests()).map(({ path, status }) => {
			const word = path.split('?')[0]?.split('/').pop() ?? '';
			if (status === null) return `${word} cut`;
			return status >= 300 ? `${word} ${status}` : word;
		});
	}
}

/** Starts all that is needed before the tests of the current block and ends it after the last. */
export function useESign(setup: Setup = {}): ESign {
	const classic = (data: CredentialData) => [{ type: CLASSIC, data: classicData(data) }];
	// Most of a run that waits or is repeated is waiting.
	return new ESign(
		useFoxitNode({ speed: 10, contract: true, otherCredentials: classic, ...setup }),
	);
}

/** The data of a classic credential for the sandbox, before its first token. */
function classicData({ clientId, baseUrl }: CredentialData): CredentialData {
	return {
		region: 'custom',
		...(baseUrl !== undefined && { baseUrl }),
		...(clientId !== undefined && { apiKey: clientId }),
		apiSecret: SECRET,
		ownerEmail: '',
		accessToken: '',
	};
}
