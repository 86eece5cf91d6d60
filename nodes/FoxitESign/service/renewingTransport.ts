import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

import { n8nClock } from '../../shared/api/n8nClock';
import { n8nTransport, type RequestContext } from '../../shared/api/n8nTransport';
import type { HttpResponse, Transport } from '../../shared/api/transport';
import { guardSilence } from '../../shared/api/silenceGuard';
import { peek } from '../../shared/api/streams';
import { refusesToken } from './answers';
import { FOXIT_ESIGN_API } from './classicAddress';

/** Limit for the first words of an answer that was to be a file. */
const FIRST_WORDS_MS = 10_000;

/**
 * Sends by the classic credential and renews its token once when the service does not take it. n8n
 * renews by itself after an error of status 401 only, and never sees one here: statuses are read by
 * this package. An empty token in the data makes n8n fetch a new one and save it.
 */
export function renewingTransport(context: RequestContext): Transport {
	const send = n8nTransport(context, FOXIT_ESIGN_API);
	return async (request) => {
		const response = await send(request);
		const text = await firstWords(response, request.signal);
		if (!refusesToken({ ...response, text })) return response;
		response.hangUp?.();
		return await n8nTransport(context, FOXIT_ESIGN_API, await withoutToken(context))(request);
	};
}

/**
 * The text of an answer. Where a file was asked for, JSON in its place is looked into without being
 * used up: its first piece holds all of a refusal.
 */
async function firstWords(
	{ stream, text, headers, hangUp }: HttpResponse,
	signal: AbortSignal,
): Promise<string> {
	if (!stream || !/json/i.test(headers['content-type'] ?? '')) return text;
	const guard = guardSilence(stream, FIRST_WORDS_MS, n8nClock, signal, hangUp);
	try {
		const { head } = await peek(stream, 1);
		return head.toString('utf8');
	} catch {
		return ''; // Whoever reads the stream hears of it, too.
	} finally {
		guard.stop();
	}
}

async function withoutToken(context: RequestContext): Promise<ICredentialsDecrypted> {
	const stored = await context.getCredentials<ICredentialDataDecryptedObject>(FOXIT_ESIGN_API);
	const data = { ...stored, accessToken: '' };
	return { id: '', name: '', type: FOXIT_ESIGN_API, data };
}
