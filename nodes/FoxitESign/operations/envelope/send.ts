import { simplifyProperty } from '../../../shared/ui/simplify';
import { envelopeRequest } from '../../sending/envelopeBody';
import { launchOf } from '../../sending/envelopeOptions';
import { sendEnvelope } from '../../sending/sendEnvelope';
import { sentItem } from '../../sending/envelopeItem';
import { envelopeProperties } from '../../sending/properties/documentProperties';
import { expectedFiles, sendingOptions } from '../../sending/properties/optionProperties';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';

export const send: ESignOperation = {
	value: 'send',
	name: 'Send',
	action: 'Send documents for signature',
	description: 'Mail documents to people for signature',
	properties: [
		...envelopeProperties,
		simplifyProperty,
		eSignOptions(...sendingOptions, expectedFiles),
	],
	execute: async (run) => {
		const request = await envelopeRequest(run, launchOf(run));
		return [await sentItem(run, request, await sendEnvelope(run, request))];
	},
};
