import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { documentNotFound } from '../../errors.js';
import { optionalString } from '../../operations/body.js';
import { optionalInteger } from '../../operations/numbers.js';
import type { Sandbox } from '../../sandbox.js';
import { json } from '../../http/answer.js';
import type { Route } from '../../http/call.js';
import { attachment } from '../../http/content-disposition.js';
import { PDF_SERVICES } from './prefix.js';

/** Where shared files are fetched from; no part of the API, and no keys asked for. */
export const SHARED = '/shared';

const MINUTE_MS = 60_000;
const EXPIRATION_MINUTES = { min: 10, max: 1440 };
/** The contract knows of no default. */
const DEFAULT_EXPIRATION_MINUTES = 1440;

/** docs/contract/pdf-services.md#share-a-document. The body may be left out. */
export const shareRoute: Route = {
	method: 'POST',
	path: `${PDF_SERVICES}/documents/:documentId/share`,
	facts: ({ params }) => ({ documentIds: [params['documentId'] ?? ''] }),
	async handle(call, { clock, documents, shares }) {
		const body = hasBody(call.raw) ? await call.body() : {};
		const minutes =
			optionalInteger(body, 'expirationMinutes', EXPIRATION_MINUTES) ?? DEFAULT_EXPIRATION_MINUTES;
		const fileName = optionalString(body, 'filename');
		const documentId = call.params['documentId'] ?? '';
		const account = call.account.clientId;
		if (documents.find(documentId, account) === undefined) throw documentNotFound(documentId);
		const { token, expiresAtMs } = shares.add({
			documentId,
			account,
			fileName: fileName || undefined,
			expiresAtMs: clock.now() + minutes * MINUTE_MS,
		});
		return json(200, {
			shareUrl: `http://127.0.0.1:${call.raw.socket.localPort}${SHARED}/${token}`,
			token,
			expiresAt: new Date(expiresAtMs).toISOString(),
		});
	},
};

/** The other end of a share link: the file, for whoever has the link, until it expires. */
export async function registerShared(app: FastifyInstance, sandbox: Sandbox): Promise<void> {
	app.get<{ Params: { token: string } }>('/:token', async ({ params }, reply) => {
		const share = sandbox.shares.find(params.token);
		const document = share && sandbox.documents.find(share.documentId, share.account);
		if (document === undefined)
			return await reply
				.code(404)
				.send({ code: 'DOCUMENT_NOT_FOUND', message: 'This link is unknown or has expired' });
		const release = sandbox.documents.hold(document);
		return await reply
			.header('content-type', 'application/octet-stream')
			.header('content-length', document.size)
			.header('content-disposition', attachment(share?.fileName ?? document.fileName))
			.send(createReadStream(document.path).once('close', release));
	});
}

function hasBody({ headers }: IncomingMessage): boolean {
	return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
