import type { IDataObject } from 'n8n-workflow';

import { listTemplates, simplifyTemplate } from '../../service/template';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { limitOf, limitProperties } from '../../fields/limit';
import type { ESignOperation } from '../types';

export const getMany: ESignOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many templates',
	description: 'List the templates of the account',
	properties: [
		...limitProperties,
		simplifyProperty,
		eSignOptions({
			displayName: 'Name Contains',
			name: 'nameContains',
			type: 'string',
			default: '',
			placeholder: 'e.g. NDA',
			description: 'Part of the name. Upper and lower case make no difference.',
		}),
	],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const part = parameters.collection('options').text('nameContains');
		const limit = limitOf(parameters);
		const templates = await listTemplates(session.client, part, signals.giveUp);
		const show = isSimple(run) ? simplifyTemplate : (raw: IDataObject) => raw;
		return templates.slice(0, limit).map((template) => resultItem(run, show(template)));
	},
};
