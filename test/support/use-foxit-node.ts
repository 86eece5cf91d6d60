/**
 * The Foxit PDF Services node at work: in n8n's engine, against the sandbox, over HTTP, each in a
 * process of its own.
 */
import type { ICredentialDataDecryptedObject, INodeExecutionData } from 'n8n-workflow';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { NodeSketch, Wires } from '../engine/support/workflow.mjs';

const loadModules = async () => ({
	...(await import('../engine/support/engine-client.mjs')),
	...(await import('../engine/support/workflow.mjs')),
	...(await import('./sandbox-process.mjs')),
	...(await import('./sandbox-client.mjs')),
	...(await import('./office.mjs')),
	...(await import('./images.mjs')),
	...(await import('./pdf.mjs')),
	...(await import('./contract-proxy.mjs')),
});

type Modules = Awaited<ReturnType<typeof loadModules>>;
type Engine = Awaited<ReturnType<Modules['borrowEngine']>>;
type Sandbox = Awaited<ReturnType<Modules['borrowSandbox']>>;
type Proxy = Awaited<ReturnType<Modules['startContractProxy']>>;

/** A finished run. */
export type Result = Awaited<ReturnType<Engine['run']>['promise']>;
export type CredentialData = ICredentialDataDecryptedObject;

/** The secret of every account here; no run may let it out. */
export const SECRET = 'sandbox-secret';
const DEFAULT_CLIENT = 'sandbox-client';
/** Name of the node in the workflows made here. */
export const NODE = 'Foxit';

/** A file of an input item. */
export interface TestFile {
	data: Uint8Array;
	fileName?: string;
	mimeType?: string;
}

export interface RunOptions {
	/** Name of one of the credentials of the setup. */
	credential?: string;
	/** Settings of the node: onError, retryOnFail and the like. */
	node?: object;
	/** Nodes before and after the one under test, in a line unless wired. */
	before?: NodeSketch[];
	after?: NodeSketch[];
	wires?: Wires;
	onNodeStart?: (nodeName: string) => void;
}

export interface Setup {
	/** Settings of the sandbox. */
	sandbox?: Record<string, unknown>;
	/** More accounts of the sandbox, by client id. Each comes with a credential of that name. */
	accounts?: string[];
	/** More credentials by name, made of the default one, for what is wrong on purpose: never held against the contract. */
	credentials?: (data: CredentialData) => Record<string, CredentialData>;
	/** Credentials of other types, made of the default one's data. */
	otherCredentials?: (data: CredentialData) => Array<{ type: string; data: CredentialData }>;
	/** Where n8n keeps files: on disk, in the items, or far away. */
	binaryMode?: 'filesystem' | 'default' | 's3' | 'database';
	/** How much faster the node's time runs than the sandbox's; makes long waits short. */
	speed?: number;
	/** All other traffic is held against the contract; what breaks it fails the test file. */
	contract?: boolean;
	/** n8n listens for calls from outside; its state is kept in this folder. */
	userFolder?: string;
}

export class NodeUnderTest {
	private parts: (Modules & { engine: Engine; sandbox: Sandbox }) | undefined;
	private proxy: Proxy | undefined;
	private engineOptions: Parameters<Modules['borrowEngine']>[0] | undefined;

	async open(setup: Setup): Promise<void> {
		const modules = await loadModules();
		const ids = [DEFAULT_CLIENT, ...(setup.accounts ?? [])];
		const sandbox = await modules.borrowSandbox({
			latency: { kind: 'fixed', ms: 50 },
			// Its spacing is measured in real time.
			...(setup.speed && { downloadSpacingMs: 0 }),
			accounts: ids.map((clientId) => ({ clientId, clientSecret: SECRET })),
			...setup.sandbox,
		});
		if (setup.contract) this.proxy = await modules.startContractProxy(String(sandbox.url));
		const sandboxUrl = String(sandbox.url);
		const dataOf = (clientId: string, baseUrl = this.proxy?.url ?? sandboxUrl): CredentialData => ({
			clientId,
			clientSecret: SECRET,
			environment: 'custom',
			baseUrl,
		});
		const named = {
			...Object.fromEntries((setup.accounts ?? []).map((id) => [id, dataOf(id)])),
			...setup.credentials?.(dataOf(DEFAULT_CLIENT, sandboxUrl)),
		};
		const row = (data: CredentialData, name?: string) => ({
			type: 'foxitApi',
			data,
			...(name && { id: name, name }),
		});
		this.engineOptions = {
			packageRoot: resolve(__dirname, '../..'),
			binaryMode: setup.binaryMode === 'default' ? 'default' : 'filesystem',
			clockSpeed: setup.speed ?? 1,
			...remoteStore(setup),
			credentials: [
				row(dataOf(DEFAULT_CLIENT)),
				...Object.entries(named).map(([name, data]) => row(data, name)),
				...(setup.otherCredentials?.(dataOf(DEFAULT_CLIENT)) ?? []),
			],
			...(setup.userFolder !== undefined && listening(setup.userFolder)),
		};
		const engine = await modules.borrowEngine(this.engineOptions);
		this.parts = { ...modules, engine, sandbox };
	}

	/**
	 * Ends n8n and starts it again on what it has stored, at the same address.
	 *
	 * @param meanwhile is done while there is no n8n
	 */
	async restart(
		how: 'close' | 'kill' = 'close',
		meanwhile?: () => Promise<unknown>,
	): Promise<void> {
		const { engine, borrowEngine } = this.at;
		const port = Number(new URL(await engine.url()).port);
		await engine[how]();
		await meanwhile?.();
		const { webhooks, ...rest } = this.engineOptions ?? { packageRoot: '' };
		this.at.engine = await borrowEngine({ ...rest, webhooks: { ...webhooks, port } });
	}

