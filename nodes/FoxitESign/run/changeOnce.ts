import { asFailure, causeOf, FoxitFailure } from '../../shared/failure';
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
 * happened; it is never sent again, not by a retry of the node either.
 */
export async function changeOnce<T>(
	run: ESignRun,
	change: () => Promise<T>,
	doubt: Doubt<T>,
): Promise<T> {
	const { unclearSubmit } = run.record;
	if (unclearSubmit !== undefined) return await resolved(run, doubt, anEarlierTry(unclearSubmit));
	try {
		return await change();
	} catch (caught) {
		const failure = asFailure(caught);
		if (!failure.facts.submitUnclear) throw failure;
		if (run.signals.stop.aborted) {
			run.record.unclearSubmit = causeOf(failure);
			throw failure;
		}
		return await resolved(run, doubt, failure);
	}
}

async function resolved<T>(
	{ record }: ESignRun,
	{ lookUp, advice }: Doubt<T>,
	failure: FoxitFailure,
): Promise<T> {
	record.unclearSubmit ??= causeOf(failure);
	const found = await lookUp?.().catch(notKnown);
	if (found === undefined) throw inDoubt(failure, advice);
	delete record.unclearSubmit;
	return found;
}

function anEarlierTry(cause: string): FoxitFailure {
	return new FoxitFailure('submitUnclear', `An earlier try may have done this already: ${cause}`);
}

function inDoubt({ kind, message, facts }: FoxitFailure, advice: string): FoxitFailure {
	return new FoxitFailure(kind, message, { ...facts, submitUnclear: false, advice });
}

/** A look that fails proves nothing. */
function notKnown(): undefined {
	return undefined;
}
