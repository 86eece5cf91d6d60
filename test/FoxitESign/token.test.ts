/** Tokens of classic accounts: fetched when needed, renewed when refused, never shown. */
import { errorOf } from '../support/use-foxit-node';
import { CLASSIC, useESign } from './support/esign';

const GET_MANY = { resource: 'envelope', operation: 'getMany' };
const CLASSIC_RUN = { surface: 'classic' as const };

/** The words for a token that is missing, which come with HTTP 200 at times. */
const REFUSED_IN_200 = {
	result: 'error',
	errorCode: 'access_token_missing',
	error_description: 'access_token is missing in header and also in query parameters.',
};

const esign = useESign();

const storedToken = async () => {
	const stored: unknown = await esign.foxit.at.engine.storedCredential(CLASSIC);
	return (stored as { accessToken: string }).accessToken;
};

it('a token is fetched once and kept', async () => {
	await esign.run(GET_MANY, [{}, {}, {}], CLASSIC_RUN);
	await esign.run(GET_MANY, [{}], CLASSIC_RUN);
	const first = await storedToken();
	expect(first).toMatch(/^[0-9a-f]{32}$/);
	await esign.run(GET_MANY, [{}], CLASSIC_RUN);
	expect(await storedToken()).toBe(first);
});

it.each([
	['getMany', { ...GET_MANY }],
	['download', { resource: 'envelope', operation: 'download' }],
])('a revoked token is renewed within the run of %s', async (_, parameters) => {
	const envelopeId = await esign.makeExecuted();
	await esign.json(GET_MANY, [{}], CLASSIC_RUN);
	const before = await storedToken();
	await esign.people.revokeTokens();
	await esign.control.clearRequests();
	const rows = await esign.json({ ...parameters, envelopeId }, [{}], CLASSIC_RUN);
	expect(rows.length).toBeGreaterThan(0);
	expect(await storedToken()).not.toBe(before);
	const words = await esign.trace();
	expect(words[0]).toMatch(/ 401$/);
	expect(words[1]).toBe('access_token');
	expect(words).toHaveLength(3);
});

it.each([
	['getMany', '/getAllFolderIdsByStatus$', { ...GET_MANY }],
	['download', '/folders/download$', { resource: 'envelope', operation: 'download' }],
])('a token that is refused in an answer of success is renewed, too: %s', async (_, path, run) => {
	const envelopeId = await esign.makeExecuted();
	await esign.json(GET_MANY, [{}], CLASSIC_RUN);
	await esign.control.clearRequests();
	await esign.control.faults({
		match: { path },
		action: { type: 'status', status: 200, body: REFUSED_IN_200 },
	});
	const rows = await esign.json({ ...run, envelopeId }, [{}], CLASSIC_RUN);
	expect(rows.length).toBeGreaterThan(0);
	expect(await esign.trace()).toContain('access_token');
});

it('a change is made once, although its first try met a revoked token', async () => {
	const envelopeId = await esign.make();
	await esign.json(GET_MANY, [{}], CLASSIC_RUN);
	await esign.people.revokeTokens();
	const cancel = { resource: 'envelope', operation: 'cancel', envelopeId, reason: 'Too late' };
	await esign.json(cancel, [{}], CLASSIC_RUN);
	const mails = await esign.people.mails();
	expect(mails.filter(({ kind }) => kind === 'cancelled')).toHaveLength(1);
});

it('a token that is refused for good ends the run with a plain word', async () => {
	await esign.json(GET_MANY, [{}], CLASSIC_RUN);
	await esign.control.faults({
		match: { path: '/getAllFolderIdsByStatus$' },
		times: -1,
		action: { type: 'status', status: 401, body: REFUSED_IN_200 },
	});
	const result = await esign.run(GET_MANY, [{}], CLASSIC_RUN);
	const error = errorOf(result);
	expect(error.message).toBe('Foxit did not accept the credentials [item 0]');
	expect(JSON.stringify([error, result.logs])).not.toContain(await storedToken());
});
