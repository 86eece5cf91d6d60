import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Answer } from '../service/answers';
import { simplifyEnvelope } from '../service/envelope';
import { listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';
import { isSimple, resultItem, type ESignRun } from '../run/eSignRun';

/**
 * The output of an operation that makes or sends an envelope.
 *
 * @param withSessions whether links for embedded signing were asked for, and so are shown
 */
export function envelopeItem(
	run: ESignRun,
	answer: Answer,
	withSessions: boolean,
): INodeExecutionData {
	if (!isSimple(run)) return resultItem(run, answer as IDataObject);
	const options = run.parameters.collection('options');
	const withLinks = options.booleanIfSet('includeLinks') ?? false;
	const { correlation } = run.record;
	return resultItem(run, {
		...simplifyEnvelope(answer.folder, { withLinks }),
		...(correlation && { correlation }),
		...(withSessions && { embeddedSessions: sessionsIn(answer) }),
	});
}

/** Links for signing within another page (docs/contract/esign.md#embedded-sessions). */
function sessionsIn(answer: Answer): IDataObject[] {
	return listIn(answer.embeddedSigningSessions).map((session) => {
		const source = objectIn(session);
		return withoutGaps({
			email: textIn(source.emailIdOfSigner),
			url: textIn(source.embeddedSessionURL),
		});
	});
}
