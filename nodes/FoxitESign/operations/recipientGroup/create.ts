import type { IDataObject } from 'n8n-workflow';

import { simplifyGroup } from '../../service/person';
import { objectIn } from '../../../shared/values/members';
import { inputFailure } from '../../../shared/failure';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { changeOnce } from '../../run/changeOnce';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { requiredNameAndEmail, personIn, type SentPerson } from '../../fields/personFields';
import type { ESignOperation } from '../types';

const LABEL = 'Recipients';
/** See docs/contract/esign.md#limits-and-quotas. */
const MAX_RECIPIENTS = 20;

export const create: ESignOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create a recipient group',
	description: 'Create a group of recipients that envelopes can be sent to',
	properties: [
		{
			displayName: 'Group Name',
			name: 'groupName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Board',
		},
		{
			displayName: 'Group Description',
			name: 'groupDescription',
			type: 'string',
			default: '',
			placeholder: 'e.g. All members of the board',
		},
		{
			displayName: LABEL,
			name: 'groupRecipients',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add recipient',
			default: {},
			description: 'Who belongs to the group, at most 20',
			options: [{ displayName: 'Recipient', name: 'recipient', values: requiredNameAndEmail }],
		},
		simplifyProperty,
		eSignOptions(),
	],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const body = {
			emailGroupName: parameters.requiredText('groupName'),
			emailGroupDescription: parameters.text('groupDescription'),
			allowAdvancedEmailValidation: false,
			parties: recipientsOf(parameters.plainEntries('groupRecipients', 'recipient')),
		};
		const path = '/parties/createEmailGroup';
		const answer = await changeOnce(
			run,
			async () => await session.client.change(path, body, 'reachesPeople', signals.stop),
			{
				advice:
					'It is not known whether the group was created. Look with Recipient Group > Get Many before you run this again.',
			},
		);
		const json = isSimple(run) ? simplifyGroup(answer.emailGroup) : (answer as IDataObject);
		return [resultItem(run, json)];
	},
};

function recipientsOf(list: readonly unknown[]): SentPerson[] {
	if (list.length > 0 && list.length <= MAX_RECIPIENTS) {
		return list.map((entry, index) => personIn(objectIn(entry), index + 1, LABEL));
	}
	const problem = list.length === 0 ? 'has no entry' : `has ${list.length} entries`;
	throw inputFailure(`"${LABEL}" ${problem}`, {
		parameter: LABEL,
		advice: `A group has 1 to ${MAX_RECIPIENTS} recipients.`,
	});
}
