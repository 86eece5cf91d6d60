import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { OperationEntry, ResourceEntry } from '../../shared/ui/operationTable';
import type { ESignRun } from '../run/eSignRun';

/** One entry of the operations table. */
export interface ESignOperation extends OperationEntry {
	/** Shown for this operation only; display conditions on resource and operation are added. */
	properties: INodeProperties[];
	/** Checks the parameters, calls the service and makes the output items of one input item. */
	execute: (run: ESignRun) => Promise<INodeExecutionData[]>;
}

/** A group of operations: one entry of the Resource list. */
export type ESignResource = ResourceEntry<ESignOperation>;
