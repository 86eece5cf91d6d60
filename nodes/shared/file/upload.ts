import { createHash, type Hash } from 'node:crypto';

import { idFrom, type FoxitClient } from '../api/foxitClient';
import type { Call, Outcome } from '../api/callSender';
import type { ByteStream } from '../api/transport';
import { asFailure, FoxitFailure, inputFailure } from '../failure';
import { frameFile, framedLength, type MultipartFrame } from './multipart';
import { streamOf, withoutCrash, type BufferStream } from '../api/streams';

/** The service's limit for one file (docs/contract/pdf-services.md#upload-a-document). */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/** Silence on the line after which an upload is given up. */
const UPLOAD_SILENCE_MS = 120_000;

/**
 * Uploads one file as a stream of known length.
 *
 * @param boundary a random token; passed in so that tests are repeatable
 * @param toBuffer used where the host's stream cannot be framed on the fly
 * @returns the document's id, valid for 24 hours, and the SHA-256 of what was sent
 * @throws FoxitFailure `input` or `tooLarge` before anything is sent
 */
export async function uploadFile(
	client: FoxitClient,
	source: FileSource,
	boundary: string,
	toBuffer: BufferStream,
	signal: AbortSignal,
): Promise<Uploaded> {
	checkSize(source);
	const frame = frameFile(source.fileName, source.mimeType, boundary);
	let content: Buffer | ByteStream | undefined;
	let hash = createHash('sha256');
	// A request that ends early leaves its body unread, and the file behind it open.
	const closeContent = () => {
		if (content && !Buffer.isBuffer(content)) content.destroy();
	};
	const call: Call = {
		method: 'POST',
		path: '/documents/upload',
		headers: {
			'Content-Type': frame.contentType,
			'Content-Length': String(framedLength(frame, source.size)),
		},
		body: async () => {
			closeContent();
			content = await source.open();
			if (!Buffer.isBuffer(content)) withoutCrash(content);
			hash = createHash('sha256');
			return await framed(frame, content, { ...source, hash }, toBuffer);
		},
		kind: 'repeatable',
		leadsToPaid: true,
		review: hasDocumentId,
		priority: 'work',
		timeoutMs: UPLOAD_SILENCE_MS,
		signal,
	};
	try {
		const documentId = idFrom(await client.send(call), 'documentId');
		return { documentId, sha256: hash.digest('hex') };
	} finally {
		closeContent();
	}
}

/** A success that names no document leaves nothing to go on with, and the upload is sent again. */
function hasDocumentId(outcome: Outcome): Outcome {
	if ('failure' in outcome) return outcome;
	try {
		idFrom(outcome.response, 'documentId');
		return outcome;
	} catch (caught) {
		return { failure: asFailure(caught) };
	}
}

function checkSize({ size, fileName }: FileSource): void {
	if (size === 0) {
		throw inputFailure(`The file "${fileName}" is empty`, {
			advice: 'Check the node that made it: its output holds a file without content.',
		});
	}
	if (size > MAX_UPLOAD_BYTES) {
		const megabytes = Math.ceil(size / 1024 / 1024);
		throw new FoxitFailure('tooLarge', `The file "${fileName}" has ${megabytes} MB`);
	}
}

async function framed(
	frame: MultipartFrame,
	content: Buffer | ByteStream,
	source: HashedSource,
	toBuffer: BufferStream,
): Promise<Buffer | ByteStream> {
	if (!Buffer.isBuffer(content)) {
		const stream = streamOf(content, between(frame, content, source));
		if (stream) return stream;
	}
	const bytes = Buffer.isBuffer(content) ? content : await toBuffer(content);
	if (bytes.length !== source.size) throw sizeChanged(source);
	source.hash.update(bytes);
	return Buffer.concat([frame.head, bytes, frame.tail]);
}

async function* between(
	frame: MultipartFrame,
	chunks: AsyncIterable<Buffer>,
	source: HashedSource,
): AsyncGenerator<Buffer> {
	let sent = 0;
	yield frame.head;
	for await (const chunk of chunks) {
		sent += chunk.length;
		source.hash.update(chunk);
		yield chunk;
	}
	// The length was announced: one byte more or less would corrupt the request.
	if (sent !== source.size) throw sizeChanged(source);
	yield frame.tail;
}

function sizeChanged({ fileName }: FileSource): FoxitFailure {
	return inputFailure(`The file "${fileName}" could not be read completely`, {
		advice: "n8n's binary storage returned another number of bytes than it had announced.",
	});
}

/** A file that is about to be uploaded. */
export interface FileSource {
	/** Safe and with the extension that the operation needs. */
	fileName: string;
	mimeType: string;
	/** Bytes. */
	size: number;
	/** Opens the content; called once per attempt. */
	open: () => Promise<ByteStream | Buffer>;
}

/** A source with the hash of what is read of it. */
interface HashedSource extends FileSource {
	hash: Hash;
}

/** A file that Foxit has taken in. */
export interface Uploaded {
	documentId: string;
	/** In lower-case hexadecimal digits. */
	sha256: string;
}
