import { asFailure, FoxitFailure } from '../../shared/failure';
import type { ESignRun } from './eSignRun';

/** What to do about a change whose answer was lost. */
export interface Doubt<T> {
	/** Looks for what the change has brought, if it has happened; absent where nobody could tell. */
	lookUp?: () => Promise<T | undefined>;
	/** How to get on when it has not happened, or when that is not known. */
	advice: string;
}

/**
 * Makes a change that must not be made twice. When the answer is lost, a look tells whether it has
 * happened; it is never sent again.
 */
export async function changeOnce<T>(
	{ signals }: ESignRun,
	change: () => Promise<T>,
	{ lookUp, advice }: Doubt<T>,
): Promise<T> {
	try {
		return await change();
	} catch (caught) {
		const failure = asFailure(caught);
		if (!failure.facts.submitUnclear || signals.stop.aborted) throw failure;
		const found = await lookUp?.().catch(notKnown);
		if (found !== undefined) return found;
		throw inDoubt(failure, advice);
	}
}

function inDoubt({ kind, message, facts }: FoxitFailure, advice: string): FoxitFailure {
	return new FoxitFailure(kind, message, { ...facts, submitUnclear: false, advice });
}

/** A look that fails proves nothing. */
function notKnown(): undefined {
	return undefined;
}
