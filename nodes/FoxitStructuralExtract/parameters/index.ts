import type { INodeProperties } from 'n8n-workflow';

import { inputProperties } from './input';
import { options } from './options';
import { outputProperties } from './output';

/** All parameters of the node. */
export const properties: INodeProperties[] = [...inputProperties, ...outputProperties, options];
