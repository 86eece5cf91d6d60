/**
 * A refusal of the eSign API proper: inside HTTP 200, with nothing but a sentence to tell it by
 * (docs/contract/esign.md#errors-inside-http-200). Where the contract records the sentence it is
 * used word for word.
 */
export class EsignError extends Error {
	override readonly name = 'EsignError';

	constructor(
		description: string,
		/** Seen with missing tokens only. */
		readonly errorCode?: string,
	) {
		super(description);
	}
}

/**
 * The download routes refuse with HTTP 400 and plain text instead
 * (docs/contract/esign.md#download-errors).
 */
export class DownloadError extends Error {
	override readonly name = 'DownloadError';
}

/**
 * docs/contract/esign.md#errors-inside-http-200: any folder call with an id nobody has, or somebody
 * else's.
 */
export const invalidFolderId = (): EsignError => new EsignError('invalid folder id');

/**
 * docs/contract/esign.md#errors-inside-http-200, recorded for `folderId`; the other members are
 * refused in the same form.
 */
export const requiredParameter = (name: string): EsignError =>
	new EsignError(`${name} parameter must be required.`);
