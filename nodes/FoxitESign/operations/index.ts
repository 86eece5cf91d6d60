import type { INodeProperties } from 'n8n-workflow';

import { operationProperties } from '../../shared/ui/operationTable';
import { createDraft } from './envelope/createDraft';
import { get } from './envelope/get';
import { modify } from './envelope/modify';
import { remind } from './envelope/remind';
import { send } from './envelope/send';
import { sendAndWait } from './envelope/sendAndWait';
import { sendDraft } from './envelope/sendDraft';
import type { ESignResource } from './types';

/**
 * The operations table: the node's parameters and its behaviour are both made from it. Resources
 * and operations are sorted by name, as n8n shows them.
 */
export const RESOURCES: readonly ESignResource[] = [
	{
		value: 'envelope',
		name: 'Envelope',
		operations: [createDraft, get, modify, remind, send, sendAndWait, sendDraft],
	},
];

/** All parameters of the node but the account's, assembled from the operations table. */
export function assembleProperties(): INodeProperties[] {
	return operationProperties(RESOURCES, 'envelope', ({ properties }) => properties);
}
