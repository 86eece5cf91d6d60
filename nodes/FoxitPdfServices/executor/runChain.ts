import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { asFailure, FoxitFailure } from '../../shared/failure';
import { baseName, safeFileName } from '../../shared/file/fileName';
import type { StepRecord } from '../../shared/itemRecord';
import { toText } from '../../shared/values/members';
import type { OperationRun } from './types';
import { markCopies } from '../../shared/job/deleteCopies';
import { deliver } from '../../shared/job/deliver';
import { inputDocument, inputName, requirePdf } from '../../shared/job/inputDocument';
import { settingsOf, uploadOnce } from '../../shared/job/runTask';
import { submitJob } from '../../shared/job/submitJob';
import { submitOnce } from '../../shared/job/submitOnce';
import { waitForResult } from '../../shared/job/waitForResult';

/** One step of a chain, its parameters checked. */
export interface PlannedStep {
	/** As the user chose it. */
	name: string;
	endpoint: string;
	/** Members of the request body in addition to the document's id. */
	body: IDataObject;
}

/**
 * Runs operations one after the other at the service: each works on the stored result of the one
 * before, so there is one upload and one download
 * (docs/contract/pdf-services.md#the-life-of-an-operation). An error names the step and leads back
 * to the last good result.
 */
export async function runChain(
	run: OperationRun,
	planned: readonly PlannedStep[],
): Promise<INodeExecutionData[]> {
	const { record } = run;
	const input = await inputDocument(run, ['binary', 'documentId']);
	const settings = settingsOf(run);
	await requirePdf(input.file);

	const steps = (record.steps ??= []);
	const { credits } = run.session;
	credits.hold(record, planned.length - steps.length);
	try {
		await uploadOnce(run, input, '.pdf');
		for (const [index, step] of withPasswords(planned, settings.body).entries()) {
			await runStep(run, step, index).catch((caught: unknown) => {
				throw stepFailure(asFailure(caught), step, index, steps);
			});
		}
	} finally {
		credits.release(record);
	}
	const last = steps[planned.length - 1];
	if (last?.resultDocumentId) record.resultDocumentId = last.resultDocumentId;

	const name = inputName(input) ?? record.resultDocumentId;
	const items = await deliver(run, {
		output: settings.output,
		extensions: ['.pdf'],
		fallbackName: baseName(safeFileName(name, 'document')),
	});
	if (settings.deleteCopies) {
		const kept = settings.output === 'documentId' ? record.resultDocumentId : undefined;
		const results = steps.map(({ resultDocumentId }) => resultDocumentId);
		const uploads = input.file ? [record.documentId] : [];
		markCopies(
			run,
			[...uploads, ...results].filter((id) => id !== kept),
		);
	}
	return items;
}

/** Submits one step and waits for it; a step that an earlier try of this run has done is left out. */
async function runStep(run: OperationRun, planned: PlannedStep, index: number): Promise<void> {
	const { name, endpoint } = planned;
	const { record } = run;
	const steps = (record.steps ??= []);
	if (steps[index]?.resultDocumentId) return;
	const resumed = steps[index];
	const step = resumed ?? { name, taskId: await submitStep(run, planned, index) };
	steps[index] = step;
	record.taskId = step.taskId;
	const before = { polls: record.polls ?? 0, waitMs: record.timings?.waitMs ?? 0 };
	const state = await waitForResult(run, {
		taskId: step.taskId,
		...(!resumed && { kindOfJob: endpoint }),
	});
	if (!state.resultDocumentId) {
		throw new FoxitFailure('unreadableAnswer', 'The task ended without a result document');
	}
	step.polls = (record.polls ?? 0) - before.polls;
	step.waitMs = (record.timings?.waitMs ?? 0) - before.waitMs;
	step.resultDocumentId = state.resultDocumentId;
}

async function submitStep(
	run: OperationRun,
	{ endpoint, body }: PlannedStep,
	index: number,
): Promise<string> {
	const { record } = run;
	const documentId = record.steps?.[index - 1]?.resultDocumentId ?? record.documentId;
	const request = { documentId, ...body };
	return await submitOnce(run, async () => await submitJob(run, endpoint, request, [documentId]));
}

/**
 * Adds to each step what opens its input. Whether a result is protected like its input is not
 * documented, so the password goes along until a step changes it.
 *
 * @param first members that the first step's body has in addition to its own
 */
function withPasswords(planned: readonly PlannedStep[], first: IDataObject): PlannedStep[] {
	let password = toText(first.password);
	return planned.map((step, index) => {
		const opening = password ? { password } : {};
		const body = index === 0 ? { ...step.body, ...first } : { ...opening, ...step.body };
		password = passwordAfter(step, password);
		return { ...step, body };
	});
}

function passwordAfter({ endpoint, body }: PlannedStep, before: string): string {
	if (endpoint.endsWith('/pdf-remove-password')) return '';
	if (!endpoint.endsWith('/pdf-protect')) return before;
	const { ownerPassword, userPassword } = body.config as IDataObject;
	return toText(ownerPassword) || toText(userPassword);
}

function stepFailure(
	failure: FoxitFailure,
	{ name }: PlannedStep,
	index: number,
	steps: StepRecord[],
): FoxitFailure {
	const over = failure.kind === 'taskFailed' || failure.kind === 'passwordProtected';
	// A step that failed for good is forgotten, so that a retry submits it anew.
	if (over) steps.splice(index);
	return aboutStep(failure, name, index);
}

/** Names the step that a failure is about. */
export function aboutStep({ kind, message, facts }: FoxitFailure, name: string, index: number) {
	const failedStep = index + 1;
	return new FoxitFailure(kind, `Step ${failedStep} (${name}): ${message}`, {
		...facts,
		failedStep,
	});
}
