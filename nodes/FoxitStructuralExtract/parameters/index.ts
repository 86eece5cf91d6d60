import type { INodeProperties } from 'n8n-workflow';

import { inputProperties } from './input';
import { options } from './options';
import { outputChoosers, outputProperties } from './output';

/** All parameters of the node. */
export const properties: INodeProperties[] = [
	...outputChoosers,
	...inputProperties,
	...outputProperties,
	options,
];
