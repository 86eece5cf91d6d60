import type { IBinaryData } from 'n8n-workflow';

import { binaryOutput, type StoreContext } from '../../shared/file/binaryOutput';
import type { Received, Sink } from '../../shared/file/receive';
import { receiveArchive } from '../../shared/job/receiveArchive';
import { storeMember, type ReceivedArchive, type StoredMember } from '../../shared/job/unzip';
import { DEFAULT_ZIP_LIMITS, type ZipLimits } from '../../shared/zip/limits';
import { ZipArchive } from '../../shared/zip/zipArchive';
import { queryOf, type Query } from './eSignClient';
import { whenExecuted, type ExecutionWait } from './whenExecuted';

/** What a download of signed files needs, wherever in n8n it happens. */
export interface SignedDownload extends ExecutionWait {
	context: StoreContext;
	/** Name of the file, where one file is asked for; its extension is added. */
	fileName?: string;
}

/** One file, in n8n's binary store. */
export interface SignedFile {
	name: string;
	binary: IBinaryData;
	/** Bytes. */
	size: number;
	/** In lower-case hexadecimal digits. */
	sha256: string;
}

/**
 * Downloads the signed documents of an envelope and its completion certificate
 * (docs/contract/esign.md#download-all-documents), unzipped or as the ZIP that comes.
 *
 * @throws FoxitFailure `validation` when the envelope is not executed
 */
export async function downloadSigned(
	request: SignedDownload & { as: 'files' | 'zip'; limits?: ZipLimits },
): Promise<SignedFile[]> {
	const { context, folderId, as, limits = DEFAULT_ZIP_LIMITS } = request;
	const base = `envelope-${folderId}`;
	// A PDF came in place of the ZIP before (docs/contract/esign.md#where-sources-disagree, row 9):
	// the first bytes decide.
	const file = { path: '/folders/download', query: { folderId }, extensions: ['.zip', '.pdf'] };
	if (as === 'zip') return [await receiveOne(request, file, base)];
	const { stored, size, sha256 } = await receive(request, {
		...file,
		sink: receiveArchive(context, base),
	});
	if ('bare' in stored) return [fileOf({ binary: stored.bare, sha256 }, size)];
	return await unpack(request, stored, limits);
}

/**
 * Downloads one signed document (docs/contract/esign.md#download-one-document).
 *
 * @param request `documentNumber` counts from 1
 */
export async function downloadDocument(
	request: SignedDownload & { documentNumber: number },
): Promise<SignedFile> {
	const { folderId, documentNumber } = request;
	const query = { folderId, docNumber: documentNumber };
	const file = { path: '/folders/document/download', query, extensions: ['.pdf'] };
	return await receiveOne(request, file, `envelope-${folderId}-document-${documentNumber}`);
}

/** What is asked for. */
interface Asked {
	path: string;
	query: Query;
	extensions: readonly string[];
}

async function receiveOne(
	request: SignedDownload,
	file: Asked,
	fallbackName: string,
): Promise<SignedFile> {
	const sink = binaryOutput(request.context, request.fileName ?? '', fallbackName);
	const { stored, size, sha256 } = await receive(request, { ...file, sink });
	return fileOf({ binary: stored, sha256 }, size);
}

async function receive<T>(
	request: SignedDownload,
	{ path, query, ...rest }: Asked & { sink: Sink<T> },
): Promise<Received<T>> {
	const { client, context, signal } = request;
	return await whenExecuted(
		request,
		async () =>
			await client.receive({
				...rest,
				path: path + queryOf(query),
				toBuffer: async (stream) => await context.helpers.binaryToBuffer(stream),
				signal,
			}),
	);
}

/** Puts the files of an archive into the binary store, under their own names. */
async function unpack(
	{ context, signal }: { context: StoreContext; signal: AbortSignal },
	{ source, like }: ReceivedArchive,
	limits: ZipLimits,
): Promise<SignedFile[]> {
	try {
		const archive = await ZipArchive.open(source, limits);
		const members = archive.members.filter((member) => !member.isDirectory);
		const files: SignedFile[] = [];
		for (const member of members) {
			const stored = await storeMember({ context, like, signal }, archive, member, member.name);
			files.push(fileOf(stored, member.size));
		}
		return files;
	} finally {
		source.close();
	}
}

function fileOf({ binary, sha256 }: StoredMember, size: number): SignedFile {
	return { name: binary.fileName ?? '', binary, size, sha256 };
}
