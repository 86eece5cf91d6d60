import type { IDataObject, IExecuteFunctions, INode, IWebhookFunctions } from 'n8n-workflow';

import { isHumanReview } from '../sending/message/toolCall';
import { asFailure } from '../../shared/failure';
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
 * Whether every end leaves by the first of two outputs: in n8n 1, of nodes saved before *Use One
 * Output*; and of an agent's review, where n8n looks nowhere else for `approved`.
 */
export function takesAllByFirst(context: { getNode: () => INode }): boolean {
	if (isHumanReview(context)) return true;
	return firstMajor(context) !== undefined && context.getNode().typeVersion < 1.1;
}

/** The JSON of the item that an execution went to rest with: what the node before has put out. */
export function restingItem(context: IWebhookFunctions): IDataObject {
	const { evaluateExpression } = context as unknown as Partial<Evaluator>;
	try {
		return objectIn(evaluateExpression?.call(context, INPUT, 0)) as IDataObject;
	} catch (caught) {
		// The execution must wake, whatever has become of the node before.
		context.logger.warn(`The input of the wait could not be read: ${asFailure(caught).message}`);
		return {};
	}
}

/** Not `$json`: what is put out when the time is over has taken the input's place. */
const INPUT = '{{ $($prevNode.name).all($prevNode.outputIndex, $prevNode.runIndex)[0].json }}';

interface Evaluator {
	evaluateExpression: (expression: string, itemIndex: number) => unknown;
}

/**
 * Keeps a further call of a reviewed tool from passing without a review. n8n wakes an execution by
 * turning off the node that has rested, and calls that an agent makes side by side share that node: the
 * others would be passed on as they are. So the one that rests gets a node of its own.
 */
export function restApart(context: IExecuteFunctions): void {
	const executeData = context.getExecuteData();
	executeData.node = { ...executeData.node };
}
