import { dateRanges, type DayRange } from './dateRanges';
import type { ESignClient } from './eSignClient';
import { idIn, listIn } from '../../shared/values/members';

/** Which envelopes to list. */
export interface EnvelopeFilter extends DayRange {
	/** Absent: any. */
	status?: string;
}

/**
 * The ids of envelopes by the day they were made, newest first. Ids grow with time; the service lists
 * them in no order that is documented.
 *
 * @param limit at most so many
 */
export async function envelopeIds(
	client: ESignClient,
	{ status, ...days }: EnvelopeFilter,
	limit: number,
	signal: AbortSignal,
): Promise<number[]> {
	const ids = new Set<number>();
	for (const range of dateRanges(days)) {
		const query = { ...range, status };
		const answer = await client.read('/folders/getAllFolderIdsByStatus', query, signal);
		const found = listIn(answer.allFolderIds).flatMap((id) => idIn(id) ?? []);
		for (const id of found.sort((a, b) => b - a)) ids.add(id);
		if (ids.size >= limit) break;
	}
	return [...ids].slice(0, limit);
}
