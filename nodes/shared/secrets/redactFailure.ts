import { FoxitFailure } from '../failure';
import { redactor } from './redact';
import type { RunSecrets } from './runSecrets';

/** The same failure, without what the run must not show. */
export function redactFailure(failure: FoxitFailure, { keys, given }: RunSecrets): FoxitFailure {
	const { kind, message, facts } = failure;
	const own = redactor(keys);
	const outside = redactor([...keys, ...given]);
	const { foxitMessage, foxitCode, firstCause, lastStatus, advice } = facts;
	return new FoxitFailure(kind, (kind === 'unexpected' ? outside : own)(message), {
		...facts,
		...(foxitMessage && { foxitMessage: outside(foxitMessage) }),
		...(foxitCode && { foxitCode: outside(foxitCode) }),
		...(lastStatus && { lastStatus: outside(lastStatus) }),
		...(firstCause && { firstCause: own(firstCause) }),
		...(advice && { advice: own(advice) }),
	});
}
