import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { outputItem, recordJson } from '../item/outputItem';
import type { FileSource } from '../file/upload';
import type { TaskState } from '../task/taskState';
import type { OutputMode } from '../ui/output';
import { markCopies } from './deleteCopies';
import { checkDelivery } from './deliver';
import { checkSha256, expectedSha256, refuseUnknown } from './expectedSha256';
import type { ExpectedSha256, InputDocument } from './inputDocument';
import type { JobRun } from './jobRun';
import { sourceOf } from './fileSource';
import { submitOnce } from './submitOnce';
import { uploadSource } from './uploadSource';
import { waitForResult } from './waitForResult';

/** Options that concern how a task is run, whatever the operation. */
export interface TaskSettings {
	output: OutputMode;
	deleteCopies: boolean;
	/** Whether JSON is simplified. */
	simplify: boolean;
	/** Members of the request body that every operation may have. */
	body: IDataObject;
}

/**
 * Reads the options that all operations on tasks share.
 *
 * @param output where the user has no choice
 */
export function settingsOf(
	run: JobRun,
	output = run.parameters.choice<OutputMode>('output'),
): TaskSettings {
	const { parameters } = run;
	const options = parameters.collection('options');
	const password = options.exactText('password');
	checkDelivery(run, output);
	return {
		output,
		deleteCopies: options.boolean('deleteCopies'),
		simplify: parameters.booleanIfSet('simplify') ?? true,
		body: {
			...(password && { password }),
			...(options.object('additionalFields') as IDataObject | undefined),
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
	/** How the result will be called. */
	resultName: () => string;
	/** Makes the output items of the finished task. */
	finish: (state: TaskState | undefined) => Promise<INodeExecutionData[]>;
}

/** Submits, waits and delivers; what an earlier try of this run has paid for is taken up again. */
export async function runTask(
	run: JobRun,
	settings: TaskSettings,
	plan: TaskPlan,
): Promise<INodeExecutionData[]> {
	const { record } = run;
	const resumed = record.taskId;
	const taskId = resumed ?? (await submitOnce(run, plan.submit));
	record.taskId = taskId;
	record.submittedAt ??= new Date(run.session.client.clock.now()).toISOString();
	if (settings.output === 'taskId') {
		record.fileName = plan.resultName();
		const { submittedAt } = record;
		return [outputItem(run.itemIndex, recordJson(record, { submittedAt }))];
	}

	let state: TaskState | undefined;
	if (!record.resultDocumentId) {
		state = await waitForResult(run, {
			taskId,
			...(!resumed && { kindOfJob: plan.endpoint }),
		});
		if (state.resultDocumentId) record.resultDocumentId = state.resultDocumentId;
	}
	const items = await plan.finish(state);
	if (settings.deleteCopies) {
		const result = settings.output === 'documentId' ? undefined : record.resultDocumentId;
		markCopies(run, [...plan.uploads(), result]);
	}
	return items;
}

/** Makes sure that the input is at Foxit. */
export async function uploadOnce(
	run: JobRun,
	input: InputDocument,
	extension: string | undefined,
): Promise<void> {
	const { record } = run;
	const expected = expectedSha256(run.parameters);
	if (input.documentId) record.documentId = input.documentId;
	if (input.documentId && expected) refuseUnknown(expected);
	// A retry finds the upload of the try before.
	if (!input.file || record.documentId) return;
	await uploadInput(run, sourceOf(await input.file(), extension), expected);
}

/**
 * Uploads an item's input, if it is the one that was expected.
 *
 * @throws FoxitFailure `input` if not
 */
export async function uploadInput(
	run: JobRun,
	source: FileSource,
	expected: ExpectedSha256 | undefined,
): Promise<void> {
	const { record } = run;
	if (expected) await checkSha256(source, expected);
	const { documentId: id, sha256 } = await uploadSource(run, source);
	record.documentId = id;
	record.inputSha256 = sha256;
}
