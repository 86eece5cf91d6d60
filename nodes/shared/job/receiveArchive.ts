import type { IBinaryData } from 'n8n-workflow';

import { binaryOutput, type StoreContext } from '../file/binaryOutput';
import type { Incoming, Sink } from '../file/receive';
import { bufferSource, StreamSource } from '../zip/byteSource';
import { BYTES_PER_MEGABYTE, DEFAULT_ZIP_LIMITS, type ZipLimits } from '../zip/limits';
import type { JobRun } from './jobRun';
import type { ReceivedArchive } from './unzip';

/** Archives up to this size are read in memory; larger ones go through n8n's binary store. */
const IN_MEMORY_BYTES = 16 * BYTES_PER_MEGABYTE;

/** What a download turned out to be: the archive, or the one file that would have been in it. */
export type ArchiveOrFile = ReceivedArchive | { bare: IBinaryData };

/** The options that bound an archive. */
export function limitsOf({ parameters }: Pick<JobRun, 'parameters'>): ZipLimits {
	const options = parameters.collection('options');
	const megabytes = options.numberIfSet('maxUnzippedSize', { unit: 'MB' });
	const { maxMembers, maxTotalBytes } = DEFAULT_ZIP_LIMITS;
	return {
		maxMembers: options.numberIfSet('maxFiles') ?? maxMembers,
		maxTotalBytes: megabytes === undefined ? maxTotalBytes : megabytes * BYTES_PER_MEGABYTE,
	};
}

/**
 * A sink that opens an archive as it arrives.
 *
 * @param base name for what has to go through the binary store
 */
export function receiveArchive(context: StoreContext, base: string): Sink<ArchiveOrFile> {
	const { helpers } = context;
	return async (content, incoming) => {
		const store = binaryOutput(context, base, base);
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
