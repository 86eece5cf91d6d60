import { mkdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { EnginePool } from '../../workers/pool.js';
import type { JsonObject } from '../../json.js';
import type { InputFile } from '../../workers/work.js';
import { newId } from '../../state/ids.js';

/** A job for the worker. */
export interface Job {
	name: string;
	inputs: ReadonlyArray<{ path: string; fileName: string }>;
	options: JsonObject;
}

/** Gives eSign's jobs to the worker, each with a folder of its own that goes when the job has been seen to. */
export class JobRunner {
	constructor(
		private readonly engine: EnginePool,
		private readonly folder: string,
		private readonly timeoutMs: () => number,
	) {}

	/** Does a job; `collect` takes what it wants out of the folder. Rejects with the job's failure. */
	async run<Result>(
		{ name, inputs, options }: Job,
		collect: (folder: string, data: JsonObject) => Promise<Result>,
	): Promise<Result> {
		const folder = join(this.folder, newId());
		try {
			await mkdir(folder, { recursive: true });
			const files: InputFile[] = inputs.map(({ path, fileName }) => ({
				path,
				fileName,
				extension: extname(fileName).toLowerCase(),
			}));
			const work = { operation: name, inputs: files, options, folder };
			const result = await this.engine.run(work, this.timeoutMs());
			return await collect(folder, result.kind === 'data' ? result.data : {});
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}
}
