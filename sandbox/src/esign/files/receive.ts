import { rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { receiveForm } from '../../http/multipart.js';
import { isJsonObject, type Json, type JsonObject } from '../../json.js';
import { fetchLoopbackTo } from '../../operations/fetch-loopback.js';
import { pdfFromExcel } from '../../operations/pdf-from-excel.js';
import { pdfFromHtml } from '../../operations/pdf-from-html.js';
import { pdfFromImage } from '../../operations/pdf-from-image.js';
import { pdfFromPpt } from '../../operations/pdf-from-ppt.js';
import { pdfFromWord } from '../../operations/pdf-from-word.js';
import { EsignError } from '../errors.js';
import { optionalTexts, optionalWord } from '../read/members.js';
import type { EsignRequest } from '../read/request.js';
import type { IncomingFile } from './library.js';

/** Word for word (docs/contract/esign.md#errors-inside-http-200). */
const NO_DOCUMENT = 'fileUrls or base64FileString cannot be empty';
const NO_NAME = 'fileNames cannot be empty';
const NOT_REACHABLE = 'error in downloading file from url';

const ACCEPTED = [
	'.pdf',
	'.txt',
	...[pdfFromWord, pdfFromExcel, pdfFromPpt, pdfFromImage, pdfFromHtml].flatMap(
		({ accepts }) => accepts,
	),
];

/** What a request to create an envelope brings: its members, and its documents as files. */
export interface Received {
	body: JsonObject;
	/** How the documents came; the defaults of some members depend on it. */
	by: 'url' | 'base64' | 'multipart';
	/** Refuses a request without documents, before anything else is looked at. */
	check(): void;
	/** Brings the documents in. Called once the rest of the body has been found to be right. */
	files(): Promise<IncomingFile[]>;
	/** Deletes what has come in and has not been taken. */
	discard(): Promise<void>;
}

/**
 * Reads a request in any of the three ways there are (docs/contract/esign.md#create-an-envelope).
 */
export async function receive(request: EsignRequest): Promise<Received> {
	const contentType = request.call.raw.headers['content-type'] ?? '';
	return /^multipart\/form-data\b/i.test(contentType)
		? await receiveMultipart(request)
		: await receiveJson(request);
}

async function receiveMultipart({ call, sandbox }: EsignRequest): Promise<Received> {
	const { documents, settings } = sandbox;
	const form = await receiveForm(call.raw, () => documents.newPath(), settings.uploadMaxBytes);
	const discard = async (): Promise<void> => {
		for (const { path } of form.files) await rm(path, { force: true });
	};
	try {
		const body = parseData(form.fields.get('data'));
		return {
			body,
			by: 'multipart',
			check() {
				if (form.files.length === 0) throw new EsignError(NO_DOCUMENT);
			},
			files: async () => {
				form.files.forEach(({ fileName }) => checkName(fileName));
				return form.files;
			},
			discard,
		};
	} catch (error) {
		await discard();
		throw error;
	}
}

async function receiveJson(request: EsignRequest): Promise<Received> {
	const body = await request.body();
	// docs/contract/esign.md#where-sources-disagree, row 2: the SDK's own default is accepted as
	// well.
	const type = optionalWord(body, 'inputType', ['url', 'base64', 'base64FileString']);
	const by = (type ?? (body['base64FileString'] ? 'base64' : 'url')) === 'url' ? 'url' : 'base64';
	const member = by === 'url' ? 'fileUrls' : 'base64FileString';
	const taken: string[] = [];
	return {
		body,
		by,
		check() {
			const sources = optionalTexts(body, member) ?? [];
			if (sources.length === 0 || sources.some((source) => source.trim() === ''))
				throw new EsignError(NO_DOCUMENT);
			if ((optionalTexts(body, 'fileNames') ?? []).length === 0) throw new EsignError(NO_NAME);
		},
		async files() {
			const sources = optionalTexts(body, member) ?? [];
			return await bringIn(request, by, sources, optionalTexts(body, 'fileNames') ?? [], taken);
		},
		async discard() {
			for (const path of taken) await rm(path, { force: true });
		},
	};
}

async function bringIn(
	{ sandbox }: EsignRequest,
	by: 'url' | 'base64',
	sources: readonly string[],
	names: readonly string[],
	taken: string[],
): Promise<IncomingFile[]> {
	if (names.length !== sources.length)
		throw new EsignError('fileNames must have one name for each document');
	names.forEach(checkName);
	const files: IncomingFile[] = [];
	for (const [index, source] of sources.entries()) {
		const path = sandbox.documents.newPath();
		taken.push(path);
		const fileName = names[index] ?? '';
		if (by === 'url') await fetchTo(source, path, sandbox.settings);
		else await writeFile(path, decodeBase64(source, fileName, sandbox.settings.uploadMaxBytes));
		files.push({ path, fileName });
	}
	return files;
}

/** From this machine only; whatever goes wrong has the one recorded sentence. */
export async function fetchTo(
	address: string,
	path: string,
	{ urlTimeoutMs, urlMaxBytes }: { urlTimeoutMs: number; urlMaxBytes: number },
): Promise<void> {
	const limits = { timeoutMs: urlTimeoutMs, maxBytes: urlMaxBytes };
	await fetchLoopbackTo(address, limits, () => path).catch(() => {
		throw new EsignError(NOT_REACHABLE);
	});
}

/** Bytes of a document in Base64. Line breaks are let pass, anything else is not. */
export function decodeBase64(text: string, fileName: string, maxBytes: number): Buffer {
	const plain = text.replace(/\s+/g, '');
	const bytes = Buffer.from(plain, 'base64');
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain) || bytes.length === 0)
		throw new EsignError(`base64FileString of ${fileName} is not valid`);
	if (bytes.length > maxBytes) throw new EsignError(`${fileName} is too large`);
	return bytes;
}

/**
 * The extension says what a file is, also when it is a PDF
 * (docs/contract/esign.md#create-an-envelope, live).
 */
export function checkName(fileName: string): void {
	if (!ACCEPTED.includes(extname(fileName).toLowerCase()))
		throw new EsignError(`file format of ${fileName} is not supported`);
}

function parseData(text: string | undefined): JsonObject {
	let value: Json | undefined;
	try {
		value = JSON.parse(text ?? '') as Json;
	} catch {
		value = undefined;
	}
	if (isJsonObject(value)) return value;
	throw new EsignError('the part data must be a JSON object');
}
