import type { JobRun } from './jobRun';

/**
 * The name that came with an ID: an item that has a document's or a task's ID, or the address of a
 * share link, from whichever operation, says beside it how the file is called.
 */
export function nameWithId(
	{ context, itemIndex }: Pick<JobRun, 'context' | 'itemIndex'>,
	id: string,
	index = itemIndex,
): string | undefined {
	const json = context.getInputData()[index]?.json ?? {};
	const { fileName } = json;
	const isOfId = Object.values(json).includes(id);
	return isOfId && typeof fileName === 'string' && fileName.trim() !== '' ? fileName : undefined;
}
