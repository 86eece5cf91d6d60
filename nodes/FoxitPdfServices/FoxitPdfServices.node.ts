import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { foxitApiTest } from '../shared/api/credentialTest';
import { operationSubtitle } from '../shared/ui/subtitle';
import { executeOperations } from './executeOperations';
import { RESOURCES } from './operations';
import { properties } from './operations/properties';

/** PDF operations of Foxit PDF Services, each in one node: upload, submit, wait, fetch. */
export class FoxitPdfServices implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Foxit PDF Services',
		name: 'foxitPdfServices',
		icon: { light: 'file:../../icons/foxit.svg', dark: 'file:../../icons/foxit.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(RESOURCES),
		waitingNodeTooltip: 'The workflow goes on when the task is ready',
		description:
			'Convert files, HTML and web pages to PDF and back; merge, split, compress, protect, redact, OCR, watermark and fill PDFs',
		defaults: { name: 'Foxit PDF Services' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'foxitApi', required: true, testedBy: 'foxitApiTest' }],
		properties,
	};

	methods = { credentialTest: { foxitApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperations(this);
	}
}
