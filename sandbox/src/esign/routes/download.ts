import { readFile } from 'node:fs/promises';
import type { Answer } from '../../http/answer.js';
import { attachment } from '../../http/content-disposition.js';
import type { StoredDocument } from '../../state/documents.js';
import { success } from '../answers.js';
import { DownloadError, EsignError } from '../errors.js';
import type { Executed } from '../files/executed.js';
import type { EsignEndpoint, EsignRequest } from '../read/request.js';

/**
 * docs/contract/esign.md#download-all-documents: a ZIP of the signed documents and the certificate.
 */
export const downloadAll: EsignEndpoint = {
	method: 'GET',
	path: '/folders/download',
	async handle(request) {
		const { zip } = await executed(request);
		return fileAnswer(request, zip, 'application/octet-stream');
	},
};

/** docs/contract/esign.md#download-one-document: one document, as it is or in Base64. */
export const downloadOne: EsignEndpoint = {
	method: 'GET',
	path: '/folders/document/download',
	async handle(request) {
		// The index before the state (docs/contract/esign.md#download-one-document, live).
		const number = request.call.query.get('docNumber') ?? '';
		const { documents: made } = asDownload(() => request.queryEnvelope());
		const index = /^\d{1,6}$/.test(number) ? Number(number) - 1 : -1;
		if (made[index] === undefined) throw new DownloadError('invalid document index number');
		const { documents } = await executed(request);
		const document = documents[index];
		if (document === undefined) throw new DownloadError('invalid document index number');
		if (request.call.query.get('responseFormat') !== 'base64')
			return fileAnswer(request, document, 'application/pdf');
		return success({ base64FileString: (await readFile(document.path)).toString('base64') });
	},
};

/**
 * docs/contract/esign.md#download-errors: on these routes refusals are plain text with HTTP 400.
 */
async function executed(request: EsignRequest): Promise<Executed> {
	const { sandbox, esign } = request;
	const envelope = asDownload(() => request.queryEnvelope());
	if (envelope.status !== 'EXECUTED')
		throw new DownloadError(`folder ${envelope.folderId} is not executed yet.`);
	const { activityZone: zone, testModeWatermark: testMode } = sandbox.settings;
	return await esign.executed.of(envelope, { zone, testMode });
}

function asDownload<Value>(read: () => Value): Value {
	try {
		return read();
	} catch (error) {
		throw error instanceof EsignError ? new DownloadError(error.message) : error;
	}
}

function fileAnswer({ esign }: EsignRequest, file: StoredDocument, contentType: string): Answer {
	return {
		status: 200,
		headers: {
			'content-type': contentType,
			'content-disposition': attachment(file.fileName),
		},
		body: { kind: 'file', path: file.path, size: file.size },
		release: esign.library.files.hold(file),
	};
}
