import type { INodeProperties } from 'n8n-workflow';

import { templateFields } from '../../service/template';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { fromTemplate } from '../../sending/envelopeBody';
import { sentItem } from '../../sending/envelopeItem';
import { envelopeSettings, launchOf } from '../../sending/envelopeOptions';
import { sendEnvelope } from '../../sending/sendEnvelope';
import { sendingOptions } from '../../sending/properties/optionProperties';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { templateField, templateIdOf } from '../../fields/templateIdField';
import { MAPPING_LABEL, templateFilling } from './templateMapping';

const properties: INodeProperties[] = [
	templateField,
	{
		displayName: MAPPING_LABEL,
		name: 'templateFilling',
		type: 'resourceMapper',
		noDataExpression: true,
		required: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'Recipients for the parties of the template, and initial values of its fields',
		typeOptions: {
			loadOptionsDependsOn: ['authentication', 'templateId.value'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateFields',
				mode: 'add',
				valuesLabel: MAPPING_LABEL,
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: false,
			},
		},
	},
	{
		displayName: 'Envelope Name',
		name: 'envelopeName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Mutual NDA - Northwind',
		description: 'Subject that the recipients see. When empty, the name of the template is taken.',
	},
	{
		displayName: 'Sign in Order',
		name: 'signInSequence',
		type: 'boolean',
		default: false,
		description: 'Whether the parties act one after the other, in the order of their numbers',
	},
];

export const sendFromTemplate: ESignOperation = {
	value: 'sendFromTemplate',
	name: 'Send From Template',
	action: 'Send documents for signature from a template',
	description: 'Fill in a template and mail it to people for signature',
	properties: [...properties, simplifyProperty, eSignOptions(...sendingOptions)],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const templateId = templateIdOf(parameters);
		const settings = envelopeSettings(run, launchOf(run));
		const path = '/templates/mytemplate';
		const template = await session.client.read(path, { templateId }, signals.giveUp);
		const mapper = parameters.json('templateFilling');
		const filling = templateFilling(mapper, templateFields(template));
		const name = parameters.text('envelopeName');
		const request = fromTemplate(settings, { templateId, ...filling, name });
		return [await sentItem(run, request, await sendEnvelope(run, request))];
	},
};
