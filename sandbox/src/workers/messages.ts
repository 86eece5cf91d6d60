import type { TaskError } from '../errors.js';
import type { JsonObject } from '../json.js';
import type { InputFile, WorkResult } from './work.js';

/** A piece of work for the worker: which operation, on what. */
export interface Work {
	operation: string;
	inputs: InputFile[];
	options: JsonObject;
	folder: string;
}

/** What the worker says when it is done; it does one piece of work at a time, so there is no id. */
export type Report = { kind: 'done'; result: WorkResult } | { kind: 'failed'; error: TaskError };
