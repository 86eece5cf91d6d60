import { documentNotFound } from '../../errors.js';
import type { Sandbox } from '../../sandbox.js';
import type { StoredDocument } from '../../state/documents.js';
import { empty, json, type Answer } from '../../http/answer.js';
import type { Call, Route } from '../../http/call.js';
import { attachment } from '../../http/content-disposition.js';
import { receiveFile } from '../../http/multipart.js';
import { retryAfterHeader } from '../../http/rate-limit.js';
import { PDF_SERVICES } from './prefix.js';
import { shareRoute } from './share.js';

const documentFacts = ({ params }: Call): { documentIds: string[] } => ({
	documentIds: [params['documentId'] ?? ''],
});

function find({ params, account }: Call, sandbox: Sandbox): StoredDocument {
	const documentId = params['documentId'] ?? '';
	const document = sandbox.documents.find(documentId, account.clientId);
	if (document === undefined) throw documentNotFound(documentId);
	return document;
}

/** docs/contract/pdf-services.md#upload-a-document. */
const upload: Route = {
	method: 'POST',
	path: `${PDF_SERVICES}/documents/upload`,
	async handle(call, sandbox) {
		const { documents, settings } = sandbox;
		const file = await receiveFile(call.raw, () => documents.newPath(), settings.uploadMaxBytes);
		const { documentId } = documents.add({
			account: call.account.clientId,
			origin: 'upload',
			...file,
		});
		call.entry.documentId = documentId;
		return json(200, { documentId });
	},
};

/** docs/contract/pdf-services.md#download-a-document. */
const download: Route = {
	method: 'GET',
	path: `${PDF_SERVICES}/documents/:documentId/download`,
	facts: documentFacts,
	handle(call, sandbox) {
		const document = find(call, sandbox);
		const tooSoon = checkSpacing(document, sandbox);
		if (tooSoon !== undefined) return tooSoon;
		document.lastDownloadAtMs = sandbox.clock.now();
		const fileName = call.query.get('filename');
		return {
			status: 200,
			headers: {
				'content-type': sandbox.settings.downloadContentType,
				...(fileName ? { 'content-disposition': attachment(fileName) } : {}),
			},
			body: { kind: 'file', path: document.path, size: document.size },
			release: sandbox.documents.hold(document),
		};
	},
};

/** docs/contract/pdf-services.md#delete-a-document. */
const remove: Route = {
	method: 'DELETE',
	path: `${PDF_SERVICES}/documents/:documentId`,
	facts: documentFacts,
	handle(call, sandbox) {
		sandbox.documents.remove(find(call, sandbox));
		return empty(sandbox.settings.deleteStatus);
	},
};

/**
 * Repeated downloads of one document are limited harder than the rest
 * (docs/contract/pdf-services.md#download-a-document and
 * docs/contract/pdf-services.md#limits-credits-and-timing).
 */
function checkSpacing(document: StoredDocument, { settings, clock }: Sandbox): Answer | undefined {
	const nowMs = clock.now();
	const waitMs = (document.lastDownloadAtMs ?? -Infinity) + settings.downloadSpacingMs - nowMs;
	if (waitMs <= 0) return undefined;
	const headers = retryAfterHeader(settings.rateLimit?.retryAfter ?? 'seconds', waitMs, nowMs);
	return json(
		429,
		{ code: 'TOO_MANY_REQUESTS', message: 'Document is being downloaded too often' },
		headers,
	);
}

/** Upload, download, delete, share link. */
export const documentRoutes: readonly Route[] = [upload, download, remove, shareRoute];
