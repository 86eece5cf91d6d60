import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { objectIn } from '../../../shared/values/members';
import { inputFailure } from '../../../shared/failure';
import { changeOnce } from '../../run/changeOnce';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { requiredNameAndEmail, personIn } from '../../fields/personFields';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';
import { textValue } from '../../../shared/values/text';
import { requiredNumberValue } from '../../../shared/values/number';
import { requiredChoiceValue } from '../../../shared/values/choice';

const LABEL = 'Changes';

const KINDS = [
	{ name: 'Correct', value: 'update', description: 'Correct the name, email or phone number' },
	{
		name: 'Replace',
		value: 'change',
		description: 'Replace the recipient by another person. This is possible for drafts only.',
	},
];

const changesProperty: INodeProperties = {
	displayName: LABEL,
	name: 'changes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add change',
	default: {},
	description: 'Changes to the recipients. Name and email are required even if they stay the same.',
	options: [
		{
			displayName: 'Change',
			name: 'change',
			values: [
				{
					displayName: 'Kind of Change',
					name: 'kind',
					type: 'options',
					options: KINDS,
					default: 'update',
				},
				{
					displayName: 'Party Number',
					name: 'partyNumber',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					default: 1,
					description: 'Number of the recipient; Envelope > Get lists them',
				},
				...requiredNameAndEmail,
				{
					displayName: 'Dialing Code',
					name: 'dialingCode',
					type: 'string',
					default: '',
					placeholder: 'e.g. +1',
				},
				{
					displayName: 'Mobile Number',
					name: 'mobileNumber',
					type: 'string',
					default: '',
					placeholder: 'e.g. 5550100',
				},
			],
		},
	],
};

export const updateRecipients: ESignOperation = {
	value: 'updateRecipients',
	name: 'Update Recipients',
	action: 'Update recipients of an envelope',
	description: 'Correct or replace recipients who have not signed yet',
	properties: [envelopeField, changesProperty, eSignOptions()],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const parties = partiesOf(parameters.plainEntries('changes', 'change'));
		const body = { folderId, allowAdvancedEmailValidation: false, parties };
		const path = '/folders/updateFolder';
		await changeOnce(
			run,
			// A new address is sent an invitation.
			async () => await session.client.change(path, body, 'reachesPeople', signals.stop),
			{
				advice:
					'It is not known whether it was done. Get the envelope to see its recipients before you run this again.',
			},
		);
		return [resultItem(run, { envelopeId: folderId, updatedParties: parties.length })];
	},
};

/** The changes as they are sent (docs/contract/esign.md#change-recipients). */
function partiesOf(list: readonly unknown[]): IDataObject[] {
	if (list.length === 0) throw inputFailure(`"${LABEL}" has no entry`, { parameter: LABEL });
	return list.map((entry, index) => {
		const source = objectIn(entry);
		const within = `entry ${index + 1} of "${LABEL}"`;
		const dialingCode = textValue(source.dialingCode, { label: 'Dialing Code', within });
		const mobileNumber = textValue(source.mobileNumber, { label: 'Mobile Number', within });
		const kind = 'kind' in source ? source.kind : 'update';
		return {
			action: requiredChoiceValue(kind, { label: 'Kind of Change', within }, KINDS),
			sequence: requiredNumberValue(
				source.partyNumber,
				{ label: 'Party Number', within },
				{ min: 1, max: Infinity, whole: true },
			),
			...personIn(source, index + 1, LABEL),
			...(dialingCode && { dialingCode }),
			...(mobileNumber && { mobileNumber }),
		};
	});
}
