/**
 * Preloaded into an engine's process (`--import`), makes n8n keep files where no path leads to: `s3` is
 * n8n's own S3 store over a bucket in memory; `database` stands for n8n's table of files, which gives
 * whole buffers and streams made of them.
 */
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';

import { n8nCore } from '../../../scripts/engine/n8n.mjs';

const require = createRequire(createRequire(import.meta.url).resolve('n8n-core'));
const { S3ByteStore } = require('@n8n/blob-storage');

const PART_BYTES = 64 * 1024;

function* partsOf(buffer, partBytes = PART_BYTES) {
	for (let at = 0; at < buffer.length; at += partBytes) yield buffer.subarray(at, at + partBytes);
}
const streamOf = (buffer, chunkSize) =>
	Readable.from(partsOf(buffer, chunkSize), { objectMode: false });

/** What n8n's S3 store asks of its bucket. */
class MemoryBucket {
	#objects = new Map();

	async put(key, buffer, metadata) {
		this.#objects.set(key, { buffer, metadata });
	}

	async get(key, { mode, chunkSize }) {
		const { buffer } = this.#find(key, 'NoSuchKey');
		return mode === 'stream' ? streamOf(buffer, chunkSize) : buffer;
	}

	async getMetadata(key) {
		const { buffer, metadata } = this.#find(key, 'NotFound');
		return {
			'content-length': String(buffer.length),
			'content-type': metadata.mimeType,
			...(metadata.fileName && { 'x-amz-meta-filename': metadata.fileName }),
		};
	}

	async deleteByKeys(keys) {
		for (const key of keys) this.#objects.delete(key);
	}

	#find(key, missing) {
		const object = this.#objects.get(key);
		if (object) return object;
		throw Object.assign(new Error(`No object ${key}`), { name: missing });
	}
}

/** A store of n8n's blob manager that knows whole rows only. */
class RowStore {
	#rows = new Map();

	async write(key, body) {
		const parts = [];
		for await (const part of Buffer.isBuffer(body) ? [body] : body) parts.push(part);
		const buffer = Buffer.concat(parts);
		this.#rows.set(key, buffer);
		return buffer.length;
	}

	async read(key) {
		return this.#rows.get(key) ?? null;
	}

	async readStream(key) {
		const buffer = this.#rows.get(key);
		return buffer ? Readable.from(buffer) : null;
	}

	async copy(source, target) {
		this.#rows.set(target, this.#rows.get(source));
	}

	async delete(keys) {
		for (const key of keys) this.#rows.delete(key);
	}
}

const mode = process.env.TEST_BINARY_STORE;
const service = n8nCore.BinaryDataService.prototype;
const { init } = service;
service.init = async function initWithRemoteStore() {
	await init.call(this);
	const store = mode === 's3' ? new S3ByteStore(new MemoryBucket()) : new RowStore();
	this.setManager(mode, new n8nCore.BinaryDataBlobManager(store));
	this.mode = mode;
};
