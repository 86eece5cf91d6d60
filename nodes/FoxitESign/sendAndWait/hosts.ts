import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { objectIn } from '../../shared/values/members';

/** What the contexts of n8n 1.x have; n8n 2 checks the signature of every resume URL. */
interface FirstMajor {
	setSignatureValidationRequired: () => void;
}

/** The context as n8n 1.x has it; `undefined` in n8n 2. */
export function firstMajor(context: object): FirstMajor | undefined {
	return 'setSignatureValidationRequired' in context ? (context as FirstMajor) : undefined;
}

/**
 * The JSON of the item that an execution went to rest with. n8n 2 links what a woken node puts out by
 * its second output to an input that does not exist, so the item has to be carried along.
 */
export function restingItem(context: IWebhookFunctions): IDataObject {
	const { evaluateExpression } = context as unknown as Partial<Evaluator>;
	return objectIn(evaluateExpression?.call(context, '{{ $json }}', 0)) as IDataObject;
}

interface Evaluator {
	evaluateExpression: (expression: string, itemIndex: number) => unknown;
}
