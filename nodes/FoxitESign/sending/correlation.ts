import type { IExecuteFunctions } from 'n8n-workflow';

/** Name of the custom field that carries the correlation value. */
export const CORRELATION_NAME = 'n8nCorrelation';

/**
 * A value by which an envelope can be found again, whatever became of the answer: the service has no
 * idempotency key (eSign contract section 4.5). It is the same for every try of one item in one
 * execution, and different for any other.
 */
export function correlationValue(context: IExecuteFunctions, itemIndex: number): string {
	const runIndex = String(context.getWorkflowDataProxy(itemIndex).$runIndex);
	const instance = context.getInstanceId().slice(0, 8);
	const node = context.getNode().id.replace(/-/g, '').slice(0, 8);
	return ['n8n', instance, context.getExecutionId(), node, runIndex, itemIndex].join('-');
}
