import type { IncomingMessage } from 'node:http';
import type { Sandbox } from '../sandbox.js';
import type { Account } from '../state/settings.js';
import { errorAnswer, type Answer } from './answer.js';
import { authenticate } from './auth.js';

/** Finds out whose request it is; an answer is a refusal. */
export type Identify = (
	raw: IncomingMessage,
	query: URLSearchParams,
	sandbox: Sandbox,
) => Promise<Account | Answer> | Account | Answer;

/** A way into the sandbox: how it tells who is there, and in what words it refuses. */
export interface ApiSurface {
	/** What the paths behind it begin with. */
	prefix: string;
	identify: Identify;
	/** Whatever an endpoint threw, or that there is none. */
	refuse(error: unknown): Answer;
}

/** The gateway, for all that has no surface of its own. */
export const gateway: ApiSurface = {
	prefix: '/',
	identify: (raw, _query, { settings }) => authenticate(raw.headers, settings.accounts),
	refuse: errorAnswer,
};
