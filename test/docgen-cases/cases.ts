/** All cases. */
import type { Case } from './case';
import { LANGUAGE } from './language';
import { LOOPS } from './loops';
import { VALUES } from './values';

export const CASES: Case[] = [...VALUES, ...LOOPS, ...LANGUAGE];
