import { inputFailure } from '../../../shared/failure';
import { typeOfFile } from '../../../shared/file/typeOfFile';
import { outputItem, recordJson } from '../../../shared/item/outputItem';
import { inputDocument } from '../../../shared/job/inputDocument';
import type { InputMode } from '../../../shared/job/jobRun';
import { inputProperties } from '../../../shared/ui/input';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import { sourceOf } from '../../../shared/job/fileSource';
import { expectedSha256 } from '../../../shared/job/expectedSha256';
import { uploadInput } from '../../../shared/job/runTask';
import type { ManualOperation } from '../../executor/types';

const MODES: readonly InputMode[] = ['binary', 'url', 'base64'];

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
		...inputProperties(MODES),
		optionsCollection(
			optionFields.concurrency,
			optionFields.expectedSha256,
			optionFields.maxRequestsPerMinute,
			optionFields.timeout,
		),
	],
	execute: async (run) => {
		const input = await inputDocument(run, MODES);
		const expected = expectedSha256(run.parameters);
		const file = await input.file?.();
		if (!file) throw inputFailure('There is no file to upload', { parameter: 'Input' });
		// Foxit tells types by the extension, so a name without one gets it by what the file is.
		const source = sourceOf(file, (await typeOfFile(file))?.extension);
		if (!run.record.documentId) await uploadInput(run, source, expected);
		run.record.fileName = source.fileName;
		run.record.mimeType = source.mimeType;
		run.record.fileSize = source.size;
		return [outputItem(run.itemIndex, recordJson(run.record))];
	},
};
