import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { listIn, objectIn } from '../../service/values';
import { inputFailure } from '../../../shared/failure';
import { choiceOf } from '../../../shared/item/choice';
import { toText } from '../../../shared/toText';
import { changeOnce } from '../../run/changeOnce';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { nameAndEmail, personIn } from '../../fields/personFields';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

const LABEL = 'Changes';

const KINDS = [
	{ name: 'Correct', value: 'update', description: 'Put right their name, e-mail or phone number' },
	{
		name: 'Replace',
		value: 'change',
		description: 'Put somebody else in their place; for drafts only',
	},
];

const changesProperty: INodeProperties = {
	displayName: LABEL,
	name: 'changes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add change',
	default: {},
	description: 'What to change; name and e-mail are needed even where they stay as they are',
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
				...nameAndEmail,
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
		const parties = partiesOf(listIn(objectIn(parameters.get('changes')).change));
		const body = { folderId, allowAdvancedEmailValidation: false, parties };
		const path = '/folders/updateFolder';
		await changeOnce(
			run,
			// A new address is sent an invitation.
			async () => await session.client.change(path, body, 'reachesPeople', signals.stop),
			{
				advice:
					'Whether it was done is not known. Get the envelope to see its recipients before you run this once more.',
			},
		);
		return [resultItem(run, { envelopeId: folderId, updatedParties: parties.length })];
	},
};

/** The changes as they are sent (eSign contract section 7.5). */
function partiesOf(list: readonly unknown[]): IDataObject[] {
	if (list.length === 0) throw inputFailure(`"${LABEL}" has no entry`, { parameter: LABEL });
	return list.map((entry, index) => {
		const source = objectIn(entry);
		const { partyNumber } = source;
		if (typeof partyNumber !== 'number' || !Number.isInteger(partyNumber) || partyNumber < 1) {
			const what = `"${LABEL}": entry ${index + 1} has no party number of 1 or more`;
			throw inputFailure(what, { parameter: LABEL });
		}
		const dialingCode = toText(source.dialingCode).trim();
		const mobileNumber = toText(source.mobileNumber).trim();
		return {
			action: choiceOf(source.kind ?? 'update', 'Kind of Change', KINDS),
			sequence: partyNumber,
			...personIn(source, index + 1, LABEL),
			...(dialingCode && { dialingCode }),
			...(mobileNumber && { mobileNumber }),
		};
	});
}
