import { simplifyProperty } from '../../../shared/ui/simplify';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions, includeLinks } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';
import { envelopeJson } from './envelopeJson';

export const get: ESignOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get an envelope',
	description: 'Get the state, recipients, field values and history of an envelope',
	properties: [envelopeField, simplifyProperty, eSignOptions(includeLinks)],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		record.envelopeId = envelopeIdOf(parameters);
		const query = { folderId: record.envelopeId };
		const answer = await session.client.read('/folders/myfolder', query, signals.giveUp);
		return [resultItem(run, envelopeJson(run, answer))];
	},
};
