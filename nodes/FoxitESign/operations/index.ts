import type { INodeProperties } from 'n8n-workflow';

import { accountProperty } from '../service/eSignAccess';
import { operationProperties } from '../../shared/ui/operationTable';
import { cancel } from './envelope/cancel';
import { createDraft } from './envelope/createDraft';
import { deleteEnvelope } from './envelope/delete';
import { download } from './envelope/download';
import { exportReport } from './envelope/exportReport';
import { findByCorrelationValue } from './envelope/findByCorrelationValue';
import { get } from './envelope/get';
import { getActivity } from './envelope/getActivity';
import { getDeletedLog } from './envelope/getDeletedLog';
import { getMany } from './envelope/getMany';
import { modify } from './envelope/modify';
import { moveToRecycleBin } from './envelope/moveToRecycleBin';
import { regenerateSession } from './envelope/regenerateSession';
import { remind } from './envelope/remind';
import { send } from './envelope/send';
import { sendAndWait } from './envelope/sendAndWait';
import { sendDraft } from './envelope/sendDraft';
import { updateFields } from './envelope/updateFields';
import { updateRecipients } from './envelope/updateRecipients';
import { recipientGroup } from './recipientGroup';
import { template } from './template';
import type { ESignResource } from './types';
import { user } from './user';
import { webhookChannel } from './webhookChannel';

/**
 * The operations table: the node's parameters and its behaviour are both made from it. Resources come
 * by use, and so do n8n's actions; operations are sorted by name.
 */
export const RESOURCES: readonly ESignResource[] = [
	{
		value: 'envelope',
		name: 'Envelope',
		defaultOperation: 'send',
		operations: [
			cancel,
			createDraft,
			deleteEnvelope,
			download,
			exportReport,
			findByCorrelationValue,
			get,
			getActivity,
			getDeletedLog,
			getMany,
			modify,
			moveToRecycleBin,
			remind,
			regenerateSession,
			send,
			sendAndWait,
			sendDraft,
			updateFields,
			updateRecipients,
		],
	},
	template,
	recipientGroup,
	user,
	webhookChannel,
];

/** All parameters of the node, assembled from the operations table. */
export const properties: INodeProperties[] = [
	accountProperty,
	...operationProperties(RESOURCES, 'envelope', (operation) => operation.properties),
];
