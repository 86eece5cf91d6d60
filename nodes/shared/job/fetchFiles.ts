import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { outputItem, recordJson } from '../item/outputItem';
import type { JobRun } from './jobRun';
import { fetchInto, outputFieldOf, wishedName, type ResultFile } from './fetchResult';
import { limitsOf, receiveArchive } from './receiveArchive';
import { unzip, type OneFile } from './unzip';

/** A result of several files. */
export interface ResultFiles extends ResultFile {
	/** What one file's number is called in the output, e.g. `page`. */
	noun: string;
	/** The files' numbers, where the parameters tell and their count fits. */
	numbers?: readonly number[];
}

/**
 * Downloads and unzips a result.
 *
 * @param asItems one item for each file; otherwise all files on one item, in numbered fields
 */
export async function fetchFiles(
	run: JobRun,
	result: ResultFiles,
	asItems: boolean,
): Promise<INodeExecutionData[]> {
	const field = outputFieldOf(run);
	const limits = limitsOf(run);
	const base = wishedName(run) || result.fallbackName;
	const { stored, size, sha256 } = await fetchInto(run, result, receiveArchive(run.context, base));
	const files =
		'bare' in stored
			? [{ number: result.numbers?.[0] ?? 1, binary: stored.bare, size, sha256 }]
			: await unzip(run, stored, limits, base, result.numbers);
	return asItems
		? files.map((file) => fileItem(run, file, field, result.noun))
		: [filesItem(run, files, field, result.noun)];
}

function describe({ number, binary, size, sha256 }: OneFile, noun: string): IDataObject {
	return {
		[noun]: number,
		fileName: binary.fileName,
		mimeType: binary.mimeType,
		fileSize: size,
		sha256,
	};
}

function fileItem(run: JobRun, file: OneFile, field: string, noun: string): INodeExecutionData {
	const json = recordJson(run.record, describe(file, noun));
	return outputItem(run.itemIndex, json, { [field]: file.binary });
}

function filesItem(
	run: JobRun,
	files: readonly OneFile[],
	field: string,
	noun: string,
): INodeExecutionData {
	const binary: Record<string, IBinaryData> = {};
	const list = files.map((file, index) => {
		const own = `${field}_${index + 1}`;
		binary[own] = file.binary;
		return { ...describe(file, noun), field: own };
	});
	return outputItem(run.itemIndex, recordJson(run.record, { files: list }), binary);
}
