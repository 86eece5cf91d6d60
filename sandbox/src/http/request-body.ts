import type { IncomingMessage } from 'node:http';
import { ApiError, validationError } from '../errors.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';

/** Operation bodies are small; form data to import is the largest of them. */
const JSON_MAX_BYTES = 20 * 1024 * 1024;
/** A body that goes on for longer than this after its answer is known is cut off. */
const DRAIN_MAX_MS = 60_000;

/** The JSON in a request's body. Throws the refusals of docs/contract/pdf-services.md#errors. */
export async function readJson(raw: IncomingMessage, maxBytes = JSON_MAX_BYTES): Promise<Json> {
	const mediaType = raw.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
	if (mediaType !== 'application/json' && !mediaType.endsWith('+json')) {
		throw new ApiError(
			415,
			'UNSUPPORTED_MEDIA_TYPE',
			`Content-Type '${mediaType}' is not supported`,
		);
	}
	const text = await readText(raw, maxBytes);
	try {
		return JSON.parse(text) as Json;
	} catch {
		throw validationError(
			text.trim() === '' ? 'Required request body is missing' : 'Malformed JSON request body',
		);
	}
}

/** Refuses a body that is anything but an object. */
export function asJsonObject(value: Json): JsonObject {
	if (!isJsonObject(value)) throw validationError('Request body must be a JSON object');
	return value;
}

/** A body as text; 413 when it is larger than that. */
export async function readText(raw: IncomingMessage, maxBytes: number): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of raw as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size <= maxBytes) chunks.push(chunk);
	}
	if (size > maxBytes)
		throw new ApiError(413, 'MAX_UPLOAD_SIZE_EXCEEDED', 'Request body is too large');
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * Reads and drops what is left of a body, so that the client has sent everything before it is answered.
 * An early answer races with a client that is still writing and often reaches it as a broken pipe; the
 * real edge reads uploads in full as well.
 */
export async function drain(raw: IncomingMessage): Promise<void> {
	if (raw.readableEnded || raw.destroyed) return;
	await new Promise<void>((resolve) => {
		const timer = setTimeout(() => raw.destroy(), DRAIN_MAX_MS);
		const done = (): void => {
			clearTimeout(timer);
			resolve();
		};
		raw.once('end', done).once('close', done).once('error', done);
		raw.resume();
	});
}
