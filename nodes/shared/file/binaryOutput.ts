import type { BinaryHelperFunctions, IBinaryData } from 'n8n-workflow';

import { safeFileName, withExtension } from './fileName';
import type { Sink } from './receive';

/** What has n8n's binary store at hand: the context of a run, or of a webhook. */
export interface StoreContext {
	helpers: Pick<
		BinaryHelperFunctions,
		'binaryToBuffer' | 'getBinaryMetadata' | 'getBinaryStream' | 'prepareBinaryData'
	>;
}

/**
 * A sink that streams into n8n's binary store.
 *
 * @param wishedName the user's own name, or empty
 * @param fallbackName used when there is no wish, e.g. the input's base name
 */
export function binaryOutput(
	context: StoreContext,
	wishedName: string,
	fallbackName: string,
): Sink<IBinaryData> {
	return async (content, type) => {
		const name = safeFileName(wishedName || fallbackName, 'document');
		const fileName = withExtension(name, type.extension);
		// Name and type are given, so that n8n does not have to guess: it cannot look into streams.
		return await context.helpers.prepareBinaryData(content, fileName, type.mimeType);
	};
}
