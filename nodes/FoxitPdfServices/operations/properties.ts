import type { INodeProperties } from 'n8n-workflow';

import { inputProperties } from '../../shared/ui/input';
import { optionsCollection } from '../../shared/ui/options';
import { outputProperties } from '../../shared/ui/output';
import { showFor } from '../../shared/ui/properties';
import { RESOURCES } from './index';
import { taskOptions } from './taskOptions';
import type { Operation, Resource, TaskOperation } from './types';

/** All parameters of the node, assembled from the operations table. */
export function assembleProperties(): INodeProperties[] {
	return [resourceProperty(), ...RESOURCES.flatMap(propertiesOf)];
}

function resourceProperty(): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: RESOURCES.map(({ name, value }) => ({ name, value })),
		default: 'createPdf',
	};
}

function propertiesOf(resource: Resource): INodeProperties[] {
	const defaultOperation = resource.operations[0]?.value ?? '';
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

function fieldsOf(operation: Operation): INodeProperties[] {
	return operation.kind === 'task' ? taskFields(operation) : operation.properties;
}

function taskFields(operation: TaskOperation): INodeProperties[] {
	return [
		...inputProperties(operation.inputModes),
		...operation.properties,
		...outputProperties(operation.result),
		optionsCollection(...taskOptions(operation)),
	];
}
