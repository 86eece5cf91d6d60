import type { JsonObject } from '../json.js';

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
