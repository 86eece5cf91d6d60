import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { optionSubtitle } from '../shared/ui/subtitle';
import { foxitApiTest } from '../shared/api/credentialTest';
import { properties } from './parameters';
import { executeExtraction } from './run/executeExtraction';

/** Turns a PDF into titles, paragraphs, tables, chunks and form data by Structural Extract. */
export class FoxitStructuralExtract implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Foxit Structural Extract',
		name: 'foxitStructuralExtract',
		icon: { light: 'file:../../icons/foxit.svg', dark: 'file:../../icons/foxit.dark.svg' },
		group: ['transform'],
		version: [1, 1.1],
		subtitle: optionSubtitle('$parameter["operation"] ?? $parameter["output"]', properties, [
			'operation',
			'output',
		]),
		description: 'Read a PDF: its tables, text, Markdown, form data, or chunks for retrieval (RAG)',
		defaults: { name: 'Foxit Structural Extract' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'foxitApi', required: true, testedBy: 'foxitApiTest' }],
		properties,
	};

	methods = { credentialTest: { foxitApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeExtraction(this);
	}
}
