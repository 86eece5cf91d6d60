import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { baseName, safeFileName } from '../../shared/file/fileName';
import { outputItem, recordJson } from '../../shared/item/outputItem';
import { collectionOf, textOf } from '../../shared/item/parameters';
import type { TaskState } from '../../shared/task/taskState';
import { toText } from '../../shared/toText';
import { defaultOutput, type OutputMode } from '../../shared/ui/output';
import { jsonObject } from '../operations/jsonObject';
import type { OperationRun, PreparedTask, ResultKind, TaskOperation } from '../operations/types';
import { deleteCopies } from './deleteCopies';
import { deliver } from './deliver';
import { inputDocument, requirePdf, type InputDocument } from './inputDocument';
import { sourceOf } from './source';
import { uploadSource } from './upload';
import { timeoutOf, waitForResult } from './wait';

/** Runs one item of an operation of the common form: upload, submit, wait, fetch, clean up. */
export async function runTaskOperation(
	operation: TaskOperation,
	run: OperationRun,
): Promise<INodeExecutionData[]> {
	// Everything that can be wrong with the parameters shows before anything is sent.
	const input = await inputDocument(run, operation.inputModes);
	const prepared = await operation.prepare(run.parameters, input.file);
	const settings = settingsOf(run, operation.result);
	if (operation.pdfInput) await requirePdf(input.file);

	const submit = async () => {
		const fresh = await uploadOnce(run, input, prepared.uploadExtension);
		const { documentId } = run.record;
		const body = { ...(documentId && { documentId }), ...prepared.body, ...settings.body };
		return await run.session.client.submit(prepared.endpoint, body, fresh, run.signals.stop);
	};
	return await runTask(run, settings, {
		endpoint: prepared.endpoint,
		submit,
		uploads: () => (input.file ? [run.record.documentId] : []),
		finish: async (state) =>
			await deliver(run, {
				output: settings.output,
				state,
				extensions: extensionsFor(settings.output, prepared),
				fallbackName: nameFor(input, prepared, run),
				...(operation.fileNoun && { noun: operation.fileNoun }),
				numbers: prepared.fileNumbers,
				simplify: settings.simplify ? operation.simplify : undefined,
			}),
	});
}

/** Options that concern how a task is run, whatever the operation. */
export interface TaskSettings {
	output: OutputMode;
	timeoutMs: number;
	deleteCopies: boolean;
	/** Whether JSON is simplified. */
	simplify: boolean;
	/** Members of the request body that every operation may have. */
	body: IDataObject;
}

/** Reads the options that all operations on tasks share. */
export function settingsOf(run: OperationRun, kind: ResultKind): TaskSettings {
	const { parameters } = run;
	const options = collectionOf(parameters, 'options');
	const password = toText(options.password);
	return {
		output: (textOf(parameters, 'output') || defaultOutput(kind)) as OutputMode,
		timeoutMs: timeoutOf(options),
		deleteCopies: options.deleteCopies === true,
		simplify: parameters.get('simplify') !== false,
		body: {
			...(password && { password }),
			...jsonObject(options.additionalFields, 'Additional Fields'),
		},
	};
}

/** What differs between operations in how their task is run. */
export interface TaskPlan {
	endpoint: string;
	/** Uploads what is to be uploaded, and submits. */
	submit: () => Promise<string>;
	/** Ids of the documents that were uploaded by us. */
	uploads: () => ReadonlyArray<string | undefined>;
	/** Makes the output items of the finished task. */
	finish: (state: TaskState | undefined) => Promise<INodeExecutionData[]>;
}

/** Submits, waits and delivers; what an earlier try of this run has paid for is taken up again. */
export async function runTask(
	run: OperationRun,
	settings: TaskSettings,
	plan: TaskPlan,
): Promise<INodeExecutionData[]> {
	const { record } = run;
	const taskId = record.taskId ?? (await plan.submit());
	record.taskId = taskId;
	if (settings.output === 'taskId') return [outputItem(run.itemIndex, recordJson(record))];

	let state: TaskState | undefined;
	if (!record.resultDocumentId) {
		const wait = { taskId, timeoutMs: settings.timeoutMs, kindOfJob: plan.endpoint };
		state = await waitForResult(run, wait);
		if (state.resultDocumentId) record.resultDocumentId = state.resultDocumentId;
	}
	const items = await plan.finish(state);
	if (settings.deleteCopies) {
		const result = settings.output === 'documentId' ? undefined : record.resultDocumentId;
		await deleteCopies(run, [...plan.uploads(), result]);
	}
	return items;
}

/**
 * Makes sure that the input is at Foxit.
 *
 * @returns whether it was uploaded just now
 */
export async function uploadOnce(
	run: OperationRun,
	{ file, documentId }: InputDocument,
	extension: string | undefined,
): Promise<boolean> {
	const { record } = run;
	if (documentId) record.documentId = documentId;
	// A retry finds the upload of the try before.
	if (!file || record.documentId) return false;
	record.documentId = await uploadSource(run, sourceOf(file, extension));
	return true;
}

/** The ZIP as it is must be one; for its files, the one file without a ZIP around it will do. */
function extensionsFor(output: OutputMode, prepared: PreparedTask): readonly string[] {
	return output === 'file' && prepared.resultExtensions[0] !== '.zip'
		? prepared.resultExtensions.slice(0, 1)
		: prepared.resultExtensions;
}

function nameFor(input: InputDocument, prepared: PreparedTask, run: OperationRun): string {
	const name = input.file?.fileName ?? prepared.resultName ?? run.record.resultDocumentId;
	return baseName(safeFileName(name, 'document'));
}
