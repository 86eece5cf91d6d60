import { runItems } from '../item/runItems';
import type { Session } from '../item/session';
import type { JobRun } from './jobRun';

/**
 * Marks documents for deletion. They are deleted when the whole run has given its output: until then a
 * retry may need them, and an error says that they are kept.
 */
export function markCopies(
	{ session, itemIndex }: JobRun,
	ids: ReadonlyArray<string | undefined>,
): void {
	session.copies.push(...ids.flatMap((id) => (id ? [{ documentId: id, itemIndex }] : [])));
}

/**
 * Deletes what was marked. The work is done: a copy that stays at Foxit for a day must not make it fail.
 *
 * @returns sentences about those that could not be deleted
 */
export async function deleteCopies(session: Session, stop: AbortSignal): Promise<string[]> {
	// Several items can have worked on one document.
	const marked = new Map(session.copies.splice(0).map((copy) => [copy.documentId, copy]));
	const copies = [...marked.values()];
	const outcomes = await runItems(
		{ count: copies.length, slots: session.slots, stop, failFast: false },
		async (index, signals) => {
			await session.client.deleteDocument(copies[index]?.documentId ?? '', signals.stop);
		},
	);
	return copies.flatMap(({ documentId, itemIndex }, index) =>
		'failure' in (outcomes[index] ?? {})
			? [
					`Document ${documentId} could not be deleted at Foxit; it expires within 24 hours [item ${itemIndex}]`,
				]
			: [],
	);
}
