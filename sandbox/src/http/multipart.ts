import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
	Busboy,
	type BusboyFileStream,
	type BusboyHeaders,
	type BusboyInstance,
} from '@fastify/busboy';
import { ApiError, validationError } from '../errors.js';

/** Texts beside the files; the largest are the bodies of eSign's calls. */
const FIELD_MAX_BYTES = 1024 * 1024;

/** The uploaded file, complete on disk. */
export interface UploadedFile {
	fileName: string;
	path: string;
	size: number;
}

/** A form with files, complete on disk, and with texts. */
export interface ReceivedForm {
	files: UploadedFile[];
	fields: ReadonlyMap<string, string>;
}

/**
 * Streams the one part named `file` to disk (docs/contract/pdf-services.md#upload-a-document).
 * Resolves only once the whole body has arrived and closed properly; whatever goes wrong, no file
 * stays behind.
 */
export async function receiveFile(
	raw: IncomingMessage,
	newPath: () => string,
	maxBytes: number,
): Promise<UploadedFile> {
	const { files } = await receiveForm(raw, newPath, maxBytes);
	const [file, ...surplus] = files;
	if (file !== undefined && surplus.length === 0) return file;
	for (const one of files) await rm(one.path, { force: true });
	throw validationError(
		file === undefined
			? "Required part 'file' is not present."
			: "Exactly one part named 'file' is expected",
	);
}

/** The same for any number of parts named `file`, and for what stands beside them. */
export async function receiveForm(
	raw: IncomingMessage,
	newPath: () => string,
	maxBytes: number,
): Promise<ReceivedForm> {
	const contentType = raw.headers['content-type'] ?? '';
	if (!/^multipart\/form-data\b/i.test(contentType)) {
		throw new ApiError(
			415,
			'UNSUPPORTED_MEDIA_TYPE',
			`Content-Type '${contentType}' is not supported`,
		);
	}
	const paths: string[] = [];
	const trackedPath = (): string => {
		const path = newPath();
		paths.push(path);
		return path;
	};
	try {
		return await parse(raw, trackedPath, maxBytes);
	} catch (error) {
		for (const path of paths) await rm(path, { force: true });
		throw error;
	}
}

async function parse(
	raw: IncomingMessage,
	newPath: () => string,
	maxBytes: number,
): Promise<ReceivedForm> {
	const parser = createParser(raw, maxBytes);
	const fields = new Map<string, string>();
	const writing: Array<Promise<UploadedFile>> = [];
	const open: BusboyFileStream[] = [];
	parser.on('field', (name: string, value: string) => fields.set(name, value));
	parser.on(
		'file',
		(field: string | undefined, stream: BusboyFileStream, fileName: string | undefined) => {
			if (field !== 'file' || !fileName) {
				// Without a listener a part cut short would bring the process down.
				stream.on('error', () => undefined).resume();
				return;
			}
			open.push(stream);
			const file = store(stream, newPath(), fileName, maxBytes);
			writing.push(file);
			// Awaited below, but it may fail before that.
			file.catch(() => undefined);
		},
	);
	try {
		await parsed(raw, parser);
	} catch (error) {
		// The parser leaves the part it was in the middle of open.
		for (const stream of open) stream.destroy(new Error('upload broken off'));
		await Promise.allSettled(writing);
		throw error;
	}
	const stored = await Promise.allSettled(writing);
	const failed = stored.find((file) => file.status === 'rejected');
	if (failed !== undefined) throw failed.reason;
	return { files: await Promise.all(writing), fields };
}

function createParser(raw: IncomingMessage, maxBytes: number): BusboyInstance {
	try {
		return new Busboy({
			headers: raw.headers as BusboyHeaders,
			limits: { fileSize: maxBytes, fieldSize: FIELD_MAX_BYTES },
		});
	} catch {
		// No boundary in the content type.
		throw brokenMultipart();
	}
}

async function parsed(raw: Readable, parser: BusboyInstance): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const broken = (): void => {
			raw.unpipe(parser);
			reject(brokenMultipart());
		};
		parser.once('finish', resolve).once('error', broken);
		raw.once('close', () => {
			// Fires after 'end' too; only a body that never ended is an aborted upload.
			if (!raw.readableEnded) parser.destroy(new Error('upload aborted'));
		});
		raw.pipe(parser);
	});
}

async function store(
	stream: BusboyFileStream,
	path: string,
	fileName: string,
	maxBytes: number,
): Promise<UploadedFile> {
	const sink = createWriteStream(path);
	try {
		await pipeline(stream, sink);
	} catch (error) {
		// The file may only be coming into being; it cannot be removed before it is there.
		if (!sink.closed) await once(sink, 'close');
		throw error;
	}
	if (stream.truncated) {
		throw new ApiError(
			413,
			'MAX_UPLOAD_SIZE_EXCEEDED',
			`Maximum upload size of ${maxBytes} bytes exceeded`,
		);
	}
	return { fileName, path, size: stream.bytesRead };
}

/**
 * docs/contract/pdf-services.md#upload-a-document, live; the status is not recorded there, 500 is
 * what the class of error has.
 */
function brokenMultipart(): ApiError {
	return new ApiError(
		500,
		'UNEXPECTED_SERVER_ERROR',
		'MultipartException: Failed to parse multipart servlet request',
	);
}
