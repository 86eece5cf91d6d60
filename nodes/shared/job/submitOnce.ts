import { asFailure, causeOf, FoxitFailure } from '../failure';
import type { RetrySubmits } from '../api/retryPolicy';
import type { Credits } from '../item/credits';
import type { ItemRecord } from '../itemRecord';

/** What a submit has to know of its item and of the user's choice. */
interface Submitting {
	record: ItemRecord;
	session: { credits: Credits; retrySubmits: RetrySubmits };
}

/**
 * Submits, unless an earlier try of this very run may have started the task already. n8n's Retry On
 * Fail runs a node again without asking; a submit whose answer was lost would then be paid for twice.
 *
 * @param submit uploads what is to be uploaded, and submits
 * @returns what the submit has given: as a rule the task's id
 */
export async function submitOnce<T>(
	{ record, session }: Submitting,
	submit: () => Promise<T>,
): Promise<T> {
	const earlier = record.unclearSubmit;
	if (earlier !== undefined && session.retrySubmits !== 'always') {
		throw new FoxitFailure(
			'submitUnclear',
			`An earlier try may have started this task: ${earlier}`,
		);
	}
	session.credits.use(record);
	try {
		const submitted = await submit();
		if (earlier !== undefined) record.repeatedSubmit ??= earlier;
		delete record.unclearSubmit;
		return submitted;
	} catch (caught) {
		const failure = asFailure(caught);
		if (!failure.facts.submitUnclear) session.credits.giveBack(record);
		else record.unclearSubmit = earlier ?? causeOf(failure);
		throw failure;
	}
}
