import type { IExecuteFunctions } from 'n8n-workflow';

import { redactor } from '../secrets/redact';
import { secretsOf } from '../secrets/runSecrets';
import { describeWork, type WorkDone } from '../workDone';
import type { ItemOutcome } from './runItems';

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

/**
 * Says how many items were not tried, because the run had shown that it would be in vain.
 *
 * @returns a sentence for each cause
 */
export function notTried(outcomes: ReadonlyArray<ItemOutcome<unknown>>): string[] {
	const counts = new Map<string, number>();
	for (const outcome of outcomes) {
		if (!('failure' in outcome) || !outcome.failure.facts.notSent) continue;
		const { message } = outcome.failure;
		counts.set(message, (counts.get(message) ?? 0) + 1);
	}
	return [...counts].map(
		([cause, count]) => `${count} ${count === 1 ? 'item was' : 'items were'} not tried: ${cause}`,
	);
}

/** Shows sentences beside the output, each once. */
export function showRemarks(context: IExecuteFunctions, remarks: string[]): void {
	const redact = redactor(secretsOf(context).keys);
	for (const message of new Set(remarks.map((remark) => redact(remark)))) {
		context.addExecutionHints({ message, location: 'outputPane' });
	}
}
