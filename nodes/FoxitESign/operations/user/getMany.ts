import type { IDataObject } from 'n8n-workflow';

import { simplifyUser } from '../../service/person';
import { listIn, objectIn } from '../../../shared/values/members';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { limitOf, limitProperties } from '../../fields/limit';
import type { ESignOperation } from '../types';

export const getMany: ESignOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many users',
	description: 'List the users of the account',
	properties: [
		...limitProperties,
		simplifyProperty,
		eSignOptions({
			displayName: 'Active Only',
			name: 'activeOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to leave out users who cannot sign in',
		}),
	],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const limit = limitOf(parameters);
		const activeOnly = parameters.collection('options').boolean('activeOnly');
		const answer = await session.client.read('/users/list', {}, signals.giveUp);
		const users = listIn(answer.usersList)
			.map((user) => objectIn(user) as IDataObject)
			.filter(({ active }) => !activeOnly || active !== false);
		const show = isSimple(run) ? simplifyUser : (raw: IDataObject) => raw;
		return users.slice(0, limit).map((user) => resultItem(run, show(user)));
	},
};
