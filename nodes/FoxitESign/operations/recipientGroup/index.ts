import type { ESignResource } from '../types';
import { create } from './create';
import { getMany } from './getMany';

/** In the API: e-mail groups. */
export const recipientGroup: ESignResource = {
	value: 'recipientGroup',
	name: 'Recipient Group',
	defaultOperation: 'getMany',
	operations: [create, getMany],
};
