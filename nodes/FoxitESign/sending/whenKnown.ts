import { asFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';

/** Not every server of the service need know at once of what it has just made. */
const PAUSES_MS = [1_000, 3_000, 10_000];

/**
 * Does something with an envelope that has just been made. As long as the service says that there is no
 * such envelope, nothing has been done, and it is tried again.
 */
export async function whenKnown<T>(run: ESignRun, attempt: () => Promise<T>): Promise<T> {
	for (const pauseMs of PAUSES_MS) {
		try {
			return await attempt();
		} catch (caught) {
			const failure = asFailure(caught);
			if (!isUnknownEnvelope(failure.facts.foxitMessage)) throw failure;
		}
		await run.session.client.clock.sleep(pauseMs, run.signals.stop);
	}
	return await attempt();
}

/** Word for word (docs/contract/esign.md#errors-inside-http-200). */
function isUnknownEnvelope(words: string | undefined): boolean {
	return words !== undefined && /invalid folder id/i.test(words);
}
