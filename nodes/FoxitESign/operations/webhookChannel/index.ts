import type { ESignResource } from '../types';
import { activate } from './activate';
import { create } from './create';
import { deactivate } from './deactivate';
import { deleteChannel } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const webhookChannel: ESignResource = {
	value: 'webhookChannel',
	name: 'Webhook Channel',
	defaultOperation: 'getMany',
	operations: [activate, create, deactivate, deleteChannel, get, getMany, update],
};
