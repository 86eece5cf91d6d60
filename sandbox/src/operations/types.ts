import type { ApiError } from '../errors.js';
import type { JsonObject } from '../json.js';
import type { Settings } from '../state/settings.js';
import type { InputFile, WorkContext, WorkResult } from '../workers/work.js';

/** A document an operation wants to work on, as its body names it. */
export interface WantedDocument {
	documentId: string;
	/** Opens a protected document (docs/contract/pdf-services.md#passwords). */
	password?: string;
}

/** What a valid body comes to. */
export interface Job<Options extends JsonObject = JsonObject> {
	documents: readonly WantedDocument[];
	/** Read and checked options; plain data, because they travel to the worker. */
	options: Options;
}

/** What {@link Operation.fetch} is given. */
export interface FetchContext<Options extends JsonObject> {
	options: Options;
	folder: string;
	timeoutMs: number;
	maxBytes: number;
}

/**
 * One operation of the service, in one file. `work` runs in a worker thread; the module itself is loaded
 * on both sides, so the engine must be imported inside `work` (a dynamic import) and nowhere else.
 */
export interface Operation<Options extends JsonObject = JsonObject> {
	/** Last part of its path; settings, faults and logs call it by this name. */
	name: string;
	/** Below the service's prefix; more than one where the contract knows more. */
	paths: readonly string[];
	/** Extensions of the documents it takes, lower case with dot; anything else is refused with 400. */
	accepts: readonly string[];
	/** What it answers at one of its paths where the settings close that; `fullPath` has the service's prefix. */
	refusal?(path: string, fullPath: string, settings: Settings): ApiError | undefined;
	/** Reads the body. Throws the service's 400 for what it does not accept. */
	read(body: JsonObject): Job<Options>;
	/** Gets inputs from elsewhere before the work starts. Runs beside the HTTP loop: input and output only. */
	fetch?(context: FetchContext<Options>): Promise<InputFile[]>;
	/** Does the work. Throws {@link TaskFailure} (or anything) to end the task as FAILED. */
	work(context: WorkContext<Options>): Promise<WorkResult>;
}
