import { success } from '../answers.js';
import { EsignError } from '../errors.js';
import { signingSession } from '../present/made.js';
import { optionalNumberOrText, requiredEmail } from '../read/members.js';
import { readSessionLifetime } from '../read/options.js';
import { newSession } from '../state/assemble.js';
import { sameAddress } from '../company.js';
import type { EsignEndpoint } from '../read/request.js';

/** docs/contract/esign.md#renew-a-signing-session: only for a party that had a session before. */
export const regenerateSession: EsignEndpoint = {
	method: 'POST',
	path: '/embedded/regenerateEmbeddedSigningSession',
	async handle(request) {
		const body = await request.body();
		const envelope = request.bodyEnvelope(body);
		const emailId = requiredEmail(body, 'emailId');
		const partyId = optionalNumberOrText(body, 'partyId');
		const lifetimeMs = readSessionLifetime(body);
		const party = envelope.parties.find(
			(one) =>
				sameAddress(one.emailId, emailId) && (partyId === undefined || one.partyId === partyId),
		);
		// docs/contract/esign.md#errors-inside-http-200, the middle of it word for word.
		if (party?.session === undefined)
			throw new EsignError('This folder does not have this party as an embedded signing session');
		party.session = newSession(request.esign, lifetimeMs, request.sandbox.clock.now());
		const { embeddedToken, embeddedSessionURL } = signingSession(party, envelope) ?? {};
		return success({ embeddedToken, embeddedSessionURL });
	},
};
