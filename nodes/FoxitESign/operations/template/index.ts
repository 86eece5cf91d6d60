import type { ESignResource } from '../types';
import { create } from './create';
import { get } from './get';
import { getDetails } from './getDetails';
import { getMany } from './getMany';
import { sendFromTemplate } from './sendFromTemplate';

export const template: ESignResource = {
	value: 'template',
	name: 'Template',
	defaultOperation: 'getMany',
	operations: [create, get, getDetails, getMany, sendFromTemplate],
};
