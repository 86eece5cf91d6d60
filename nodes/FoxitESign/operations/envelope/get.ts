import { simplifyProperty } from '../../../shared/ui/simplify';
import { resultItem } from '../../run/eSignRun';
import { withFreshLinks } from '../../sending/freshLinks';
import { eSignOptions, includeLinks } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';
import { envelopeJson } from './envelopeJson';

export const get: ESignOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get an envelope and who has signed it',
	description: 'Get the status, recipients, field values and history of an envelope',
	properties: [envelopeField, simplifyProperty, eSignOptions(includeLinks)],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const answer = await session.client.read('/folders/myfolder', { folderId }, signals.giveUp);
		const links = parameters.collection('options').booleanIfSet('includeLinks') ?? false;
		const fresh = await withFreshLinks(run, folderId, answer, { links, sessions: false });
		return [resultItem(run, envelopeJson(run, fresh))];
	},
};
