import type { ApiError } from '../errors.js';
import type { JsonObject } from '../json.js';
import type { Settings } from '../state/settings.js';

/** A document an operation wants to work on, as its body names it. */
export interface WantedDocument {
	documentId: string;
	/** Opens a protected document (contract section 8.2). */
	password?: string;
}

/** What a valid body comes to. */
export interface Job<Options extends JsonObject = JsonObject> {
	documents: readonly WantedDocument[];
	/** Read and checked options; plain data, because they travel to the worker. */
	options: Options;
}

/** A file to work on. */
export interface InputFile {
	path: string;
	/** Name it was uploaded under. */
	fileName: string;
	/** Lower case, with its dot. */
	extension: string;
	password?: string;
}

/** What an operation's work is given. */
export interface WorkContext<Options extends JsonObject> {
	/** In the order the body named them. */
	inputs: readonly InputFile[];
	options: Options;
	/** A folder of its own; whatever is left in it afterwards is deleted. */
	folder: string;
}

/** What an operation's work makes: a file in its folder, or the task's `resultData`. */
export type WorkResult =
	{ kind: 'file'; path: string; fileName: string } | { kind: 'data'; data: JsonObject };

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
