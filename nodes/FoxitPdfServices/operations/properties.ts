import type { INodeProperties } from 'n8n-workflow';

import { inputProperties } from '../../shared/ui/input';
import { optionsCollection } from '../../shared/ui/options';
import { outputProperties } from '../../shared/ui/output';
import { operationProperties } from '../../shared/ui/operationTable';
import { RESOURCES } from './index';
import { taskOptions } from './taskOptions';
import type { Operation, TaskOperation } from '../executor/types';

/** All parameters of the node, assembled from the operations table. */
export function assembleProperties(): INodeProperties[] {
	return operationProperties(RESOURCES, 'createPdf', fieldsOf);
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
