import type { IDataObject } from 'n8n-workflow';

import { asFailure, type FoxitFailure } from '../../shared/failure';
import type { JobRun } from '../../shared/job/jobRun';
import { submitJob } from '../../shared/job/submitJob';

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

	/** @returns the task's id */
	async submit(run: JobRun, body: IDataObject): Promise<string> {
		const first = await this.trySubmit(run, body);
		if (typeof first === 'string') return first;
		const canFallBack = this.choice === 'automatic' && this.path === TRIAL_PATH;
		if (first.kind !== 'wrongAddress' || !canFallBack) throw first;
		this.path = ANALYZE_PATH;
		const second = await this.trySubmit(run, body);
		if (typeof second === 'string') return second;
		throw second;
	}

	private async trySubmit(run: JobRun, body: IDataObject): Promise<string | FoxitFailure> {
		try {
			return await submitJob(run, this.path, body);
		} catch (caught) {
			return asFailure(caught);
		}
	}
}
