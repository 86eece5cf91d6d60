import type { IBinaryData } from 'n8n-workflow';

import { guardSilence, type SilenceGuard } from '../api/silenceGuard';
import { peek, streamOf } from '../api/streams';
import type { ByteStream } from '../api/transport';
import { inputFailure, type FoxitFailure } from '../failure';
import { binaryInput, type InputFile } from '../file/binaryInput';
import { asksToSignIn, startsLikePage } from '../file/contentCheck';
import { fetchFailure, openUrl, tooLong, type OpenFile, type UrlRequest } from '../file/fetchUrl';
import { extensionOf, mimeTypeOfExtension, SNIFF_BYTES } from '../file/fileType';
import { MAX_UPLOAD_BYTES } from '../file/upload';
import type { JobRun } from './jobRun';

/** Silence on the line after which a download is given up. */
const SILENCE_MS = 60_000;
/** A page asks to sign in within so many bytes. */
const PAGE_BYTES = 64 * 1024;

/** A file at a web address, as parameters tell of it. */
export interface FileLink {
	url: string;
	/** Display name of the parameter that holds the address. */
	label: string;
	headers: Readonly<Record<string, string>>;
	/** The name that the user gives it; empty for the one that came with it. */
	wishedName: string;
}

/**
 * Streams a file at a web address into n8n's binary store, where its size is known and an upload can
 * begin anew. A retry finds it there and does not ask the address again, which may work only once.
 *
 * @param key tells the files of one turn apart
 * @throws FoxitFailure `input` for what cannot be had, is too large, or is a page in place of the file
 */
export async function fileAtUrl(run: JobRun, key: string, link: FileLink): Promise<InputFile> {
	const { context, itemIndex, record } = run;
	const known = record.fetchedFiles?.[key] as IBinaryData | undefined;
	const stored = known ?? (await fetchToStore(run, link));
	record.fetchedFiles = { ...record.fetchedFiles, [key]: stored };
	return await binaryInput(context, itemIndex, stored, link.label);
}

async function fetchToStore(run: JobRun, link: FileLink): Promise<IBinaryData> {
	const { context, deadline, session, signals } = run;
	deadline.begin(`The download of "${link.label}"`);
	const signal = signals.giveUp;
	const request = { ...link, maxBytes: MAX_UPLOAD_BYTES, signal };
	let file: OpenFile | undefined;
	let guard: SilenceGuard | undefined;
	try {
		file = await openUrl(context, request);
		guard = guardSilence(file.stream, SILENCE_MS, session.client.clock, signal, file.hangUp);
		return await store(run, request, file, link.wishedName, guard.touch);
	} catch (caught) {
		file?.stream.destroy();
		file?.hangUp();
		throw fetchFailure(caught, request);
	} finally {
		guard?.stop();
	}
}

async function store(
	{ context }: JobRun,
	request: UrlRequest,
	{ stream, announcedSize, ...file }: OpenFile,
	wishedName: string,
	touch: () => void,
): Promise<IBinaryData> {
	if ((announcedSize ?? 0) > request.maxBytes) throw tooLong(request);
	const fileName = wishedName || file.fileName;
	const start = await peek(stream, SNIFF_BYTES);
	let { head } = start;
	if (!start.ended && startsLikePage(head)) ({ head } = await peek(stream, PAGE_BYTES));
	refusePage(head, fileName, request);

	// The name's type counts more than what servers say of files they do not know.
	const mimeType =
		mimeTypeOfExtension(extensionOf(fileName)) ?? (file.mimeType || 'application/octet-stream');
	if (start.ended) return await context.helpers.prepareBinaryData(head, fileName, mimeType);
	const content = counted(stream, request, announcedSize, touch);
	const counting = streamOf(stream, content);
	const whole = counting ?? (await concat(content));
	return await context.helpers.prepareBinaryData(whole, fileName, mimeType);
}

async function* counted(
	stream: ByteStream,
	request: UrlRequest,
	announcedSize: number | undefined,
	touch: () => void,
): AsyncGenerator<Buffer> {
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > request.maxBytes) throw tooLong(request);
		touch();
		yield chunk;
	}
	if (announcedSize !== undefined && size !== announcedSize) throw cutOff(request);
}

async function concat(content: AsyncIterable<Buffer>): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of content) pieces.push(piece);
	return Buffer.concat(pieces);
}

/** A site that wants a sign-in gives its page, with status 200, under the file's own address. */
function refusePage(head: Buffer, fileName: string, { label }: UrlRequest): void {
	if (!startsLikePage(head)) return;
	const extension = extensionOf(fileName);
	const isExpected = ['.html', '.htm'].includes(extension) || !mimeTypeOfExtension(extension);
	if (!isExpected || asksToSignIn(head.toString('utf8'))) throw pageAt(label);
}

/** The failure of an address that leads to a web page where a file is wanted. */
export function pageAt(label: string): FoxitFailure {
	return inputFailure(`"${label}" leads to a web page, not to the file`, {
		parameter: label,
		advice:
			'A site that requires a login returns such a page. Use a link that works without signing in, or add the headers that the site requires. Create PDF > From URL turns a web page itself into a PDF.',
	});
}

function cutOff({ label }: UrlRequest): FoxitFailure {
	return inputFailure(`The file at "${label}" is cut off: the connection broke before its end`, {
		parameter: label,
		advice: 'Run the node again.',
	});
}
