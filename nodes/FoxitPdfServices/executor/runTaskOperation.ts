import type { INodeExecutionData } from 'n8n-workflow';

import { advised } from '../../shared/failure';
import { baseName, safeFileName } from '../../shared/file/fileName';
import { deliver } from '../../shared/job/deliver';
import { resultName } from '../../shared/job/fetchResult';
import { inputDocument, requirePdf, type InputDocument } from '../../shared/job/inputDocument';
import { runTask, settingsOf, uploadOnce } from '../../shared/job/runTask';
import { submitJob } from '../../shared/job/submitJob';
import { passThrough } from './passThrough';
import type { OperationRun, PreparedTask, TaskOperation } from './types';

/** Runs one item of an operation of the common form: upload, submit, wait, fetch, clean up. */
export async function runTaskOperation(
	operation: TaskOperation,
	run: OperationRun,
): Promise<INodeExecutionData[]> {
	// Everything that can be wrong with the parameters shows before anything is sent.
	const input = await inputDocument(run, operation.inputModes);
	const settings = settingsOf(run);
	const { file } = input;
	if (file && (await operation.isDone?.(run.parameters, file))) {
		return await passThrough(run, { ...input, file }, settings);
	}
	const prepared = await operation.prepare(run.parameters, input.file);
	if (operation.pdfInput) await requirePdf(input);

	const advice = operation.failedAdvice;
	const submit = async () => {
		await uploadOnce(run, input, prepared.uploadExtension);
		const { documentId } = run.record;
		const body = { ...(documentId && { documentId }), ...prepared.body, ...settings.body };
		return await submitJob(run, prepared.endpoint, body);
	};
	const job = runTask(run, settings, {
		endpoint: prepared.endpoint,
		submit,
		uploads: () => (input.file ? [run.record.documentId] : []),
		resultName: () =>
			resultName(run, {
				extensions: prepared.resultExtensions,
				fallbackName: nameFor(input, prepared, run),
			}),
		finish: async (state) =>
			await deliver(run, {
				output: settings.output,
				state,
				extensions: prepared.resultExtensions,
				fallbackName: nameFor(input, prepared, run),
				...(operation.fileNoun && { noun: operation.fileNoun }),
				...(operation.remarks && { remarks: operation.remarks }),
				numbers: prepared.fileNumbers,
				simplify: settings.simplify ? operation.simplify : undefined,
			}),
	});
	return advice ? await withAdvice(job, advice) : await job;
}

/** Advice that fits an input which no application can open. */
async function withAdvice<T>(job: Promise<T>, advice: string): Promise<T> {
	try {
		return await job;
	} catch (caught) {
		throw advised(caught, 'taskFailed', advice);
	}
}

function nameFor(input: InputDocument, prepared: PreparedTask, run: OperationRun): string {
	const name = input.name ?? prepared.resultName ?? run.record.resultDocumentId;
	return baseName(safeFileName(name, 'document'));
}
