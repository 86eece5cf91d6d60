import type { IDataObject } from 'n8n-workflow';

import { simplifyGroup } from '../../service/person';
import { listIn, objectIn } from '../../../shared/values/members';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { limitOf, limitProperties } from '../../fields/limit';
import type { ESignOperation } from '../types';

export const getMany: ESignOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many recipient groups',
	description: 'List the groups of recipients with their members',
	properties: [
		...limitProperties,
		simplifyProperty,
		eSignOptions({
			displayName: 'Names',
			name: 'groupNames',
			type: 'string',
			default: '',
			placeholder: 'e.g. Board, Legal',
			description: 'Names of the groups to return, separated by commas. Empty means all.',
		}),
	],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const names = parameters.collection('options').list('groupNames');
		const body = names.length > 0 ? { emailGroupNames: names } : {};
		const limit = limitOf(parameters);
		const path = '/parties/getEmailGroups';
		const answer = await session.client.readBy(path, body, signals.giveUp);
		const groups = listIn(answer.allEmailGroups).slice(0, limit);
		const show = isSimple(run) ? simplifyGroup : (raw: unknown) => objectIn(raw) as IDataObject;
		return groups.map((group) => resultItem(run, show(group)));
	},
};
