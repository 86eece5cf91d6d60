import type { Answer } from '../../http/answer.js';
import type { Call, Route } from '../../http/call.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import type { Sandbox } from '../../sandbox.js';
import { ESIGN_CLASSIC, ESIGN_GATEWAY, type Surface } from '../surface.js';
import { EsignError, invalidFolderId, requiredParameter } from '../errors.js';
import type { ESign } from '../esign.js';
import type { Envelope } from '../model.js';
import type { Company } from '../company.js';

/** Room for documents in Base64: a third more than the files themselves. */
const BASE64_FACTOR = 1.4;

/** A request on its way to an eSign endpoint, at whichever surface. */
export class EsignRequest {
	readonly esign: ESign;
	readonly account: string;
	readonly company: Company;

	constructor(
		readonly call: Call,
		readonly sandbox: Sandbox,
		readonly surface: Surface,
	) {
		this.esign = sandbox.esign;
		this.account = call.account.clientId;
		this.company = this.esign.company(this.account);
	}

	/** The JSON body, an object. */
	async body(): Promise<JsonObject> {
		return onlyObject(await this.call.json(bodyLimit(this.sandbox)));
	}

	/**
	 * The same where the SDK wraps it in an array (docs/contract/esign.md#where-sources-disagree, row
	 * 3).
	 */
	async unwrappedBody(): Promise<JsonObject> {
		const value = await this.call.json(bodyLimit(this.sandbox));
		const [inner] = Array.isArray(value) ? value : [];
		return onlyObject(inner === undefined ? value : inner);
	}

	/** The id in the query. */
	queryNumber(name: string): number {
		const text = this.call.query.get(name) ?? '';
		if (text === '') throw requiredParameter(name);
		return /^\d{1,15}$/.test(text) ? Number(text) : NaN;
	}

	/** The envelope named in the query. */
	queryEnvelope(): Envelope {
		return this.envelope(this.queryNumber('folderId'));
	}

	/**
	 * The envelope a body names; its id is a number, as docs/contract/esign.md#notes-for-a-client has
	 * it.
	 */
	bodyEnvelope(body: JsonObject): Envelope {
		const folderId = body['folderId'] ?? undefined;
		if (folderId === undefined) throw requiredParameter('folderId');
		if (typeof folderId !== 'number') throw invalidFolderId();
		return this.envelope(folderId);
	}

	/** One of the account's envelopes. */
	envelope(folderId: number): Envelope {
		return this.esign.envelope(this.account, folderId);
	}
}

/** An endpoint of the eSign API; it lives at both surfaces. */
export interface EsignEndpoint {
	method: 'GET' | 'POST';
	/** Below the surface's prefix. */
	path: string;
	/** Where only one of the surfaces has it. */
	only?: Surface;
	handle: (request: EsignRequest) => Promise<Answer> | Answer;
}

/** An endpoint's routes, one at each surface that has it. */
export function routesOf({ method, path, only, handle }: EsignEndpoint): Route[] {
	const surfaces = [
		['gateway', ESIGN_GATEWAY],
		['classic', ESIGN_CLASSIC],
	] as const;
	const having = surfaces.filter(([surface]) => only === undefined || surface === only);
	return having.map(([surface, prefix]) => ({
		method,
		path: `${prefix}${path}`,
		facts: async (call, sandbox) => ({
			operation: operationOf(path),
			documentIds: await namedFolders(call, sandbox),
			immediate: true,
		}),
		handle(call, sandbox) {
			sandbox.esign.sweep();
			return handle(new EsignRequest(call, sandbox, surface));
		},
	}));
}

/** Name of an endpoint in the request log, the ledger and fault rules. */
export function operationOf(path: string): string {
	return `esign-${path
		.slice(1)
		.replaceAll('/', '-')
		.replace(/^folders-/, '')
		.toLowerCase()}`;
}

/** Ids of the envelopes a request names, for fault rules; what is wrong with it is the endpoint's to say. */
async function namedFolders(call: Call, sandbox: Sandbox): Promise<string[]> {
	const { query, raw } = call;
	const asked = query.get('folderId');
	if (asked !== null) return [asked];
	if (raw.method !== 'POST' || !/json/i.test(raw.headers['content-type'] ?? '')) return [];
	const value = await call.json(bodyLimit(sandbox)).catch(() => undefined);
	const body = Array.isArray(value) ? value[0] : value;
	if (!isJsonObject(body)) return [];
	const ids = [body['folderId'], ...(Array.isArray(body['folderIds']) ? body['folderIds'] : [])];
	return ids.flatMap((id) => (typeof id === 'number' || typeof id === 'string' ? [`${id}`] : []));
}

function bodyLimit({ settings }: Sandbox): number {
	return Math.ceil(settings.uploadMaxBytes * BASE64_FACTOR);
}

function onlyObject(value: unknown): JsonObject {
	if (isJsonObject(value)) return value;
	throw new EsignError('the request body must be a JSON object');
}
