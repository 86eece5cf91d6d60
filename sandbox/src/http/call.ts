import type { IncomingMessage } from 'node:http';
import type { Json, JsonObject } from '../json.js';
import type { Sandbox } from '../sandbox.js';
import type { Account } from '../state/settings.js';
import type { Answer } from './answer.js';
import type { Identify } from './api-surface.js';
import type { Fault } from '../state/fault-types.js';
import type { RequestFacts } from './faults.js';
import type { LogEntry } from './request-log.js';
import { asJsonObject, readJson } from './request-body.js';

/** One request on its way through the API, after the edge and the keys have let it pass. */
export class Call {
	/** The fault chosen for it, if any. */
	fault: Fault | undefined;
	private parsed: Promise<Json> | undefined;

	constructor(
		readonly raw: IncomingMessage,
		readonly params: Readonly<Record<string, string>>,
		readonly query: URLSearchParams,
		readonly account: Account,
		readonly entry: LogEntry,
	) {}

	/** The JSON body, read once. */
	async body(): Promise<JsonObject> {
		return asJsonObject(await this.json());
	}

	/** The same where it need not be an object. The first to ask says how much is too much. */
	json(maxBytes?: number): Promise<Json> {
		this.parsed ??= readJson(this.raw, maxBytes);
		return this.parsed;
	}
}

/** An endpoint. What it needs to know of the world comes in; what it says goes out as a value. */
export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Full path, with `:name` for parameters. */
	path: string;
	/** Who is asking, where the surface's own way of telling does not do. */
	identify?: Identify;
	/** What fault rules and the request log may know about the request beyond its path. Never throws. */
	facts?(call: Call, sandbox: Sandbox): Promise<Partial<RequestFacts>> | Partial<RequestFacts>;
	handle(call: Call, sandbox: Sandbox): Promise<Answer> | Answer;
}
