import { pathSegment } from '../api/address';
import type { DownloadSpacing } from '../api/downloadSpacing';
import type { FoxitClient } from '../api/foxitClient';
import { receiveFile, type Received, type ReceiveRequest } from './receive';

/** A stored document that is to be downloaded. */
export interface DownloadRequest<T> extends Pick<
	ReceiveRequest<T>,
	'extensions' | 'signal' | 'sink' | 'toBuffer'
> {
	documentId: string;
	/** The document was made moments ago: not every server may know it yet. */
	isFresh?: boolean;
}

/**
 * Streams a stored document to a sink, at the spacing that the service asks for.
 *
 * @throws FoxitFailure `truncated` when it does not arrive whole
 */
export async function downloadFile<T>(
	client: FoxitClient,
	spacing: DownloadSpacing,
	{ documentId, isFresh = false, ...request }: DownloadRequest<T>,
): Promise<Received<T>> {
	return await receiveFile(client, {
		...request,
		call: { usesFreshDocument: isFresh },
		path: `/documents/${pathSegment(documentId, 'Document ID')}/download`,
		before: async () => await spacing.acquire(documentId, request.signal),
		answered: () => spacing.answered(documentId),
	});
}
