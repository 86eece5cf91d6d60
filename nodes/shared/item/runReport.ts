import type { IExecuteFunctions } from 'n8n-workflow';

import { describeWork, type WorkDone } from '../workDone';

/** A line in n8n's log each time another tenth of the items is done. */
export function progressReport(context: IExecuteFunctions, count: number): () => void {
	const step = Math.max(1, Math.ceil(count / 10));
	let done = 0;
	return () => {
		done += 1;
		if (count === 1 || (done % step !== 0 && done !== count)) return;
		context.logger.info(`${context.getNode().name}: ${done} of ${count} items done`);
	};
}

/** One line in n8n's log for each item, so that none is cut off. */
export function logWork(context: IExecuteFunctions, what: string, work: readonly WorkDone[]): void {
	const { name } = context.getNode();
	for (const one of work) {
		context.logger.info(`${name}: ${what}, ${one.resource} ${one.operation}, ${describeWork(one)}`);
	}
}

/** Shows sentences beside the output, each once. */
export function showRemarks(context: IExecuteFunctions, remarks: string[]): void {
	for (const message of new Set(remarks)) {
		context.addExecutionHints({ message, location: 'outputPane' });
	}
}
