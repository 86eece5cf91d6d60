import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { SignedFile } from './downloadEnvelope';

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
	const named = files.map((file, index) => ({ ...file, own: `${field}_${index + 1}` }));
	return {
		json: { ...json, files: named.map(({ own, name, size }) => ({ field: own, name, size })) },
		binary: Object.fromEntries(named.map(({ own, binary }) => [own, binary])),
	};
}
