/** Runs an importable workflow of `examples/` in n8n's engine, against the sandbox. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

import type { IWorkflowBase } from 'n8n-workflow';

import { ROOT } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

/** The folder that the examples name: n8n's own for files, in its Docker image. */
export const N8N_FILES = '/home/node/.n8n-files';
export const SAMPLES = join(ROOT, 'examples/files');
export const TEMPLATES = join(ROOT, 'examples/templates');

const loadModules = async () => ({
	...(await import('../engine/support/engine-client.mjs')),
	...(await import('../support/sandbox-process.mjs')),
	...(await import('../support/pdf.mjs')),
});

type Modules = Awaited<ReturnType<typeof loadModules>>;
type Engine = Awaited<ReturnType<Modules['borrowEngine']>>;

export function exampleNames(): string[] {
	return readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.json'));
}

export function readExample(name: string): IWorkflowBase {
	return JSON.parse(readFileSync(join(ROOT, 'examples', name), 'utf8')) as IWorkflowBase;
}

/** An example that can be run as often as wanted within the current block of tests. */
export interface ExampleUnderTest {
	/**
	 * Runs it as it is in the file, but for two folders. `folder` is where it writes.
	 *
	 * @param readFrom folder of the input files, where it reads any
	 */
	run(readFrom?: string): Promise<ExampleRun>;
	/** The text of a PDF on disk, page by page. */
	pagesOf(path: string): Promise<string[]>;
	control: Awaited<ReturnType<Modules['borrowSandbox']>>['control'];
}

export interface ExampleRun {
	result: RunResult;
	folder: string;
	files: string[];
	/** Starts the same workflow once more, as another click would. */
	again: () => Promise<RunResult>;
}

type RunResult = Awaited<ReturnType<Engine['run']>['promise']>;

export function useExample(name: string, sandboxSettings: object = {}): ExampleUnderTest {
	const workspace = realpathSync(useTempDir());
	const example = {} as ExampleUnderTest;
	let close = async (): Promise<void> => undefined;

	beforeAll(async () => {
		const modules = await loadModules();
		const sandbox = await modules.borrowSandbox({
			latency: { kind: 'fixed', ms: 200 },
			...sandboxSettings,
		});
		const engine = await modules.borrowEngine({
			packageRoot: ROOT,
			credentials: [
				{
					type: 'foxitApi',
					// The only thing that an example says about a credential.
					name: 'Foxit API',
					data: {
						...modules.SANDBOX_KEYS,
						environment: 'custom',
						baseUrl: String(sandbox.url),
					},
				},
			],
		});
		close = async () => {
			await engine.close();
			await sandbox.stop();
		};
		example.control = sandbox.control;
		example.pagesOf = async (path) => {
			const { pages } = await modules.readPdf(readFileSync(path));
			return pages.map(({ text }) => text);
		};
		example.run = async (readFrom = SAMPLES) => {
			const folder = join(mkdtempSync(join(workspace, 'run-')), 'with blanks');
			mkdirSync(folder);
			// An import has an ID of its own, by which n8n knows what its steps remember.
			const id = folder;
			const start = async () => {
				const workflow = relocate(readExample(name), readFrom, folder);
				return await engine.run({ ...workflow, id }).promise;
			};
			const result = await start();
			return { result, folder, files: readdirSync(folder).sort(), again: start };
		};
	});
	afterAll(async () => await close());
	return example;
}

/** Points the nodes that read and write files at folders of this machine. */
function relocate(workflow: IWorkflowBase, readFrom: string, writeTo: string): IWorkflowBase {
	for (const { type, parameters } of workflow.nodes) {
		if (type !== 'n8n-nodes-base.readWriteFile') continue;
		const [key, folder] =
			parameters.operation === 'write' ? ['fileName', writeTo] : ['fileSelector', readFrom];
		parameters[key] = textOf(parameters[key]).replace(N8N_FILES, folder);
	}
	return workflow;
}

/** A parameter that holds text. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
