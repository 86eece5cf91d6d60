import type { FastifyRequest } from 'fastify';
import { isJsonObject, type JsonObject } from '../../json.js';
import { EsignError } from '../errors.js';

/** The JSON body of a control request; none at all is an empty one. */
export function controlBody({ body }: FastifyRequest): JsonObject {
	if (body === undefined || body === null) return {};
	if (isJsonObject(body)) return body;
	throw new EsignError('the body must be a JSON object');
}
