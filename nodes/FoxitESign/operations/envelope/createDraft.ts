import { simplifyProperty } from '../../../shared/ui/simplify';
import { createEnvelope } from '../../sending/createEnvelope';
import { envelopeRequest } from '../../sending/envelopeBody';
import { envelopeItem } from '../../sending/envelopeItem';
import { envelopeProperties } from '../../sending/properties/documentProperties';
import {
	embeddedSending,
	envelopeOptions,
	expectedFiles,
} from '../../sending/properties/optionProperties';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';

/** What turns a draft into a sent envelope has no place here. */
const draftOptions = [
	...envelopeOptions.filter(
		({ name }) => !['embeddedSigning', 'embeddedSignersEmails', 'sessionHours'].includes(name),
	),
	embeddedSending,
	expectedFiles,
];

export const createDraft: ESignOperation = {
	value: 'createDraft',
	name: 'Create Draft',
	action: 'Create a draft of an envelope',
	description:
		'Prepare an envelope without mailing anybody. Recipients and fields can be added later. Send Draft sends it.',
	properties: [...envelopeProperties, simplifyProperty, eSignOptions(...draftOptions)],
	execute: async (run) => {
		const answer = await createEnvelope(run, await envelopeRequest(run, 'never'));
		return [envelopeItem(run, answer)];
	},
};
