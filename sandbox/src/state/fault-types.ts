/** Which part of a body to let through: a number of bytes, or a share from 0 to 1. */
export interface Portion {
	bytes?: number;
	fraction?: number;
}

/** What a fault does. README.md describes each from the client's side. */
export type Action =
	| {
			type: 'status';
			status: number;
			body?: unknown;
			headers?: Record<string, string>;
			contentType?: string;
	  }
	| { type: 'cloudflare-1010' }
	| { type: 'html-502' }
	| { type: 'reset-before' }
	| { type: 'reset-after' }
	| ({ type: 'truncate'; close?: boolean } & Portion)
	| ({ type: 'stall' } & Portion)
	| ({ type: 'short'; cut?: 'tail' | 'head' } & Portion)
	| { type: 'delay'; ms: number }
	| { type: 'task-fail'; code: string; message: string }
	| { type: 'never-finish' };

/** Which requests a rule is for: all given members must fit. */
export interface Match {
	method?: string;
	/** Regular expression, searched for in the path without its query. */
	path?: string;
	/** Name of the operation a request submits, such as `pdf-from-word`. */
	operation?: string;
	/** In the path, or among the documents a submit names. */
	documentId?: string;
	taskId?: string;
}

/** A fault and when it strikes. */
export interface FaultRule {
	id?: string;
	match?: Match;
	/** How often it strikes; -1 = always. Default 1. */
	times?: number;
	/** Fitting requests let through before it first strikes. Default 0. */
	skip?: number;
	/** Chance for each fitting request, drawn from the seed. Default 1. */
	probability?: number;
	action: Action;
}

/** A fault chosen for one request. */
export interface Fault {
	id: string;
	action: Action;
}
