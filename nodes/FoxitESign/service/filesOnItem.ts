import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { SignedFile } from './downloadEnvelope';

/** What is said of a signed file beside its content. */
export function describeFile({ name, binary, size, sha256 }: SignedFile): IDataObject {
	return { fileName: name, mimeType: binary.mimeType, fileSize: size, sha256 };
}

/**
 * All signed files on one item, in numbered fields that the JSON lists.
 *
 * @param field the beginning of the fields' names
 */
export function filesOnItem(
	json: IDataObject,
	files: readonly SignedFile[],
	field: string,
): Pick<INodeExecutionData, 'binary' | 'json'> {
	const named = files.map((file, index) => ({ file, own: `${field}_${index + 1}` }));
	return {
		json: { ...json, files: named.map(({ own, file }) => ({ ...describeFile(file), field: own })) },
		binary: Object.fromEntries(named.map(({ own, file }) => [own, file.binary])),
	};
}
