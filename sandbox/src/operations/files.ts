import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { InputFile, WorkResult } from '../workers/work.js';

/** The first input in memory. The engine works on whole files; this runs in the worker. */
export async function readInput(
	inputs: readonly InputFile[],
): Promise<{ file: InputFile; bytes: Uint8Array }> {
	const file = inputs[0];
	if (file === undefined) throw new Error('operation without input');
	return { file, bytes: await readFile(file.path) };
}

/** Writes a result named after an input, with the result's own extension. */
export async function fileResult(
	folder: string,
	input: InputFile,
	extension: string,
	bytes: Uint8Array,
): Promise<WorkResult> {
	const path = join(folder, `result${extension}`);
	await writeFile(path, bytes);
	return {
		kind: 'file',
		path,
		fileName: basename(input.fileName, extname(input.fileName)) + extension,
	};
}
