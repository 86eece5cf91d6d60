import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { binaryOutput } from '../file/binaryOutput';
import type { Incoming, Sink } from '../file/download';
import { outputItem, recordJson } from '../item/outputItem';
import { collectionOf, numberWithin } from '../item/parameters';
import { bufferSource, StreamSource } from '../zip/byteSource';
import { BYTES_PER_MEGABYTE, DEFAULT_ZIP_LIMITS, type ZipLimits } from '../zip/limits';
import type { JobRun } from './jobRun';
import { fetchInto, outputFieldOf, wishedName, type ResultFile } from './fetchResult';
import { unzip, type OneFile, type ReceivedArchive } from './unzip';

/** Archives up to this size are read in memory; larger ones go through n8n's binary store. */
const IN_MEMORY_BYTES = 16 * BYTES_PER_MEGABYTE;

/** A result of several files. */
export interface ResultFiles extends ResultFile {
	/** What one file's number is called in the output, e.g. `page`. */
	noun: string;
	/** The files' numbers, where the parameters tell and their count fits. */
	numbers?: readonly number[];
}

/** What a download turned out to be: the archive, or the one file that would have been in it. */
type Received = ReceivedArchive | { bare: IBinaryData };

/**
 * Downloads and unzips a result.
 *
 * @param asItems one item for each file; otherwise all files on one item, in numbered fields
 */
export async function fetchFiles(
	run: JobRun,
	result: ResultFiles,
	asItems: boolean,
): Promise<INodeExecutionData[]> {
	const field = outputFieldOf(run);
	const limits = limitsOf(run);
	const base = wishedName(run) || result.fallbackName;
	const { stored, size } = await fetchInto(run, result, receive(run, base));
	const files =
		'bare' in stored
			? [{ number: result.numbers?.[0] ?? 1, binary: stored.bare, size }]
			: await unzip(run, stored, limits, base, result.numbers);
	return asItems
		? files.map((file) => fileItem(run, file, field, result.noun))
		: [filesItem(run, files, field, result.noun)];
}

function limitsOf({ parameters }: JobRun): ZipLimits {
	const options = collectionOf(parameters, 'options');
	const bounds = { min: 1, max: Infinity };
	const megabytes = numberWithin(options.maxUnzippedSize, 'Maximum Unzipped Size', {
		...bounds,
		fallback: DEFAULT_ZIP_LIMITS.maxTotalBytes / BYTES_PER_MEGABYTE,
		unit: 'MB',
	});
	return {
		maxMembers: numberWithin(options.maxFiles, 'Maximum Files', {
			...bounds,
			fallback: DEFAULT_ZIP_LIMITS.maxMembers,
			integer: true,
		}),
		maxTotalBytes: megabytes * BYTES_PER_MEGABYTE,
	};
}

function receive(run: JobRun, base: string): Sink<Received> {
	const { helpers } = run.context;
	return async (content, incoming) => {
		const store = binaryOutput(run.context, base, base);
		if (incoming.extension !== '.zip') return { bare: await store(content, incoming) };
		const like = Buffer.isBuffer(content) ? undefined : content;
		if (Buffer.isBuffer(content) || isSmall(incoming)) {
			return { source: bufferSource(await helpers.binaryToBuffer(content)), like };
		}
		const { id, data } = await store(content, incoming);
		if (!id) return { source: bufferSource(Buffer.from(data, 'base64')), like };
		const { fileSize } = await helpers.getBinaryMetadata(id);
		const open = async () => await helpers.getBinaryStream(id);
		return { source: new StreamSource(open, fileSize), like };
	};
}

function isSmall({ announcedSize }: Incoming): boolean {
	return announcedSize !== undefined && announcedSize <= IN_MEMORY_BYTES;
}

function describe({ number, binary, size }: OneFile, noun: string): IDataObject {
	return {
		[noun]: number,
		fileName: binary.fileName,
		mimeType: binary.mimeType,
		fileSize: size,
	};
}

function fileItem(run: JobRun, file: OneFile, field: string, noun: string): INodeExecutionData {
	const json = { ...recordJson(run.record), ...describe(file, noun) };
	return outputItem(run.itemIndex, json, { [field]: file.binary });
}

function filesItem(
	run: JobRun,
	files: readonly OneFile[],
	field: string,
	noun: string,
): INodeExecutionData {
	const binary: Record<string, IBinaryData> = {};
	const list = files.map((file, index) => {
		const own = `${field}_${index + 1}`;
		binary[own] = file.binary;
		return { ...describe(file, noun), field: own };
	});
	return outputItem(run.itemIndex, { ...recordJson(run.record), files: list }, binary);
}