	async close(): Promise<void> {
		await this.parts?.engine.close();
		await this.proxy?.stop();
		await this.parts?.sandbox.stop();
		this.parts = undefined;
	}

	/** What was sent or answered against the contract. */
	violations(): ReturnType<Proxy['violations']> {
		return this.proxy?.violations() ?? [];
	}

	/** The ids of the contract's operations that have been called, below a path. */
	seen(prefix?: string): string[] {
		return this.proxy?.seen(prefix) ?? [];
	}

	/** Makers of files and the reader of PDFs, and the two processes. */
	get at(): Modules & { engine: Engine; sandbox: Sandbox } {
		if (!this.parts)
			throw new Error('The node is at work in tests only, not while they are listed');
		return this.parts;
	}

	get control(): Sandbox['control'] {
		return this.at.sandbox.control;
	}

	/** A bare client of the sandbox, for what happens outside the node. */
	get client(): ReturnType<Modules['sandboxClient']> {
		return this.at.sandboxClient(String(this.at.sandbox.url));
	}

	/** Starts the node on the items. */
	start(parameters: object, items: InputItem[] = [{}], options: RunOptions = {}) {
		const { credential = 'default', node, before = [], after = [], wires, onNodeStart } = options;
		const json = this.at.workflow(
			[
				{ type: 'manualTrigger', name: 'Start' },
				...before,
				{
					type: 'n8n-nodes-foxit.foxitPdfServices',
					name: NODE,
					credentials: { foxitApi: { id: credential, name: credential } },
					parameters: parameters as NonNullable<NodeSketch['parameters']>,
					...node,
				},
				...after,
			],
			wires,
		);
		const run = this.at.engine.run(json, {
			input: items.map(toInput),
			...(onNodeStart && { onNodeStart }),
		});
		return run;
	}

	/** Runs the node on the items, to the end. */
	async run(parameters: object, items?: InputItem[], options?: RunOptions): Promise<Result> {
		return await this.start(parameters, items, options).promise;
	}

	/** Reads the PDF that an output item carries. */
	async pdf(result: Result, index = 0, field = 'data') {
		return await this.at.readPdf(await result.readBinary(result.item(NODE, index), field));
	}

	/**
	 * The requests since the last reset, as words: `upload`, `submit`, `look`, `download`, `delete`,
	 * with a bad status or `cut`. Good looks in a row count as one: how many it takes until a result is
	 * there depends on how busy the machine is.
	 */
	async trace(): Promise<string[]> {
		const words = (await this.control.requests()).map((request) => {
			const { status } = request;
			const bad = status === null ? ' cut' : status >= 300 ? ` ${status}` : '';
			return wordOf(request) + bad;
		});
		return words.filter((word, index) => word !== 'look' || words[index - 1] !== 'look');
	}

	/** Credits charged since the last reset. */
	async charges(): Promise<number> {
		return (await this.control.ledger()).length;
	}
}

/** An input item: JSON, and at most one file in the field `data`. */
export interface InputItem {
	json?: INodeExecutionData['json'];
	file?: TestFile;
}

/** The error that ended a run, as the editor shows it. */
export interface ShownError {
	name: string;
	message: string;
	description?: string | null;
	httpCode?: string | null;
	context: { itemIndex?: number; data?: Record<string, unknown> };
}

export function errorOf({ status, error }: Result): ShownError {
	if (status !== 'error') throw new Error(`The run has ended as ${status}`);
	return error as ShownError;
}

/** The hints that a run shows above its output. */
export function hintsOf({ hints }: Result): string[] {
	return hints.map(({ message }) => message as string);
}

/** Parameters of the main operation. */
export const FROM_FILE = { resource: 'createPdf', operation: 'fromFile' };

/** A text file, the quickest of all conversions. */
export function textFile(text: string, fileName = 'note.txt'): TestFile {
	return { data: Buffer.from(text), fileName, mimeType: 'text/plain' };
}

/**
 * Starts the processes before the tests of the current block and ends them after the last. With
 * `resetEach` (the default) the sandbox forgets everything before each test.
 */
export function useFoxitNode(setup: Setup = {}, { resetEach = true } = {}): NodeUnderTest {
	const node = new NodeUnderTest();
	beforeAll(async () => await node.open(setup));
	afterAll(async () => {
		await node.close();
		expect(node.violations()).toEqual([]);
	});
	if (resetEach) beforeEach(async () => void (await node.control.reset()));
	return node;
}

/** What keeps files far away, and where. */
function remoteStore({ binaryMode = 'default' }: Setup) {
	if (binaryMode !== 's3' && binaryMode !== 'database') return {};
	const module = resolve(__dirname, '../engine/support/remote-store.mjs');
	return { preload: pathToFileURL(module).href, env: { TEST_BINARY_STORE: binaryMode } };
}

/** What an n8n needs that is called from outside and lives on after a restart. */
function listening(userFolder: string) {
	return { userFolder, webhooks: { stateFile: join(userFolder, 'state.json') } };
}

function toInput({ json = {}, file }: InputItem) {
	if (!file) return { json };
	const { data, fileName, mimeType = 'application/octet-stream' } = file;
	return { json, binary: { data: { data, mimeType, ...(fileName && { fileName }) } } };
}

function wordOf({ method, path }: { method: string; path: string }): string {
	if (method === 'DELETE') return 'delete';
	if (path.endsWith('/documents/upload')) return 'upload';
	if (path.includes('/tasks/')) return 'look';
	if (path.endsWith('/download')) return 'download';
	return 'submit';
}
