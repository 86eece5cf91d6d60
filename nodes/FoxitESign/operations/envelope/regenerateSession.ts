import type { IDataObject } from 'n8n-workflow';

import { sessionIn, type SessionWish } from '../../service/sessions';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { freshSession } from '../../sending/freshLinks';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';
import type { Parameters } from '../../../shared/values/parameters';
import { wholeMilliseconds } from '../../../shared/values/number';

const MS_PER_HOUR = 60 * 60_000;
const MAX_HOURS = 24 * 365;

export const regenerateSession: ESignOperation = {
	value: 'regenerateSession',
	name: 'Renew Signing Session',
	action: 'Renew an embedded signing session',
	description:
		'Get a new link for signing within your own page, for a recipient who got one when the envelope was created',
	properties: [
		envelopeField,
		{
			displayName: 'Recipient Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. nathan@example.com',
			description: 'Who signs',
		},
		simplifyProperty,
		eSignOptions(
			{
				displayName: 'Party ID',
				name: 'partyId',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 0,
				description:
					'Party ID that tells several recipients with this email apart. Envelope > Get lists the Party IDs.',
			},
			{
				displayName: 'Session Lifetime',
				name: 'sessionHours',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How many hours the link works. With 0, Foxit decides.',
			},
		),
	],
	execute: async (run) => {
		const { parameters, record } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const emailId = parameters.requiredEmail('email');
		const wish = { folderId, emailId, ...wishIn(parameters.collection('options')) };
		const answer = await freshSession(run, wish);
		if (!isSimple(run)) return [resultItem(run, answer as IDataObject)];
		const session = sessionIn(answer, emailId);
		return [resultItem(run, { envelopeId: folderId, email: emailId, ...session })];
	},
};

function wishIn(options: Parameters): Pick<SessionWish, 'lifetimeMs' | 'partyId'> {
	const partyId = options.numberIfSet('partyId') ?? 0;
	const hours = options.numberIfSet('sessionHours', { max: MAX_HOURS, unit: 'hours' }) ?? 0;
	return {
		...(partyId > 0 && { partyId }),
		...(hours > 0 && { lifetimeMs: wholeMilliseconds(hours, MS_PER_HOUR) }),
	};
}
