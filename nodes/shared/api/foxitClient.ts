import { asFailure, FoxitFailure, submitFailure } from '../failure';
import { readTaskState, type TaskState } from '../task/taskState';
import { pathSegment } from './address';
import { answerFailure } from './answer';
import { CallSender, type Call } from './callSender';
import type { HttpResponse } from './transport';
import { parsedJson } from '../values/json';

/** Work that may have been started is let be until its answer tells, unless the run is stopped. */
export interface SubmitSignals {
	stop: AbortSignal;
	giveUp: AbortSignal;
}

/** Speaks to one Foxit account: what all of its services have in common. */
export class FoxitClient extends CallSender {
	/**
	 * Starts an operation.
	 *
	 * @param endpoint path of the operation, e.g. `/documents/modify/pdf-compress`
	 * @param usesFreshDocument whether an input was made within the last seconds
	 * @param signals `giveUp` ends the waits before it is sent, `stop` what is under way
	 * @param repeatedUnclear hears of it when the operation may have been started twice
	 * @returns the task's id
	 */
	async submit(
		endpoint: string,
		body: object,
		usesFreshDocument: boolean,
		{ stop, giveUp }: SubmitSignals,
		repeatedUnclear?: (cause: string) => void,
	): Promise<string> {
		try {
			const response = await this.send({
				method: 'POST',
				path: endpoint,
				headers: { 'Content-Type': 'application/json' },
				body: () => JSON.stringify(body),
				kind: 'paid',
				priority: 'work',
				usesFreshDocument,
				...(repeatedUnclear && { repeatedUnclear }),
				signal: stop,
				waitSignal: giveUp,
			});
			return idFrom(response, 'taskId');
		} catch (caught) {
			throw submitFailure(asFailure(caught));
		}
	}

	/** Asks once where a task stands; the waiting loop decides what a failure means. */
	async readTask(taskId: string, signal: AbortSignal, repeat = false): Promise<TaskState> {
		const response = await this.send({
			method: 'GET',
			path: `/tasks/${pathSegment(taskId, 'Task ID')}`,
			kind: 'repeatable',
			priority: 'look',
			goesOn: true,
			repeat,
			signal,
		});
		return readTaskState(parsedJson(response.text));
	}

	/** Deletes a stored document. One that is already gone counts as deleted. */
	async deleteDocument(documentId: string, signal: AbortSignal): Promise<void> {
		const call: Call = {
			method: 'DELETE',
			path: `/documents/${pathSegment(documentId, 'Document ID')}`,
			kind: 'repeatable',
			priority: 'work',
			goesOn: true,
			signal,
		};
		const outcome = await this.sendRepeatedly(call);
		if ('failure' in outcome && outcome.failure.kind !== 'documentNotFound') throw outcome.failure;
	}
}

/**
 * The id that a 2xx answer promises.
 *
 * @throws FoxitFailure `unreadableAnswer` when there is none; the work may then have started
 */
export function idFrom(response: HttpResponse, key: 'documentId' | 'taskId'): string {
	const body = parsedJson(response.text) as Record<string, unknown> | null | undefined;
	const id = body?.[key];
	if (typeof id === 'string' && id !== '') return id;
	const failure = answerFailure(response, 0);
	throw new FoxitFailure('unreadableAnswer', `Foxit's answer holds no ${key}`, {
		...failure.facts,
		mayHaveStarted: true,
	});
}
