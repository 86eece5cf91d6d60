import type { IDataObject } from 'n8n-workflow';

import { simplifyTemplateDetails } from '../../service/template';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { templateField, templateIdOf } from '../../fields/templateIdField';

export const get: ESignOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get a template',
	description: 'Get a template with its fields and the parties that they belong to',
	properties: [templateField, simplifyProperty, eSignOptions()],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const templateId = templateIdOf(parameters);
		const path = '/templates/mytemplate';
		const answer = await session.client.read(path, { templateId }, signals.giveUp);
		const json = isSimple(run) ? simplifyTemplateDetails(answer) : (answer as IDataObject);
		return [resultItem(run, json)];
	},
};
