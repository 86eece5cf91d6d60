import type { IDataObject } from 'n8n-workflow';

import { asFailure, FoxitFailure } from '../../shared/failure';
import type { StepRecord } from '../../shared/itemRecord';
import { submitJob } from '../../shared/job/submitJob';
import { submitOnce } from '../../shared/job/submitOnce';
import { waitForResult } from '../../shared/job/waitForResult';
import type { TaskState } from '../../shared/task/taskState';
import type { OperationRun } from './types';

type DocumentIds = ReadonlyArray<string | undefined> | undefined;

/** One step of a chain, its parameters checked. */
export interface PlannedStep {
	/** As the user chose it. */
	name: string;
	endpoint: string;
	/** Members of the request body in addition to the document's id; of what the step before has told. */
	body: IDataObject | ((told: unknown) => IDataObject);
	/** Names its input in another way than by the document of the step before. */
	input?: () => IDataObject;
	/** Whether the answer is in the task, without a document. */
	tells?: true;
	/** Submits in a way of its own. */
	submit?: (body: IDataObject, documentIds: DocumentIds) => Promise<string>;
}

/** What came of a step. */
export interface StepResult {
	/** Absent where an earlier try has finished it. */
	state: TaskState | undefined;
	/** Absent where the answer is in the task. */
	documentId: string | undefined;
}

/**
 * Steps at the service, each on the stored result of an earlier one. What an earlier try of the run
 * has done is taken up again; an error names the step and leads back to the last good result.
 */
export class Chain {
	private readonly steps: StepRecord[];
	private done = 0;
	private told: unknown;

	/** @param run its record holds the ids of what is uploaded */
	constructor(private readonly run: OperationRun) {
		this.steps = run.record.steps ??= [];
	}

	/** Ids of all results, in order. */
	get results(): string[] {
		return this.steps.flatMap(({ resultDocumentId }) => resultDocumentId ?? []);
	}

	/**
	 * Does the next step.
	 *
	 * @param documentId what it works on; unless given, the latest result
	 * @returns what came of it
	 */
	async next(step: PlannedStep, documentId?: string): Promise<StepResult> {
		const index = this.done;
		try {
			const state = await this.take(step, index, documentId);
			this.done += 1;
			if (step.tells) this.told = state?.resultData;
			return { state, documentId: this.steps[index]?.resultDocumentId };
		} catch (caught) {
			throw this.failureAt(asFailure(caught), step, index);
		}
	}

	private async take(
		planned: PlannedStep,
		index: number,
		documentId: string | undefined,
	): Promise<TaskState | undefined> {
		const { record } = this.run;
		const resumed = this.steps[index];
		if (resumed?.resultDocumentId) return undefined;
		const taskId = resumed?.taskId ?? (await this.submit(planned, documentId));
		const step: StepRecord = resumed ?? { name: planned.name, taskId };
		this.steps[index] = step;
		record.taskId = taskId;
		const before = { polls: record.polls ?? 0, waitMs: record.timings?.waitMs ?? 0 };
		const kindOfJob = !resumed && { kindOfJob: planned.endpoint };
		const state = await waitForResult(this.run, { taskId, ...kindOfJob });
		if (!state.resultDocumentId && !planned.tells) {
			throw new FoxitFailure('unreadableAnswer', 'The task ended without a result document');
		}
		step.polls = (record.polls ?? 0) - before.polls;
		step.waitMs = (record.timings?.waitMs ?? 0) - before.waitMs;
		if (state.resultDocumentId) step.resultDocumentId = state.resultDocumentId;
		return state;
	}

	private async submit(step: PlannedStep, documentId: string | undefined): Promise<string> {
		const input = documentId ?? this.results.at(-1) ?? this.run.record.documentId;
		const own = typeof step.body === 'function' ? step.body(this.told) : step.body;
		const body = { ...(step.input ? step.input() : { documentId: input }), ...own };
		const ids = step.input ? undefined : [input];
		return await submitOnce(this.run, async () =>
			step.submit
				? await step.submit(body, ids)
				: await submitJob(this.run, step.endpoint, body, ids),
		);
	}

	private failureAt(failure: FoxitFailure, { name }: PlannedStep, index: number): FoxitFailure {
		const isOver = failure.kind === 'taskFailed' || failure.kind === 'passwordProtected';
		// A step that failed for good is forgotten, so that a retry submits it anew.
		if (isOver) this.steps.splice(index);
		return aboutStep(failure, name, index);
	}
}

/** Names the step that a failure is about. */
export function aboutStep({ kind, message, facts }: FoxitFailure, name: string, index: number) {
	const failedStep = index + 1;
	return new FoxitFailure(kind, `Step ${failedStep} (${name}): ${message}`, {
		...facts,
		failedStep,
	});
}
