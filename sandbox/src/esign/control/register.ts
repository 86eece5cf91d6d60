import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Sandbox } from '../../sandbox.js';
import { EsignError } from '../errors.js';
import { registerEnvelopeControl } from './envelopes.js';
import { registerSeedControl } from './seed.js';
import { registerWebhookControl } from './webhooks.js';

/**
 * What people do with envelopes outside of the API (sign, decline, use the web app), and what a test wants
 * to see of it. Below the control API's own rules: for this machine only, no keys.
 */
export async function registerEsignControl(app: FastifyInstance, sandbox: Sandbox): Promise<void> {
	app.setErrorHandler<Error & { statusCode?: number }>(async (error, _request, reply) =>
		sendError(error, reply),
	);
	app.addHook('preHandler', async () => sandbox.esign.sweep());
	registerEnvelopeControl(app, sandbox);
	registerWebhookControl(app, sandbox);
	registerSeedControl(app, sandbox);

	app.get('/mails', async () => sandbox.esign.mails.list());
	app.post('/tokens/revoke', async () => ({ revoked: sandbox.esign.tokens.revoke() }));
}

async function sendError(
	error: Error & { statusCode?: number },
	reply: FastifyReply,
): Promise<void> {
	const status = error instanceof EsignError ? 400 : (error.statusCode ?? 500);
	await reply.code(status).send({ error: error.message });
}
