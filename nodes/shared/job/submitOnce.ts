import { asFailure, FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';

/** What a submit has to know of its item and of the user's choice. */
interface Submitting {
	record: ItemRecord;
	session: { repeatUncertain: boolean };
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
	if (record.unclearSubmit !== undefined && !session.repeatUncertain) {
		throw new FoxitFailure(
			'submitUnclear',
			`An earlier try may have started this task: ${record.unclearSubmit}`,
		);
	}
	try {
		const submitted = await submit();
		delete record.unclearSubmit;
		return submitted;
	} catch (caught) {
		const failure = asFailure(caught);
		if (failure.facts.submitUnclear) record.unclearSubmit = causeOf(failure);
		throw failure;
	}
}

/** What came of a submit, for the error of a later try. */
export function causeOf({ message, facts }: FoxitFailure): string {
	const status = facts.httpStatus === undefined ? '' : ` (HTTP ${facts.httpStatus})`;
	return message + status;
}
