import { FoxitFailure } from '../../shared/failure';
import type { Answer } from './answers';
import { dateRanges, type DayRange } from './dateRanges';
import type { ESignClient } from './eSignClient';
import { idIn, listIn } from '../../shared/values/members';

/** Stands for all states in one request. */
const ANY = '';

/** Which envelopes to list. */
export interface EnvelopeFilter extends DayRange {
	/** Absent: any. Each takes a request of its own. */
	statuses?: readonly string[];
}

/**
 * The ids of envelopes by the day they were made, newest first. Ids grow with time; the service lists
 * them in no order that is documented.
 *
 * @param limit at most so many
 */
export async function envelopeIds(
	client: ESignClient,
	{ statuses = [ANY], ...days }: EnvelopeFilter,
	limit: number,
	signal: AbortSignal,
): Promise<number[]> {
	const ids = new Set<number>();
	for (const range of dateRanges(days)) {
		const found: number[] = [];
		for (const status of statuses) {
			const query = { ...range, status: status === ANY ? undefined : status };
			const answer = await client.read('/folders/getAllFolderIdsByStatus', query, signal);
			found.push(...folderIdsIn(answer));
		}
		for (const id of found.sort((a, b) => b - a)) ids.add(id);
		if (ids.size >= limit) break;
	}
	return [...ids].slice(0, limit);
}

/**
 * The ids in an answer to `getAllFolderIdsByStatus`. An empty list says that there is no envelope, so an
 * answer of another shape must not pass for one.
 *
 * @throws FoxitFailure `unreadableAnswer`
 */
export function folderIdsIn({ allFolderIds, result }: Answer): number[] {
	const isEmpty = allFolderIds === undefined || allFolderIds === null;
	if (Array.isArray(allFolderIds) || (isEmpty && result === 'success')) {
		return listIn(allFolderIds).flatMap((id) => idIn(id) ?? []);
	}
	throw new FoxitFailure('unreadableAnswer', "Foxit eSign's answer holds no list of envelopes");
}
