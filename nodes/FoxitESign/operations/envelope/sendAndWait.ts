import { SEND_AND_WAIT_OPERATION } from 'n8n-workflow';

import { sendAndWait as execute } from '../../sendAndWait/sendAndWait';
import { waitLimitProperties } from '../../sendAndWait/waitLimit';
import { envelopeProperties } from '../../sending/properties/documentProperties';
import { expectedFiles, sendingOptions } from '../../sending/properties/optionProperties';
import { collectionOf, optionFields } from '../../../shared/ui/options';
import type { ESignOperation } from '../types';
import { wakeProperties } from '../../sendAndWait/wakeOutputs';

/** Sessions for embedded signing cannot be handed out by an execution that rests. */
const waitOptions = [...sendingOptions, expectedFiles].filter(
	({ name }) =>
		!['embeddedSigning', 'embeddedSignersEmails', 'includeLinks', 'sessionHours'].includes(name),
);

/** Tools of agents get no files: what is signed before one of them runs is its call, as a message. */
const waitEnvelope = envelopeProperties.flatMap((property) => {
	if (property.name !== 'documentSource') return [property];
	return [
		{ ...property, displayOptions: { hide: { '@tool': [true] } } },
		{ ...property, displayOptions: { show: { '@tool': [true] } }, default: 'message' },
	];
});

export const sendAndWait: ESignOperation = {
	// The name that n8n's check of resume URLs goes by.
	value: SEND_AND_WAIT_OPERATION,
	name: 'Send and Wait for Signature',
	action: 'Send documents for signature and wait until they are signed',
	description:
		'Mail documents for signature and continue when everybody has signed or somebody has declined',
	properties: [
		{
			displayName:
				'The execution waits until the envelope is signed, cancelled, declined or deleted. Foxit must be able to reach this n8n. Foxit sends no event when an envelope expires. Limit the wait time if yours can expire.',
			name: 'waitNotice',
			type: 'notice',
			default: '',
		},
		...waitEnvelope,
		...waitLimitProperties,
		...wakeProperties,
		collectionOf(...waitOptions, optionFields.concurrency, optionFields.maxRequestsPerMinute),
	],
	execute,
};
