import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../../service/answers';
import { listIn, objectIn, textIn, withoutGaps } from '../../../shared/values/members';
import { FoxitFailure } from '../../../shared/failure';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
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
		'Get a fresh link for signing within your own page, for a recipient who had one when the envelope was made',
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
				description: 'Which of several recipients with this e-mail; Envelope > Get lists them',
			},
			{
				displayName: 'Session Lifetime',
				name: 'sessionHours',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How many hours the link is good for; 0 leaves it to Foxit',
			},
		),
	],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const emailId = parameters.requiredEmail('email');
		const body = { folderId, emailId, ...sessionMembers(parameters.collection('options')) };
		const path = '/embedded/regenerateEmbeddedSigningSession';
		// The link that was there before is not needed any more, so a second fresh one does no harm.
		const answer = await session.client.change(path, body, 'repeatable', signals.stop);
		if (!isSimple(run)) return [resultItem(run, answer as IDataObject)];
		return [resultItem(run, { envelopeId: folderId, email: emailId, ...renewed(answer, emailId) })];
	},
};

/**
 * This call wants text where others want booleans and numbers
 * (docs/contract/esign.md#renew-a-signing-session).
 */
function sessionMembers(options: Parameters): IDataObject {
	const partyId = options.numberIfSet('partyId') ?? 0;
	const hours = options.numberIfSet('sessionHours', { max: MAX_HOURS, unit: 'hours' }) ?? 0;
	return {
		...(partyId > 0 && { partyId: String(partyId) }),
		sessionExpire: String(hours > 0),
		...(hours > 0 && { expiry: String(wholeMilliseconds(hours, MS_PER_HOUR)) }),
	};
}

/**
 * The session is in the answer itself, or in a list of sessions there
 * (docs/contract/esign.md#renew-a-signing-session).
 */
function renewed(answer: Answer, emailId: string): IDataObject {
	const listed = listIn(answer.embeddedSigningSessions).map(objectIn);
	const own = listed.find(({ emailIdOfSigner }) => sameAddress(emailIdOfSigner, emailId));
	for (const source of [answer, own ?? listed[0] ?? {}]) {
		const sessionUrl = textIn(source.embeddedSessionURL);
		if (sessionUrl) return withoutGaps({ sessionUrl, sessionToken: textIn(source.embeddedToken) });
	}
	throw new FoxitFailure('unreadableAnswer', "Foxit eSign's answer holds no session link");
}

function sameAddress(one: unknown, other: string): boolean {
	return textIn(one)?.toLowerCase() === other.toLowerCase();
}
