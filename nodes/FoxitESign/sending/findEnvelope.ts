import { asFailure, type FailureKind } from '../../shared/failure';
import { customValuesOf } from '../service/envelope';
import { folderIdsIn } from '../service/envelopeIds';
import type { ESignClient } from '../service/eSignClient';
import { idIn, objectIn } from '../../shared/values/members';
import type { Answer } from '../service/answers';
import { hasCorrelation, type Correlation } from './correlation';

/** Envelopes that are looked at: the newest ones, which an envelope just made is among. */
const MAX_LOOKS = 25;
/** Failures that concern one envelope or one look, and not the search. */
const PASSING = new Set<FailureKind>([
	'documentNotFound',
	'forbidden',
	'validation',
	'wrongAddress',
]);
const DAY_MS = 24 * 60 * 60_000;
/** The service may take a moment to list what it has just made. */
const PAUSES_MS = [2_000, 5_000, 15_000];

/**
 * Looks for an envelope by its correlation, after an answer has been lost. There is no search,
 * so the newest envelopes are read one by one (docs/contract/esign.md#idempotency and
 * docs/contract/esign.md#list-envelope-ids).
 *
 * @param since when the request for it was first sent, in epoch milliseconds
 * @returns the `myfolder` answer, or `undefined` when there is none
 */
export async function findEnvelope(
	client: ESignClient,
	correlation: Correlation,
	since: number,
	signal: AbortSignal,
): Promise<Answer | undefined> {
	const seen = new Set<number>();
	for (const pauseMs of PAUSES_MS) {
		await client.clock.sleep(pauseMs, signal);
		for (const folderId of await newestIds(client, signal)) {
			if (seen.has(folderId)) continue;
			const answer = await lookAtListed(client, folderId, signal);
			if (answer === undefined) continue;
			if (hasCorrelation(answer.folder, correlation, since)) return answer;
			// One that has no custom field yet is looked at again: it may be just coming into being.
			if (customValuesOf(answer.folder).length > 0) seen.add(folderId);
		}
	}
	return undefined;
}

/** An envelope that is listed can be gone, or not yet there: that says nothing about the others. */
export async function lookAtListed(
	client: ESignClient,
	folderId: number,
	signal: AbortSignal,
): Promise<Answer | undefined> {
	try {
		return await client.read('/folders/myfolder', { folderId }, signal, true);
	} catch (caught) {
		const failure = asFailure(caught);
		if (PASSING.has(failure.kind)) return undefined;
		throw failure;
	}
}

/** Ids grow with time. A day on each side covers every time zone the account may be in. */
async function newestIds(client: ESignClient, signal: AbortSignal): Promise<number[]> {
	const now = client.clock.now();
	const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
	const query = { dateFrom: day(now - DAY_MS), dateTo: day(now + DAY_MS) };
	const answer = await client.read('/folders/getAllFolderIdsByStatus', query, signal, true);
	return folderIdsIn(answer)
		.sort((a, b) => b - a)
		.slice(0, MAX_LOOKS);
}

/** The id of the envelope in an answer. */
export function envelopeIdIn(answer: Answer): number | undefined {
	return idIn(objectIn(answer.folder).folderId);
}
