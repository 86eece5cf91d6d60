import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError, TaskFailure } from '../errors.js';
import type { JsonObject } from '../json.js';
import type { WorkResult } from '../workers/work.js';
import type { Sandbox } from '../sandbox.js';
import { refusal } from './body.js';
import { BAD_TEMPLATE } from './template/errors.js';

/** What a job has made: a file, or facts. */
export type Made = { kind: 'file'; bytes: Buffer } | Extract<WorkResult, { kind: 'data' }>;

/** Has a worker do a job on a template, in a folder of its own. Throws what the caller is answered. */
export async function runJob(
	operation: string,
	id: string,
	template: Buffer,
	options: JsonObject,
	{ engine, jobsFolder, settings }: Sandbox,
): Promise<Made> {
	const folder = join(jobsFolder, id);
	const path = join(folder, 'template');
	const inputs = [{ path, fileName: 'document.docx', extension: '.docx' }];
	try {
		await mkdir(folder, { recursive: true });
		await writeFile(path, template);
		const work = { operation, inputs, options, folder };
		const result = await engine.run(work, settings.conversionTimeoutMs);
		return result.kind === 'data' ? result : { kind: 'file', bytes: await readFile(result.path) };
	} catch (error) {
		if (error instanceof TaskFailure && error.code === BAD_TEMPLATE) throw refusal(error.message);
		throw new ApiError(500, undefined, error instanceof Error ? error.message : String(error));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
