/** Foxit DocGen at work: in n8n's engine, against the sandbox. */
import {
	NODE,
	useFoxitNode,
	type InputItem,
	type NodeUnderTest,
	type Result,
	type RunOptions,
	type Setup,
	type TestFile,
} from '../../support/use-foxit-node';
import { word, type Block, type Template } from './words';

export const TYPE = 'n8n-nodes-foxit.foxitDocGen';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Requests of the service, for faults. */
export const GENERATES = { path: '/GenerateDocumentBase64$' };
export const ANALYZES = { path: '/AnalyzeDocumentBase64$' };

export class DocGen {
	constructor(readonly foxit: NodeUnderTest) {}

	get control(): NodeUnderTest['control'] {
		return this.foxit.control;
	}

	start(parameters: object, items: InputItem[], options: RunOptions = {}) {
		return this.foxit.start(parameters, items, {
			...options,
			node: { type: TYPE, ...options.node },
		});
	}

	/** Runs the node on the items, to the end. */
	async run(parameters: object, items: InputItem[] = [{}], options?: RunOptions): Promise<Result> {
		return await this.start(parameters, items, options).promise;
	}

	/** The same, where errors become items. */
	async runOn(parameters: object, items: InputItem[]): Promise<Result> {
		return await this.run(parameters, items, { node: { onError: 'continueRegularOutput' } });
	}

	/** The text of the PDF that an output item carries, white space folded. */
	async text(result: Result, index = 0, field?: string): Promise<string> {
		const { text } = await this.foxit.pdf(result, index, field);
		return text.replace(/\s+/g, ' ').trim();
	}

	/** The texts of all output items. */
	async texts(result: Result): Promise<string[]> {
		const { length } = result.items(NODE);
		return await Promise.all(
			Array.from({ length }, async (_, index) => await this.text(result, index)),
		);
	}

	/** Requests since the last reset: the last part of the path, with a bad status or `cut`. */
	async trace(): Promise<string[]> {
		return (await this.control.requests()).map(({ path, status }) => {
			const word = path.split('/').pop()?.replace('DocumentBase64', '') ?? '';
			if (status === null) return `${word} cut`;
			return status >= 300 ? `${word} ${status}` : word;
		});
	}
}

/** Starts all that is needed before the tests of the current block and ends it after the last. */
export function useDocGen(setup: Setup = {}): DocGen {
	// Most of a run that is repeated is waiting.
	return new DocGen(useFoxitNode({ speed: 10, contract: true, ...setup }));
}

/** A template as a file of an item. */
export async function template(
	body: Block[],
	{ fileName = 'template.docx', ...more }: Omit<Template, 'body'> & { fileName?: string } = {},
): Promise<TestFile> {
	return { data: await word(body, more), fileName, mimeType: WORD_TYPE };
}
