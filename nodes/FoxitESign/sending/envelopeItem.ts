import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Answer } from '../service/answers';
import { simplifyEnvelope } from '../service/envelope';
import { usableLink } from '../service/links';
import { idIn, listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';
import { isSimple, resultItem, type ESignRun } from '../run/eSignRun';
import type { EnvelopeRequest } from './envelopeBody';
import { withFreshLinks } from './freshLinks';
import type { SentEnvelope } from './sendEnvelope';

/** The output of an operation that makes an envelope and sends it. */
export async function sentItem(
	run: ESignRun,
	request: EnvelopeRequest,
	{ answer, mailed, withoutSignatureField }: SentEnvelope,
): Promise<INodeExecutionData> {
	const links = run.parameters.collection('options').booleanIfSet('includeLinks') ?? false;
	const folderId = idIn(objectIn(answer.folder).folderId) ?? 0;
	const lifetimeMs = idIn(request.sendBody.expiry ?? request.body.expiry);
	const fresh = await withFreshLinks(run, folderId, answer, {
		links: links || !isSimple(run),
		sessions: request.withSessions,
		...(lifetimeMs !== undefined && { lifetimeMs }),
	});
	remarkUnsignable(run, folderId, withoutSignatureField);
	return envelopeItem(run, fresh, {
		mailed,
		withSessions: request.withSessions,
		...(request.launch === 'atOnce' && { withoutSignatureField }),
	});
}

/** Tells that an envelope is with somebody who cannot sign it, as the user has allowed. */
export function remarkUnsignable(run: ESignRun, folderId: number, names: readonly string[]): void {
	if (names.length === 0) return;
	run.remark(
		`Envelope ${folderId} was sent although ${names.join(', ')} cannot sign, because there is no signature field. The result is an acknowledgement, not a signature.`,
	);
}

/** What the output tells in addition to the envelope itself. */
interface Additions {
	/** Addresses that this run has had mailed. */
	mailed?: string[];
	/** Links for embedded signing were asked for, and so are shown. */
	withSessions?: boolean;
	/** Names of those who are to sign and have no signature field. */
	withoutSignatureField?: string[];
}

/** The output of an operation that makes or sends an envelope. */
export function envelopeItem(
	run: ESignRun,
	answer: Answer,
	{ mailed, withSessions = false, withoutSignatureField }: Additions = {},
): INodeExecutionData {
	if (!isSimple(run)) {
		const unsignable = withoutSignatureField && { withoutSignatureField };
		return resultItem(run, { ...(answer as IDataObject), ...unsignable });
	}
	const options = run.parameters.collection('options');
	const withLinks = options.booleanIfSet('includeLinks') ?? false;
	const { correlation } = run.record;
	// Embedded sending; its link is one that was asked for.
	const embeddedSessionURL = usableLink(answer.embeddedSessionURL);
	return resultItem(run, {
		...simplifyEnvelope(answer.folder, { withLinks }),
		...(correlation && { correlation }),
		...(mailed && { mailed }),
		...(withSessions && { embeddedSessions: sessionsIn(answer) }),
		...(embeddedSessionURL && { embeddedSessionURL }),
		...(withoutSignatureField && { withoutSignatureField }),
	});
}

/** Links for signing within another page (docs/contract/esign.md#embedded-sessions). */
function sessionsIn(answer: Answer): IDataObject[] {
	return listIn(answer.embeddedSigningSessions).map((session) => {
		const source = objectIn(session);
		return withoutGaps({
			email: textIn(source.emailIdOfSigner),
			url: usableLink(source.embeddedSessionURL),
		});
	});
}
