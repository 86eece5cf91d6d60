import type { INodeProperties } from 'n8n-workflow';

import { inputFailure } from '../failure';
import { showFor } from './properties';

/** What every entry of an operations table has. */
export interface OperationEntry {
	/** Unique within its resource. */
	value: string;
	/** Title Case, as the Operation list shows it. */
	name: string;
	/** Sentence case, as the node panel shows it. */
	action: string;
	description: string;
}

/** A group of operations: one entry of the Resource list. */
export interface ResourceEntry<O extends OperationEntry> {
	value: string;
	name: string;
	operations: readonly O[];
	/** The operation that a new node begins with; the first one if not given. */
	defaultOperation?: string;
}

/**
 * The parameters of a node, made from its operations table.
 *
 * @param fieldsOf the parameters of one operation; they are shown for it alone
 */
export function operationProperties<O extends OperationEntry>(
	resources: ReadonlyArray<ResourceEntry<O>>,
	defaultResource: string,
	fieldsOf: (operation: O) => INodeProperties[],
): INodeProperties[] {
	const chooser: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value }) => ({ name, value })),
		default: defaultResource,
	};
	return [chooser, ...resources.flatMap((resource) => resourceProperties(resource, fieldsOf))];
}

function resourceProperties<O extends OperationEntry>(
	resource: ResourceEntry<O>,
	fieldsOf: (operation: O) => INodeProperties[],
): INodeProperties[] {
	const defaultOperation = resource.defaultOperation ?? resource.operations[0]?.value ?? '';
	const chooser: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations.map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: defaultOperation,
	};
	const own = resource.operations.flatMap((operation) =>
		showFor(fieldsOf(operation), { resource: [resource.value], operation: [operation.value] }),
	);
	return [chooser, ...own];
}

/**
 * Finds an operation by the values of the two parameters that choose it.
 *
 * @throws FoxitFailure `input` when there is no such operation
 */
export function operationOf<O extends OperationEntry>(
	resources: ReadonlyArray<ResourceEntry<O>>,
	{ resource, operation }: { resource: string; operation: string },
): O {
	const entry = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (entry) return entry;
	throw inputFailure(`There is no operation "${operation}" for "${resource}"`, {
		parameter: 'Operation',
	});
}
