import { simplifyProperty } from '../../../shared/ui/simplify';
import { createEnvelope } from '../../sending/createEnvelope';
import { envelopeRequest } from '../../sending/envelopeBody';
import { envelopeItem } from '../../sending/envelopeItem';
import { envelopeProperties } from '../../sending/properties/documentProperties';
import { envelopeOptions } from '../../sending/properties/optionProperties';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';

export const send: ESignOperation = {
	value: 'send',
	name: 'Send',
	action: 'Send an envelope',
	description: 'Mail documents to people for signature',
	properties: [...envelopeProperties, simplifyProperty, eSignOptions(...envelopeOptions)],
	execute: async (run) => {
		const request = await envelopeRequest(run, true);
		const answer = await createEnvelope(run, request);
		return [envelopeItem(run, answer, request.withSessions)];
	},
};
