import type { Operation } from '../../operations/types.js';
import { execute } from './execute.js';
import { prepare } from './prepare.js';

/** What the worker does for eSign. Not operations of an API: only the sandbox itself asks for them. */
export const esignJobs: ReadonlyArray<Pick<Operation, 'name' | 'work'>> = [prepare, execute];
