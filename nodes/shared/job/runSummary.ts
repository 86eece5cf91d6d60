import type { Credits } from '../item/credits';
import type { CallSender } from '../api/callSender';

/** What a run has cost, in time and in credits. */
export interface RunCost {
	client: Pick<CallSender, 'paceWaitMs' | 'refusals' | 'requests'>;
	credits: Pick<Credits, 'isLimited' | 'used'>;
}

/** A shorter wait because of the rate is nothing to speak of. */
const NOTABLE_WAIT_MS = 10_000;

/**
 * A remark for the end of a run: what it has cost. A single task that went as it should costs what
 * everybody expects, and needs none.
 *
 * @param failedItems items that became error items
 */
export function runSummary({ client, credits }: RunCost, failedItems: number): string[] {
	const sentences = paceSentences(client, failedItems);
	if (sentences.length === 0 && credits.used < 2 && !credits.isLimited) return [];
	const cost = `${count(credits.used, 'credit')} used in ${count(client.requests, 'request')}.`;
	return [[...sentences, cost].join(' ')];
}

/** What a run has to say about failed items and about the account's rate; as a rule nothing. */
export function paceSentences(
	client: Pick<CallSender, 'paceWaitMs' | 'refusals'>,
	failedItems: number,
): string[] {
	const sentences = [];
	if (failedItems > 0) sentences.push(`${count(failedItems, 'item')} failed.`);
	if (client.paceWaitMs >= NOTABLE_WAIT_MS) {
		const seconds = Math.round(client.paceWaitMs / 1_000);
		sentences.push(
			`Foxit's request limit made this run wait ${seconds} seconds (${count(client.refusals, 'refusal')}).`,
		);
	}
	return sentences;
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
