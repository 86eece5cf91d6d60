import { FoxitFailure } from '../failure';

/** Of a submit it matters whether the service may have done the work all the same. */
export function submitFailure({ kind, message, facts }: FoxitFailure): FoxitFailure {
	return new FoxitFailure(kind, message, {
		...facts,
		submitUnclear: facts.mayHaveStarted === true,
	});
}
