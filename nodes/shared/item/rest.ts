import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * Puts the execution to rest in n8n's database: no worker is held, and a restart of n8n loses nothing.
 *
 * @param outputs what goes on when the time has come: n8n does not ask the node again
 */
export async function restUntil(
	context: IExecuteFunctions,
	date: Date,
	outputs: INodeExecutionData[][],
): Promise<void> {
	await context.putExecutionToWait(date);
	passOnWhenTimeIsOver(context, outputs);
}

/**
 * Says what n8n passes on when the time of a wait is over: it does so without asking the node. An
 * n8n that takes the first output alone passes on what is in that one, be it nothing.
 */
export function passOnWhenTimeIsOver(
	context: IExecuteFunctions,
	outputs: INodeExecutionData[][],
): void {
	context.getExecuteData().data.main = outputs;
	context.setMetadata({ forwardAllOutputs: true });
}
