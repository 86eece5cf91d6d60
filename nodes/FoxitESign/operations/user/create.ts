import type { IDataObject } from 'n8n-workflow';

import { simplifyUser } from '../../service/person';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { changeOnce } from '../../run/changeOnce';
import { isSimple, resultItem, type ESignRun } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { requiredNameAndEmail } from '../../fields/personFields';
import type { ESignOperation } from '../types';
import { detailFields, DETAILS, ROLES } from './userFields';
import { textMembers } from '../../fields/textMembers';

export const create: ESignOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create a user',
	description: 'Add a user to the account',
	properties: [
		...requiredNameAndEmail,
		{
			displayName: 'Role',
			name: 'userRole',
			type: 'options',
			options: ROLES,
			default: 'user',
			description: 'What the user may do in the account',
		},
		simplifyProperty,
		eSignOptions(
			{
				displayName: 'Active',
				name: 'active',
				type: 'boolean',
				default: true,
				description: 'Whether the user can sign in',
			},
			...detailFields,
			{
				displayName: 'Send Password Mail',
				name: 'sendPasswordMail',
				type: 'boolean',
				default: true,
				description: 'Whether to mail the user a link for setting a password',
			},
		),
	],
	execute: async (run) => {
		const { session, signals } = run;
		const body = { user: userOf(run) };
		const answer = await changeOnce(
			run,
			async () => await session.client.change('/users/create', body, 'reachesPeople', signals.stop),
			{
				advice:
					'It is not known whether the user was created. Look with User > Get Many before you run this again.',
			},
		);
		const json = isSimple(run) ? simplifyUser(answer.user) : (answer as IDataObject);
		return [resultItem(run, json)];
	},
};

function userOf({ parameters }: ESignRun): IDataObject {
	const options = parameters.collection('options');
	return {
		firstName: parameters.requiredText('firstName'),
		lastName: parameters.requiredText('lastName'),
		emailId: parameters.requiredEmail('email'),
		userRole: parameters.choice('userRole'),
		active: options.boolean('active'),
		sendMailForPasswordReset: options.boolean('sendPasswordMail'),
		allowAdvancedEmailValidation: false,
		...textMembers(options, DETAILS),
	};
}
