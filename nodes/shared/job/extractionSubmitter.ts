import type { IDataObject } from 'n8n-workflow';

import { asFailure, type FoxitFailure } from '../failure';
import type { JobRun } from './jobRun';
import { submitJob } from './submitJob';

/** The two paths of the same operation (docs/contract/pdf-services.md#analyze). */
const TRIAL_PATH = '/documents/pdf-structural-extract';
const ANALYZE_PATH = '/documents/analyze/pdf-structural-analysis';

/** Which path to use; `automatic` starts with the trial's and goes on to the other on 404 or 405. */
export type EndpointChoice = 'automatic' | 'trial' | 'analyze';

/** Submits extractions, and remembers for the rest of the run which path the account has. */
export class ExtractionSubmitter {
	private path: string;

	constructor(private readonly choice: EndpointChoice) {
		this.path = choice === 'analyze' ? ANALYZE_PATH : TRIAL_PATH;
	}

	/** The path in use; the usual duration of jobs is learned by it. */
	get endpoint(): string {
		return this.path;
	}

	/**
	 * @param documentIds what it works on; as a rule the documents of the item's record
	 * @returns the task's id
	 */
	async submit(
		run: JobRun,
		body: IDataObject,
		documentIds?: ReadonlyArray<string | undefined>,
	): Promise<string> {
		const first = await this.trySubmit(run, body, documentIds);
		if (typeof first === 'string') return first;
		const canFallBack = this.choice === 'automatic' && this.path === TRIAL_PATH;
		if (first.kind !== 'wrongAddress' || !canFallBack) throw first;
		this.path = ANALYZE_PATH;
		const second = await this.trySubmit(run, body, documentIds);
		if (typeof second === 'string') return second;
		throw second;
	}

	private async trySubmit(
		run: JobRun,
		body: IDataObject,
		documentIds: ReadonlyArray<string | undefined> | undefined,
	): Promise<string | FoxitFailure> {
		try {
			return await submitJob(run, this.path, body, documentIds);
		} catch (caught) {
			return asFailure(caught);
		}
	}
}
