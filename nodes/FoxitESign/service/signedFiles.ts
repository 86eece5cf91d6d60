import type { FunctionsBase, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { asFailure } from '../../shared/failure';
import type { StoreContext } from '../../shared/file/binaryOutput';
import { downloadSigned, type SignedFile } from './downloadEnvelope';
import type { ESignClient } from './eSignClient';
import { filesOnItem } from './filesOnItem';

/** Signed files that a trigger fetches. */
export interface SignedFilesRequest {
	folderId: number;
	/** The digital signature may take a moment longer than the event. */
	waitMs: number;
	/** The beginning of the names of the output fields. */
	field: string;
	connect: () => Promise<ESignClient>;
}

/**
 * An event together with the signed files. It happens once, while files can be fetched later just as
 * well: where they cannot be had now, the item says so in `filesError` and goes without them.
 */
export async function withSignedFiles(
	context: StoreContext & Pick<FunctionsBase, 'logger'>,
	json: IDataObject,
	{ folderId, waitMs, field, connect }: SignedFilesRequest,
): Promise<Pick<INodeExecutionData, 'binary' | 'json'>> {
	let files: SignedFile[];
	try {
		const { signal } = new AbortController();
		const client = await connect();
		files = await downloadSigned({ context, client, folderId, as: 'files', waitMs, signal });
	} catch (caught) {
		const { message, facts } = asFailure(caught);
		const reason = [message, facts.foxitMessage].filter(Boolean).join(': ');
		context.logger.warn(
			`Foxit eSign: the signed files of envelope ${folderId} were not fetched. ${reason}`,
		);
		return { json: { ...json, filesError: reason } };
	}
	return filesOnItem(json, files, field);
}
