import type { INodeProperties } from 'n8n-workflow';

import { inputProperties } from '../../shared/ui/input';
import { optionsCollection } from '../../shared/ui/options';
import { outputProperties } from '../../shared/ui/output';
import { operationProperties } from '../../shared/ui/operationTable';
import { RESOURCES } from './index';
import { taskOptions } from './taskOptions';
import type { Operation, TaskOperation } from '../executor/types';

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

/** All parameters of the node, assembled from the operations table. */
export const properties: INodeProperties[] = operationProperties(RESOURCES, 'createPdf', fieldsOf);
