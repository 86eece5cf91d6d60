import { binaryParameter } from '../../../shared/file/binaryInput';
import { typeOfFile } from '../../../shared/file/typeOfFile';
import { outputItem, recordJson } from '../../../shared/item/outputItem';
import { plainField } from '../../../shared/ui/input';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import { sourceOf } from '../../../shared/job/fileSource';
import { expectedSha256 } from '../../../shared/job/expectedSha256';
import { uploadInput } from '../../../shared/job/runTask';
import type { ManualOperation } from '../../executor/types';

/**
 * Uploads a file for later operations (docs/contract/pdf-services.md#upload-a-document). Free of
 * credits.
 */
export const upload: ManualOperation = {
	kind: 'manual',
	value: 'upload',
	name: 'Upload',
	action: 'Upload a document to Foxit',
	description: 'Upload a file once and use its ID in several operations',
	properties: [
		plainField('binary'),
		optionsCollection(
			optionFields.concurrency,
			optionFields.expectedSha256,
			optionFields.maxRequestsPerMinute,
			optionFields.timeout,
		),
	],
	execute: async (run) => {
		const { context, itemIndex, parameters } = run;
		const file = await binaryParameter(context, itemIndex, parameters, 'binaryPropertyName');
		// Foxit tells types by the extension, so a name without one gets it by what the file is.
		const source = sourceOf(file, (await typeOfFile(file))?.extension);
		await uploadInput(run, source, expectedSha256(parameters));
		run.record.fileName = source.fileName;
		run.record.mimeType = source.mimeType;
		run.record.fileSize = source.size;
		return [outputItem(run.itemIndex, recordJson(run.record))];
	},
};
