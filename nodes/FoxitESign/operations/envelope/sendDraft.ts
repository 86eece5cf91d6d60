import { simplifyProperty } from '../../../shared/ui/simplify';
import { envelopeItem } from '../../sending/envelopeItem';
import { withFreshLinks } from '../../sending/freshLinks';
import { mailedAtFirst } from '../../sending/mailed';
import { sendDraftOnce } from '../../sending/sendDraft';
import { eSignOptions, includeLinks } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

export const sendDraft: ESignOperation = {
	value: 'sendDraft',
	name: 'Send Draft',
	action: 'Send a draft envelope',
	description: 'Mail the documents of a draft to its recipients',
	properties: [envelopeField, simplifyProperty, eSignOptions(includeLinks)],
	execute: async (run) => {
		const folderId = envelopeIdOf(run.parameters);
		run.record.envelopeId = folderId;
		const links = run.parameters.collection('options').booleanIfSet('includeLinks') ?? false;
		const sent = await sendDraftOnce(run, folderId);
		const answer = await withFreshLinks(run, folderId, sent, { links, sessions: false });
		return [envelopeItem(run, answer, { mailed: mailedAtFirst(answer.folder) })];
	},
};
