import type { JsonObject } from '../json.js';
import { fileResult, readInput } from '../operations/files.js';
import type { Operation } from '../operations/types.js';

/*
 * The work of document generation, done in a worker thread: a template of 4 MB can come to thousands of
 * rows. As with operations, the engine is imported inside the work.
 */

/** What a request asks for besides its template. */
export type GenerateRequest = {
	format: 'pdf' | 'docx';
	values: JsonObject;
	currencyCulture?: string;
};

/** What generating a document is told besides the template. */
export type GenerateOptions = GenerateRequest & { nowMs: number };

type Job<Options extends JsonObject> = Pick<Operation<Options>, 'name' | 'work'>;

/** Fills a template. */
export const generateJob: Job<GenerateOptions> = {
	name: 'docgen-generate',
	async work({ inputs, options, folder }) {
		const { Template } = await import('./template/package.js');
		const { fillTemplate } = await import('./generate.js');
		const { file, bytes } = await readInput(inputs);
		const docx = fillTemplate(Template.read(bytes), options);
		if (options.format === 'docx') return await fileResult(folder, file, '.docx', docx);
		const { wordToPdf } = await import('./word-pdf/index.js');
		return await fileResult(folder, file, '.pdf', wordToPdf(docx));
	},
};

/** Lists a template's tags. */
export const analyzeJob: Job<JsonObject> = {
	name: 'docgen-analyze',
	async work({ inputs }) {
		const { Template } = await import('./template/package.js');
		const { analyzeTemplate } = await import('./analyze.js');
		const { bytes } = await readInput(inputs);
		return { kind: 'data', data: { ...analyzeTemplate(Template.read(bytes)) } };
	},
};

/** For the worker, which finds them by name. */
export const docgenJobs: ReadonlyArray<Pick<Operation, 'name' | 'work'>> = [
	generateJob,
	analyzeJob,
];
