import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { optionSubtitle } from '../shared/ui/subtitle';
import { foxitApiTest } from '../shared/api/credentialTest';
import { getTemplateFields } from './methods/templateFields';
import { properties } from './parameters';
import { executeDocGen } from './run/executeDocGen';

/** Fills Word templates with data by Foxit Document Generation. */
export class FoxitDocGen implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Foxit DocGen',
		name: 'foxitDocGen',
		icon: { light: 'file:../../icons/foxit.svg', dark: 'file:../../icons/foxit.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: optionSubtitle('$parameter["operation"]', properties, ['operation']),
		description: 'Fill Word templates with data, as PDF or DOCX, and check templates beforehand',
		defaults: { name: 'Foxit DocGen' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'foxitApi', required: true, testedBy: 'foxitApiTest' }],
		properties,
	};

	methods = {
		credentialTest: { foxitApiTest },
		resourceMapping: { getTemplateFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeDocGen(this);
	}
}
