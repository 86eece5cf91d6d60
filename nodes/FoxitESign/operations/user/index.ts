import type { ESignResource } from '../types';
import { create } from './create';
import { deleteUser } from './delete';
import { getMany } from './getMany';
import { update } from './update';

export const user: ESignResource = {
	value: 'user',
	name: 'User',
	defaultOperation: 'getMany',
	operations: [create, deleteUser, getMany, update],
};
