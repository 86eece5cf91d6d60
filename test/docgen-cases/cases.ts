/** All cases. */
import type { Case } from './case';
import { LANGUAGE } from './language';
import { LOOPS } from './loops';
import { LOOP_TAGS } from './loopTags';
import { PICTURES } from './pictures';
import { ROW_TAGS } from './rowTags';
import { VALUES } from './values';

export const CASES: Case[] = [
	...VALUES,
	...LOOPS,
	...LOOP_TAGS,
	...ROW_TAGS,
	...PICTURES,
	...LANGUAGE,
];
