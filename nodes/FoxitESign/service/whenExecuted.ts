import { asFailure, FoxitFailure } from '../../shared/failure';
import { hasEnded, isExecuted, statusOf } from './envelope';
import type { ESignClient } from './eSignClient';

/** Pauses between tries: signing takes minutes to days, the digital signature afterwards seconds. */
const FIRST_PAUSE_MS = 3_000;
const PAUSE_GROWTH = 2;
const MAX_PAUSE_MS = 60_000;

/** An envelope that has to be executed before something can be done. */
export interface ExecutionWait {
	client: ESignClient;
	folderId: number;
	/** The longest time to wait for it; 0: not at all. */
	waitMs: number;
	signal: AbortSignal;
}

/**
 * Does what can be done with executed envelopes only. As long as the service says that one is not
 * executed yet (docs/contract/esign.md#download-errors) it is tried again, with growing pauses.
 *
 * @throws FoxitFailure the service's refusal once the time is over, or at once when the envelope has
 *   ended in another way
 */
export async function whenExecuted<T>(wait: ExecutionWait, attempt: () => Promise<T>): Promise<T> {
	const { client, waitMs, signal } = wait;
	const deadline = client.clock.now() + waitMs;
	for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * PAUSE_GROWTH, MAX_PAUSE_MS)) {
		try {
			return await attempt();
		} catch (caught) {
			const failure = asFailure(caught);
			if (!isTooEarly(failure) || client.clock.now() >= deadline) throw failure;
			await refuseWhenOver(wait, failure);
			const leftMs = Math.max(0, deadline - client.clock.now());
			await client.clock.sleep(Math.min(pauseMs, leftMs), signal);
		}
	}
}

function isTooEarly({ facts }: FoxitFailure): boolean {
	return /is not executed yet/i.test(facts.foxitMessage ?? '');
}

async function refuseWhenOver(
	{ client, folderId, signal }: ExecutionWait,
	{ kind, facts }: FoxitFailure,
): Promise<void> {
	const { folder } = await client.read('/folders/myfolder', { folderId }, signal);
	const status = statusOf(folder);
	if (!hasEnded(status) || isExecuted(status)) return;
	throw new FoxitFailure(kind, `The envelope has not been signed: it is ${status}`, {
		...facts,
		advice: 'Only executed envelopes have signed files.',
	});
}
