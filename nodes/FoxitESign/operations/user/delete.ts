import { idIn, listIn, objectIn } from '../../../shared/values/members';
import { changeOnce } from '../../run/changeOnce';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { userIdField, userIdOf } from './userFields';

export const deleteUser: ESignOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a user',
	description: 'Remove a user from the account',
	properties: [userIdField, eSignOptions()],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const userId = userIdOf(parameters);
		const { client } = session;
		await changeOnce(
			run,
			// A GET, although it changes something (docs/contract/esign.md#users).
			async () =>
				await client.changeByGet('/users/delete', { userId }, 'reachesPeople', signals.stop),
			{
				lookUp: async () => {
					const answer = await client.read('/users/list', {}, signals.stop);
					const left = listIn(answer.usersList).map((user) => idIn(objectIn(user).partyId));
					return left.includes(userId) ? undefined : answer;
				},
				advice:
					'It is not known whether the user was deleted. Look with User > Get Many before you run this again.',
			},
		);
		return [resultItem(run, { userId, deleted: true })];
	},
};
