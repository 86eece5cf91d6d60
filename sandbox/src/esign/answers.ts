import { json, type Answer } from '../http/answer.js';
import type { JsonObject } from '../json.js';
import type { EsignError } from './errors.js';

/**
 * The usual success (docs/contract/esign.md#success): `result` first, then what the operation has
 * to say.
 */
export function success(members: JsonObject = {}): Answer {
	return json(200, { result: 'success', ...members });
}

/** The eSign API's own form of an error (docs/contract/esign.md#errors-inside-http-200). */
export function errorResult(status: number, { message, errorCode }: EsignError): Answer {
	return json(status, {
		result: 'error',
		...(errorCode !== undefined && { errorCode }),
		error_description: message,
	});
}
