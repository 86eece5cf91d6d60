import type { INodeExecutionData } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { binaryOutput } from '../../shared/file/binaryOutput';
import type { InputFile } from '../../shared/file/binaryInput';
import { baseName } from '../../shared/file/fileName';
import { sha256Of, sha256OfStream } from '../../shared/file/sha256';
import { outputItem, recordJson } from '../../shared/item/outputItem';
import { checkSha256, expectedSha256 } from '../../shared/job/expectedSha256';
import { outputFieldOf, resultName, wishedName } from '../../shared/job/fetchResult';
import { sourceOf } from '../../shared/job/fileSource';
import type { InputDocument } from '../../shared/job/inputDocument';
import { uploadOnce, type TaskSettings } from '../../shared/job/runTask';
import type { OperationRun } from './types';

/**
 * Hands on a file that is what the operation would make of it: no task, no credit. Its content is not
 * changed.
 *
 * @throws FoxitFailure `input` when a task's ID is wanted: there is no task
 */
export async function passThrough(
	run: OperationRun,
	input: InputDocument & { file: () => Promise<InputFile> },
	{ output }: TaskSettings,
): Promise<INodeExecutionData[]> {
	const { record } = run;
	const file = await input.file();
	const source = sourceOf(file, '.pdf');
	const result = { extensions: ['.pdf'], fallbackName: baseName(source.fileName) };
	if (output === 'taskId') {
		throw inputFailure(`The file "${source.fileName}" is a PDF already, and there is no task`, {
			parameter: 'Output',
			advice: 'Choose the output File or Document ID, or set If the File Is a PDF to Refuse It.',
		});
	}
	const passed = { passedThrough: true };
	if (output === 'documentId') {
		await uploadOnce(run, input, '.pdf');
		if (record.documentId) record.resultDocumentId = record.documentId;
		record.fileName = resultName(run, result);
		return [outputItem(run.itemIndex, recordJson(record, passed))];
	}
	const expected = expectedSha256(run.parameters);
	if (expected) await checkSha256(source, expected);
	const content = await file.open();
	record.sha256 = Buffer.isBuffer(content) ? sha256Of(content) : await sha256OfStream(content);
	record.mimeType = 'application/pdf';
	record.fileSize = file.size;
	const store = binaryOutput(run.context, wishedName(run), result.fallbackName);
	const type = { extension: '.pdf', mimeType: 'application/pdf', announcedSize: file.size };
	const stored = await store(await file.open(), type);
	if (stored.fileName) record.fileName = stored.fileName;
	const binary = { [outputFieldOf(run)]: stored };
	return [outputItem(run.itemIndex, recordJson(record, passed), binary)];
}
