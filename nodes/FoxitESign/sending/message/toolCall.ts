import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { objectIn, textIn } from '../../../shared/values/members';

/**
 * Whether n8n runs the node as the human review of an agent's tools. n8n makes such a node of every one
 * that has the operation Send and Wait, and gives it a type of its own.
 */
export function isHumanReview(context: { getNode: () => Pick<INode, 'type'> }): boolean {
	return context.getNode().type.endsWith('HitlTool');
}

/** What an agent wants to do, and waits to be allowed. */
export interface ToolCall {
	name: string;
	/** Its parameters as JSON. */
	input: string;
	/** What the document says of it. */
	text: string;
}

/**
 * The tool call that is under review. It is read from the item that n8n makes of the call, not from
 * expressions: whatever a message leaves out or gets wrong, people sign what will be run.
 */
export function toolCallUnderReview(
	context: IExecuteFunctions,
	itemIndex: number,
): ToolCall | undefined {
	if (!isHumanReview(context)) return undefined;
	const item = objectIn(context.getInputData()[itemIndex]?.json);
	const name = textIn(item.tool) ?? 'not named';
	const input = JSON.stringify(item.toolParameters ?? {}, null, 2);
	const lines = [
		`Tool: ${name}`,
		`Call: ${textIn(item.toolCallId) ?? 'not named'}`,
		`Input: ${input}`,
	];
	return { name, input, text: lines.join('\n') };
}
