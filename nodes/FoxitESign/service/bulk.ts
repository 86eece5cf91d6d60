import type { CallKind } from '../../shared/api/retryPolicy';
import { asFailure, type FoxitFailure } from '../../shared/failure';
import type { Answer } from './answers';
import type { ESignClient } from './eSignClient';

/**
 * A call that does the same to several things. Sources differ on whether its body is an object or an
 * array around one (docs/contract/esign.md#where-sources-disagree, row 3): the object goes first,
 * the array when the service does not understand it.
 */
export async function changeSeveral(
	client: ESignClient,
	path: string,
	body: object,
	kind: CallKind,
	signal: AbortSignal,
): Promise<Answer> {
	try {
		return await client.change(path, body, kind, signal);
	} catch (caught) {
		const failure = asFailure(caught);
		if (!objectsToForm(failure, Object.keys(body))) throw failure;
		return await client.change(path, [body], kind, signal);
	}
}

/** Whether a refusal is about how the request is written, and not about what it asks for. */
function objectsToForm({ kind, facts }: FoxitFailure, members: readonly string[]): boolean {
	if (kind === 'unsupportedMedia') return true;
	if (kind !== 'validation') return false;
	const words = facts.foxitMessage ?? '';
	return (
		members.some((member) => words.includes(member)) ||
		/\b(array|deserializ\w*|json|request body)\b/i.test(words)
	);
}
