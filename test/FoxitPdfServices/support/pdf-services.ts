/**
 * The node at work under the eyes of the contract: n8n's engine, a proxy that holds all traffic against
 * the service's OpenAPI description, and the sandbox.
 */
import type { INodeExecutionData } from 'n8n-workflow';

import {
	NODE,
	NodeUnderTest,
	type Result,
	type RunOptions,
	type Setup,
	type TestFile,
} from '../../support/use-foxit-node';

type Modules = typeof import('../../support/make-pdf.mjs') &
	typeof import('../../support/images.mjs');
type PdfSpec = NonNullable<Parameters<Modules['makePdf']>[0]>;
export type PageSpec = NonNullable<PdfSpec['pages']>[number];

/** An input item: JSON and files, by the names of their fields; `file` stands for the field `data`. */
export interface Item {
	json?: INodeExecutionData['json'];
	file?: TestFile;
	files?: Record<string, TestFile>;
}

export class PdfServices {
	readonly foxit = new NodeUnderTest();

	private makers: Modules | undefined;

	private readonly planned: Array<() => Promise<unknown>> = [];

	/**
	 * Plans work for when everything is up. All planned work goes on side by side, which saves the time
	 * that each job has to wait; the tests come after it.
	 *
	 * @returns gives the outcome
	 */
	plan<T>(work: () => Promise<T>): () => Promise<T> {
		let outcome: Promise<T> | undefined;
		const start = () => (outcome ??= work());
		this.planned.push(start);
		return start;
	}

	async startPlanned(): Promise<void> {
		await Promise.allSettled(this.planned.map(async (start) => await start()));
	}

	async open(setup: Setup): Promise<void> {
		this.makers = {
			...(await import('../../support/make-pdf.mjs')),
			...(await import('../../support/images.mjs')),
		};
		await this.foxit.open({
			// Most of a run is waiting for the moment to look.
			speed: 5,
			contract: true,
			...setup,
			sandbox: { latency: { kind: 'fixed', ms: 20 }, pendingMs: 0, ...setup.sandbox },
		});
	}

	async close(): Promise<void> {
		await this.foxit.close();
	}

	/** What was sent or answered against the contract. */
	violations(): ReturnType<NodeUnderTest['violations']> {
		return this.foxit.violations();
	}

	/** The ids of the operations that have been called. */
	seen(): string[] {
		return this.foxit.seen();
	}

	/** Makers of PDFs and pictures. */
	get make(): Modules {
		if (!this.makers) throw new Error('Nothing runs while tests are listed');
		return this.makers;
	}

	get control(): NodeUnderTest['control'] {
		return this.foxit.control;
	}

	/** A PDF as a file of an item; a list of texts and pages stands for a document of just those. */
	async pdf(spec: PdfSpec | PageSpec[], fileName = 'input.pdf'): Promise<TestFile> {
		const data = await this.make.makePdf(Array.isArray(spec) ? { pages: spec } : spec);
		return { data, fileName, mimeType: 'application/pdf' };
	}

	/** Runs the node on the items. Runs may go on side by side. */
	async run(parameters: object, items: Item[] = [{}], options: RunOptions = {}): Promise<Result> {
		const { engine, workflow } = this.foxit.at;
		const { credential = 'default', node, before = [], after = [], wires } = options;
		const json = workflow(
			[
				{ type: 'manualTrigger', name: 'Start' },
				...before,
				{
					type: 'n8n-nodes-foxit.foxitPdfServices',
					name: NODE,
					credentials: { foxitApi: { id: credential, name: credential } },
					parameters: parameters as NonNullable<Parameters<typeof workflow>[0][0]['parameters']>,
					...node,
				},
				...after,
			],
			wires,
		);
		return await engine.run(json, { input: items.map(toInput) }).promise;
	}

	/** The same, where errors become items. */
	async runOn(parameters: object, items: Item[]): Promise<Result> {
		return await this.run(parameters, items, { node: { onError: 'continueRegularOutput' } });
	}

	/** The file in a field of an output item. */
	async file(result: Result, index = 0, field = 'data'): Promise<Buffer> {
		return await result.readBinary(result.item(NODE, index), field);
	}

	/** The PDF in a field of an output item. */
	async read(result: Result, index = 0, field = 'data', password?: string) {
		return await this.foxit.at.readPdf(await this.file(result, index, field), password);
	}
}

/**
 * Starts all that is needed before the tests of the current block and ends it after the last; fails the
 * block when anything was sent or answered that is not in the contract.
 */
export function usePdfServices(setup: Setup = {}): PdfServices {
	const service = new PdfServices();
	beforeAll(async () => {
		await service.open(setup);
		await service.startPlanned();
	});
	afterAll(async () => {
		await service.close();
		expect(service.violations()).toEqual([]);
	});
	return service;
}

function toInput({ json = {}, file, files = file ? { data: file } : {} }: Item) {
	const binary = Object.entries(files).map(([field, given]) => {
		const { data, fileName, mimeType = 'application/octet-stream' } = given;
		return [field, { data, mimeType, ...(fileName && { fileName }) }] as const;
	});
	return { json, ...(binary.length > 0 && { binary: Object.fromEntries(binary) }) };
}
