import type { Action } from './fault-types.js';
import type { Latency } from './latency.js';

/** One set of keys. Documents, tasks, rate limit and credits are per account. */
export interface Account {
	clientId: string;
	clientSecret: string;
	/** Successful operations the account may still make; left out = no end. */
	credits?: number;
}

/**
 * A rate limit over all requests of an account, polls included
 * (docs/contract/pdf-services.md#limits-credits-and-timing).
 */
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
	/**
	 * How long documents and tasks are kept (docs/contract/pdf-services.md#upload-a-document: 24 h).
	 */
	lifetimeMs: number;
	/**
	 * Two downloads of one id must be this far apart
	 * (docs/contract/pdf-services.md#download-a-document); 0 = no such rule.
	 */
	downloadSpacingMs: number;
	downloadContentType: string;
	/** docs/contract/pdf-services.md#where-sources-disagree row 2. */
	submitStatus: 200 | 202;
	/** docs/contract/pdf-services.md#delete-a-document leaves it open. */
	deleteStatus: 200 | 204;
	/** docs/contract/pdf-services.md#where-sources-disagree row 1. */
	runningStatus: 'IN_PROGRESS' | 'PROCESSING';
	/** `linear`: grows with time; `jumpy`: a few steps; `none`: 0 until the end. */
	progress: 'linear' | 'jumpy' | 'none';
	/** Adds `createdAt` and `updatedAt` to task answers (docs/contract/pdf-services.md#tasks). */
	taskTimestamps: boolean;
	/** A task is PENDING for this long, or half its latency if that is shorter. */
	pendingMs: number;
	latency: Latency;
	/** Overrides by operation name, such as `pdf-from-word`. */
	latencyByOperation: Record<string, Latency>;
	/**
	 * An operation on an upload younger than this is answered 404
	 * (docs/contract/pdf-services.md#the-life-of-an-operation).
	 */
	youngIdMs: number;
	youngIdProbability: number;
	/** User agents (regular expressions) the edge refuses with error 1010; a missing one always is. */
	blockedUserAgents: string[];
	rateLimit: RateLimit | null;
	chaos: Chaos | null;
	/**
	 * docs/contract/pdf-services.md#analyze: false = 404 at `pdf-structural-extract`, 405 = that
	 * status.
	 */
	structuralTrialPath: boolean | 405;
	/** A conversion that runs longer ends as a FAILED task. */
	conversionTimeoutMs: number;
	/**
	 * Limits of pdf-from-url's fetch (docs/contract/pdf-services.md#limits-credits-and-timing: page
	 * load up to 60 s).
	 */
	urlTimeoutMs: number;
	urlMaxBytes: number;
	/** Largest template of document generation (docs/contract/docgen.md#generate-a-document). */
	templateMaxBytes: number;
	/**
	 * Status for an unknown `outputFormat`, a caller's error seen live as 500
	 * (docs/contract/docgen.md#generate-a-document).
	 */
	docgenFormatErrorStatus: 400 | 500;
	/** Credits an analysis costs (docs/contract/docgen.md#analyze-a-template: unknown). */
	analyzeCredits: number;
	/**
	 * Form of the lists of tags; one client types them as arrays
	 * (docs/contract/docgen.md#analyze-a-template).
	 */
	analyzeForm: 'string' | 'array';
	/**
	 * Credits an envelope costs on the gateway (docs/contract/esign.md#limits-and-quotas: 5, or none
	 * for a draft).
	 */
	envelopeCredits: number;
	/**
	 * How long an envelope stays COMPLETED before it is EXECUTED
	 * (docs/contract/esign.md#envelope-statuses).
	 */
	executeDelayMs: number;
	/** eSign: how long after sending signing links have empty parameters. */
	linksDelayMs: number;
	/**
	 * Time zone of the account, in which activities are told
	 * (docs/contract/esign.md#activity-history).
	 */
	activityZone: string;
	/**
	 * Puts TEST MODE on every page, as the vendor's own sandbox does
	 * (docs/contract/esign.md#limits-and-quotas).
	 */
	testModeWatermark: boolean;
	/** Life of a bearer token of the classic host (docs/contract/esign.md#get-a-token: a year). */
	tokenLifetimeMs: number;
	/** The error for a missing token under this status (docs/contract/esign.md#use-a-token). */
	tokenMissingStatus: 200 | 401;
	/**
	 * Real time between a delivery's tries (docs/contract/esign.md#delivery-behaviour: not
	 * published).
	 */
	webhookRetryMs: number;
	/**
	 * Whether a new channel's address is asked with a GET (docs/contract/esign.md#delivery-behaviour,
	 * weak).
	 */
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
	linksDelayMs: 0,
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
