import { errorOf } from '../../support/use-foxit-node';
import { MARA, OMAR } from '../support/agreement';
import { SURFACES, useESign } from '../support/esign';

const RENEW = { resource: 'envelope', operation: 'regenerateSession', email: MARA.emailId };
const SESSIONS = {
	createEmbeddedSigningSession: true,
	createEmbeddedSigningSessionForAllParties: true,
};
const HOUR_MS = 60 * 60_000;

const esign = useESign();

it.each(SURFACES)('gives a fresh link on the %s surface', async (surface) => {
	const envelopeId = await esign.make({ more: SESSIONS });
	const json = await esign.one({ ...RENEW, envelopeId }, { surface });
	expect(json).toEqual({
		envelopeId,
		email: MARA.emailId,
		sessionUrl: expect.stringMatching(/^https:\/\/.+\/embedded\/embeddedsign\?eetid=/) as string,
		sessionToken: expect.any(String) as string,
	});
});

it('limits its lifetime', async () => {
	const envelopeId = await esign.make({ more: SESSIONS });
	const { parties } = await esign.people.folder(envelopeId);
	const options = { sessionHours: 2, partyId: parties[0]?.partyId };
	await esign.one({ ...RENEW, envelopeId, options });
	const [party] = (await esign.people.folder(envelopeId)).parties;
	const { nowMs } = await esign.control.advanceClock(0);
	const leftMs = (party?.sessionExpiresAtMs ?? 0) - nowMs;
	expect(leftMs).toBeGreaterThan(HOUR_MS);
	expect(leftMs).toBeLessThanOrEqual(2 * HOUR_MS);
});

it('finds the link in a list of sessions, too', async () => {
	const session = (emailIdOfSigner: string, embeddedSessionURL: string) => ({
		emailIdOfSigner,
		embeddedSessionURL,
	});
	const envelopeId = await esign.make({ more: SESSIONS });
	await esign.control.faults({
		match: { path: '/regenerateEmbeddedSigningSession$' },
		action: {
			type: 'status',
			status: 200,
			body: {
				result: 'success',
				embeddedSigningSessions: [
					session(OMAR.emailId, 'https://foxit.test/omar'),
					session(MARA.emailId.toUpperCase(), 'https://foxit.test/mara'),
				],
			},
		},
	});
	const json = await esign.one({ ...RENEW, envelopeId });
	expect(json.sessionUrl).toBe('https://foxit.test/mara');
});

it('says that a session cannot be added later', async () => {
	const envelopeId = await esign.make();
	const error = errorOf(await esign.run({ ...RENEW, envelopeId }));
	expect(error.description).toContain('only for a recipient who was given one');
});

it('does not pass an answer without a link for success', async () => {
	const envelopeId = await esign.make({ more: SESSIONS });
	await esign.control.faults({
		match: { path: '/regenerateEmbeddedSigningSession$' },
		action: { type: 'status', status: 200, body: { result: 'success' } },
	});
	const error = errorOf(await esign.run({ ...RENEW, envelopeId }));
	expect(error.message).toBe("Foxit eSign's answer holds no session link [item 0]");
});
