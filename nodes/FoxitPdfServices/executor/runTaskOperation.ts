import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { binaryInput, type InputFile } from '../../shared/file/binaryInput';
import { baseName, safeFileName } from '../../shared/file/fileName';
import { FoxitFailure } from '../../shared/failure';
import { outputItem, recordJson } from '../../shared/item/outputItem';
import { collectionOf, requiredText, textOf } from '../../shared/item/parameters';
import type { OutputMode } from '../../shared/ui/output';
import type { InputMode, OperationRun, PreparedTask, TaskOperation } from '../operations/types';
import { fetchResult } from './fetchResult';
import { htmlFile, sourceOf } from './source';
import { uploadSource } from './upload';
import { timeoutOf, waitForResult } from './wait';

/** Runs one item of an operation of the common form: upload, submit, wait, fetch, clean up. */
export async function runTaskOperation(
	operation: TaskOperation,
	run: OperationRun,
): Promise<INodeExecutionData[]> {
	const { parameters, record } = run;
	// Everything that can be wrong with the parameters shows before anything is sent.
	const output = (textOf(parameters, 'output') || 'file') as OutputMode;
	const options = collectionOf(parameters, 'options');
	const timeoutMs = timeoutOf(options);
	const input = await resolveInput(operation, run);
	const prepared = await operation.prepare(parameters, input.file);

	const taskId = record.taskId ?? (await start(run, input, prepared));
	if (output === 'taskId') return [result(run)];

	if (!record.resultDocumentId) {
		await waitForResult(run, taskId, timeoutMs, prepared.endpoint);
	}
	if (!record.resultDocumentId) {
		throw new FoxitFailure('unreadableAnswer', 'The task ended without a result document');
	}
	const copies = input.file ? [record.documentId] : [];
	if (output === 'documentId') {
		if (options.deleteCopies === true) await deleteCopies(run, copies);
		return [result(run)];
	}
	const name = input.file?.fileName ?? prepared.resultName ?? record.resultDocumentId;
	const item = await fetchResult(run, {
		documentId: record.resultDocumentId,
		extension: prepared.resultExtension,
		fallbackName: baseName(safeFileName(name, 'document')),
	});
	if (options.deleteCopies === true) {
		await deleteCopies(run, [...copies, record.resultDocumentId]);
	}
	return [item];
}

interface ResolvedInput {
	/** A file that is to be uploaded. */
	file?: InputFile;
	/** A document that is at Foxit already. */
	documentId?: string;
}

async function resolveInput(
	operation: TaskOperation,
	{ context, itemIndex, parameters }: OperationRun,
): Promise<ResolvedInput> {
	const [fallback] = operation.inputModes;
	if (fallback === undefined) return {};
	const mode = (textOf(parameters, 'inputMode') || fallback) as InputMode;
	switch (mode) {
		case 'documentId':
			return { documentId: requiredText(parameters, 'documentId', 'Document ID') };
		case 'html':
			return { file: htmlFile(requiredText(parameters, 'html', 'HTML')) };
		case 'binary': {
			const field = requiredText(parameters, 'binaryPropertyName', 'Input Binary Field');
			return { file: await binaryInput(context, itemIndex, field) };
		}
	}
}

/** Uploads and submits; what an earlier try of this run has uploaded is used again. */
async function start(
	run: OperationRun,
	input: ResolvedInput,
	prepared: PreparedTask,
): Promise<string> {
	const { record, session, signals } = run;
	const fresh = input.file !== undefined && !record.documentId;
	if (input.file && fresh) {
		await uploadSource(run, sourceOf(input.file, prepared.uploadExtension));
	}
	if (input.documentId) record.documentId = input.documentId;
	const body: IDataObject = {
		...(record.documentId && { documentId: record.documentId }),
		...prepared.body,
	};
	record.taskId = await session.client.submit(prepared.endpoint, body, fresh, signals.stop);
	return record.taskId;
}

function result(run: OperationRun): INodeExecutionData {
	return outputItem(run.itemIndex, recordJson(run.record));
}

/** The work is done: a copy that stays at Foxit for a day must not make it fail. */
async function deleteCopies(run: OperationRun, ids: Array<string | undefined>): Promise<void> {
	for (const id of ids) {
		if (!id) continue;
		try {
			await run.session.client.deleteDocument(id, run.signals.giveUp);
		} catch {
			run.remark(`Document ${id} could not be deleted at Foxit; it expires within 24 hours`);
		}
	}
}
