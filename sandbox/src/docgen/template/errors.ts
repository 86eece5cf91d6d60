import { TaskFailure } from '../../errors.js';

/** Code of what is wrong with a template, as against what went wrong in the sandbox. */
export const BAD_TEMPLATE = 'BAD_TEMPLATE';

/**
 * A template the service refuses (docs/contract/docgen.md#generate-a-document); the beginning is
 * that of a live message.
 */
export function badTemplate(reason: string): TaskFailure {
	return new TaskFailure(`An error occurred while analyzing the template: ${reason}`, BAD_TEMPLATE);
}

/** What the template would be if it could be read. */
export function notWord(error: unknown): TaskFailure {
	const reason = error instanceof Error ? error.message : String(error);
	return badTemplate(`it is not a Word document: ${reason}`);
}
