import type { Action } from './fault-types.js';
import type { Latency } from './latency.js';

/** One set of keys. Documents, tasks, rate limit and credits are per account. */
export interface Account {
	clientId: string;
	clientSecret: string;
	/** Successful operations the account may still make; left out = no end. */
	credits?: number;
}

/** A rate limit over all requests of an account, polls included (contract section 7). */
export interface RateLimit {
	requestsPerMinute: number;
	/** `sliding`: the last 60 s; `fixed`: minutes by the clock; `bucket`: tokens that flow back evenly. */
	window: 'sliding' | 'fixed' | 'bucket';
	/** Form of the Retry-After header. */
	retryAfter: 'seconds' | 'date' | 'none';
	/** A plain 429, or hidden in a gateway's 502 as seen live. */
	as: 429 | 'hidden502';
}

/** Faults drawn by lot for every request no rule takes. */
export interface Chaos {
	seed: number;
	/** 0 to 1, for each request. */
	probability: number;
	/** One of these is drawn, with equal chances among those that can apply to the request. */
	actions: Action[];
}

/** Everything about the sandbox that can be changed, at the start or while it runs. */
export interface Settings {
	/** Seed of latencies, probabilities and rule lots. */
	seed: number;
	accounts: Account[];
	uploadMaxBytes: number;
	/** How long documents and tasks are kept (contract section 4.1: 24 h). */
	lifetimeMs: number;
	/** Two downloads of one id must be this far apart (contract section 4.2); 0 = no such rule. */
	downloadSpacingMs: number;
	downloadContentType: string;
	/** Contract section 11 row 2. */
	submitStatus: 200 | 202;
	/** Contract section 4.3 leaves it open. */
	deleteStatus: 200 | 204;
	/** Contract section 11 row 1. */
	runningStatus: 'IN_PROGRESS' | 'PROCESSING';
	/** `linear`: grows with time; `jumpy`: a few steps; `none`: 0 until the end. */
	progress: 'linear' | 'jumpy' | 'none';
	/** Adds `createdAt` and `updatedAt` to task answers (contract section 5). */
	taskTimestamps: boolean;
	/** A task is PENDING for this long, or half its latency if that is shorter. */
	pendingMs: number;
	latency: Latency;
	/** Overrides by operation name, such as `pdf-from-word`. */
	latencyByOperation: Record<string, Latency>;
	/** An operation on an upload younger than this is answered 404 (contract section 3). */
	youngIdMs: number;
	youngIdProbability: number;
	/** User agents (regular expressions) the edge refuses with error 1010; a missing one always is. */
	blockedUserAgents: string[];
	rateLimit: RateLimit | null;
	chaos: Chaos | null;
	/** Contract section 9.8: false = 404 at `pdf-structural-extract`, 405 = that status. */
	structuralTrialPath: boolean | 405;
	/** A conversion that runs longer ends as a FAILED task. */
	conversionTimeoutMs: number;
	/** Limits of pdf-from-url's fetch (contract section 7: page load up to 60 s). */
	urlTimeoutMs: number;
	urlMaxBytes: number;
	/** Largest template of document generation (DocGen contract section 2). */
	templateMaxBytes: number;
	/** Status for an unknown `outputFormat`, a caller's error seen live as 500 (DocGen contract section 2). */
	docgenFormatErrorStatus: 400 | 500;
	/** Credits an analysis costs (DocGen contract section 3: unknown). */
	analyzeCredits: number;
	/** Form of the lists of tags; one client types them as arrays (DocGen contract section 3). */
	analyzeForm: 'string' | 'array';
	/** Credits an envelope costs on the gateway (eSign contract section 11: 5, or none for a draft). */
	envelopeCredits: number;
	/** How long an envelope stays COMPLETED before it is EXECUTED (eSign contract section 6.2). */
	executeDelayMs: number;
	/** Time zone of the account, in which activities are told (eSign contract section 7.8). */
	activityZone: string;
	/** Puts TEST MODE on every page, as the vendor's own sandbox does (eSign contract section 11). */
	testModeWatermark: boolean;
	/** Life of a bearer token of the classic host (eSign contract section 3.1: a year). */
	tokenLifetimeMs: number;
	/** The error for a missing token under this status (eSign contract section 3.2). */
	tokenMissingStatus: 200 | 401;
	/** Real time between a delivery's tries (eSign contract section 5.5: not published). */
	webhookRetryMs: number;
	/** Whether a new channel's address is asked with a GET (eSign contract section 5.5, weak). */
	webhookProbe: boolean;
}

/** Keys of the account a sandbox has when it is told of no other. */
export const DEFAULT_KEYS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' } as const;

/** The settings a sandbox starts with when it is told nothing. */
export const DEFAULT_SETTINGS: Settings = {
	seed: 1,
	accounts: [DEFAULT_KEYS],
	uploadMaxBytes: 100 * 1024 * 1024,
	lifetimeMs: 24 * 60 * 60 * 1000,
	downloadSpacingMs: 2100,
	downloadContentType: 'application/octet-stream',
	submitStatus: 202,
	deleteStatus: 200,
	runningStatus: 'IN_PROGRESS',
	progress: 'linear',
	taskTimestamps: false,
	pendingMs: 150,
	latency: { kind: 'uniform', minMs: 800, maxMs: 2500 },
	latencyByOperation: {},
	youngIdMs: 0,
	youngIdProbability: 1,
	blockedUserAgents: ['^Python-urllib/', '^Java/', '^libwww-perl/', '^Go-http-client/'],
	rateLimit: null,
	chaos: null,
	structuralTrialPath: true,
	conversionTimeoutMs: 60_000,
	urlTimeoutMs: 60_000,
	urlMaxBytes: 50 * 1024 * 1024,
	templateMaxBytes: 4 * 1024 * 1024,
	docgenFormatErrorStatus: 500,
	analyzeCredits: 1,
	analyzeForm: 'string',
	envelopeCredits: 5,
	executeDelayMs: 0,
	activityZone: 'UTC',
	testModeWatermark: false,
	tokenLifetimeMs: 365 * 24 * 60 * 60 * 1000,
	tokenMissingStatus: 401,
	webhookRetryMs: 300,
	webhookProbe: false,
};

/** A change to the settings: objects are merged, lists and everything else replaced, `null` switches off. */
export type SettingsPatch = {
	[Key in keyof Settings]?: Settings[Key] extends number | string | boolean | unknown[]
		? Settings[Key]
		: Partial<NonNullable<Settings[Key]>> | Extract<Settings[Key], null>;
};
