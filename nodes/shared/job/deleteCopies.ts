import { runItems } from '../item/runItems';
import type { Session } from '../item/session';
import type { JobRun } from './jobRun';

/**
 * Marks documents for deletion. They are deleted when the whole run has given its output: until then a
 * retry may need them, and an error says that they are kept.
 */
export function markCopies({ session }: JobRun, ids: ReadonlyArray<string | undefined>): void {
	session.copies.push(...ids.flatMap((id) => (id ? [id] : [])));
}

/**
 * Deletes what was marked. The work is done: a copy that stays at Foxit for a day must not make it fail.
 *
 * @returns sentences about those that could not be deleted
 */
export async function deleteCopies(session: Session, stop: AbortSignal): Promise<string[]> {
	const ids = [...new Set(session.copies.splice(0))];
	const outcomes = await runItems(
		{ count: ids.length, concurrency: session.concurrency, stop, failFast: false },
		async (index, signals) => {
			await session.client.deleteDocument(ids[index] ?? '', signals.stop);
		},
	);
	return ids.flatMap((id, index) =>
		'failure' in (outcomes[index] ?? {})
			? [`Document ${id} could not be deleted at Foxit; it expires within 24 hours`]
			: [],
	);
}
