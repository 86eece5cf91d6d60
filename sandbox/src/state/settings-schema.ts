import { Ajv, type ValidateFunction } from 'ajv';
import { ACTION_SCHEMA, FAULT_RULE_SCHEMA } from './fault-schema.js';
import type { FaultRule } from './fault-types.js';
import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from './settings.js';

const MS = { type: 'number', minimum: 0 };
const PROBABILITY = { type: 'number', minimum: 0, maximum: 1 };
const strict = (
	properties: Record<string, object>,
	required = Object.keys(properties),
): object => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});
const kind = (name: string, properties: Record<string, object>): object =>
	strict({ kind: { const: name }, ...properties });

const LATENCY = {
	type: 'object',
	required: ['kind'],
	discriminator: { propertyName: 'kind' },
	oneOf: [
		kind('fixed', { ms: MS }),
		kind('uniform', { minMs: MS, maxMs: MS }),
		kind('lognormal', { medianMs: MS, sigma: MS, maxMs: MS }),
	],
};
const RATE_LIMIT = strict({
	requestsPerMinute: { type: 'integer', minimum: 1 },
	window: { enum: ['sliding', 'fixed', 'bucket'] },
	retryAfter: { enum: ['seconds', 'date', 'none'] },
	as: { enum: [429, 'hidden502'] },
});
const CHAOS = strict({
	seed: { type: 'integer' },
	probability: PROBABILITY,
	actions: { type: 'array', minItems: 1, items: ACTION_SCHEMA },
});
const ACCOUNT = strict(
	{
		clientId: { type: 'string', minLength: 1 },
		clientSecret: { type: 'string', minLength: 1 },
		credits: { type: 'integer', minimum: 0 },
	},
	['clientId', 'clientSecret'],
);

const SETTINGS = strict({
	seed: { type: 'integer' },
	accounts: { type: 'array', minItems: 1, items: ACCOUNT },
	uploadMaxBytes: { type: 'integer', minimum: 1 },
	lifetimeMs: MS,
	downloadSpacingMs: MS,
	downloadContentType: { type: 'string', minLength: 1 },
	submitStatus: { enum: [200, 202] },
	deleteStatus: { enum: [200, 204] },
	runningStatus: { enum: ['IN_PROGRESS', 'PROCESSING'] },
	progress: { enum: ['linear', 'jumpy', 'none'] },
	taskTimestamps: { type: 'boolean' },
	pendingMs: MS,
	latency: LATENCY,
	latencyByOperation: { type: 'object', additionalProperties: LATENCY },
	youngIdMs: MS,
	youngIdProbability: PROBABILITY,
	blockedUserAgents: { type: 'array', items: { type: 'string', format: 'regex' } },
	rateLimit: { anyOf: [{ type: 'null' }, RATE_LIMIT] },
	chaos: { anyOf: [{ type: 'null' }, CHAOS] },
	structuralTrialPath: { enum: [true, false, 405] },
	conversionTimeoutMs: { type: 'number', minimum: 1 },
	urlTimeoutMs: { type: 'number', minimum: 1 },
	urlMaxBytes: { type: 'integer', minimum: 1 },
	templateMaxBytes: { type: 'integer', minimum: 1 },
	docgenFormatErrorStatus: { enum: [400, 500] },
	analyzeCredits: { type: 'integer', minimum: 0 },
	analyzeForm: { enum: ['string', 'array'] },
	envelopeCredits: { type: 'integer', minimum: 0 },
	executeDelayMs: MS,
	linksDelayMs: MS,
	activityZone: { type: 'string', format: 'time-zone' },
	testModeWatermark: { type: 'boolean' },
	tokenLifetimeMs: MS,
	tokenMissingStatus: { enum: [200, 401] },
	webhookRetryMs: MS,
	webhookProbe: { type: 'boolean' },
});

const ajv = new Ajv({
	discriminator: true,
	allowUnionTypes: true,
	formats: { regex: isRegex, 'time-zone': isTimeZone },
});
const validSettings = ajv.compile<Settings>(SETTINGS);
const validRule = ajv.compile<FaultRule>(FAULT_RULE_SCHEMA);

/** What is wrong with settings or fault rules, in words for whoever wrote them. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
}

/** Settings with a change applied. Throws {@link SettingsError}; the given settings stay as they are. */
export function patchSettings(current: Settings, patch: unknown): Settings {
	if (!isObject(patch)) throw new SettingsError('settings must be a JSON object');
	const merged = mergeDeep(current, withRateLimitDefaults(patch));
	if (!validSettings(merged)) throw new SettingsError(explain('settings', validSettings));
	return merged;
}

/** Fault rules from a control request: one or a list. Throws {@link SettingsError}. */
export function parseFaultRules(input: unknown): FaultRule[] {
	return (Array.isArray(input) ? (input as unknown[]) : [input]).map((rule, index) => {
		if (!validRule(rule)) throw new SettingsError(explain(`faults[${index}]`, validRule));
		return rule;
	});
}

/** `{requestsPerMinute: 15}` alone is the common wish; the rest has a sensible default. */
function withRateLimitDefaults(patch: SettingsPatch): SettingsPatch {
	if (!isObject(patch.rateLimit)) return patch;
	return {
		...patch,
		rateLimit: { window: 'sliding', retryAfter: 'seconds', as: 429, ...patch.rateLimit },
	};
}

function mergeDeep(current: unknown, patch: unknown): unknown {
	if (!isObject(current) || !isObject(patch)) return structuredClone(patch);
	// A new `kind` is a new thing: members of the old one must not stay behind.
	if ('kind' in patch) return structuredClone(patch);
	const merged: Record<string, unknown> = { ...current };
	for (const [key, value] of Object.entries(patch)) {
		if (value !== undefined) merged[key] = mergeDeep(current[key], value);
	}
	return merged;
}

function explain(what: string, validate: ValidateFunction): string {
	const details = (validate.errors ?? []).map((error) => {
		const where = `${what}${error.instancePath.replaceAll('/', '.')}`;
		const named: unknown = error.params['additionalProperty'];
		return typeof named === 'string'
			? `${where}: unknown member '${named}'`
			: `${where}: ${error.message ?? 'invalid'}`;
	});
	return [...new Set(details)].join('; ');
}

function isRegex(source: string): boolean {
	try {
		new RegExp(source);
		return true;
	} catch {
		return false;
	}
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The defaults with a change applied: what a sandbox starts with and goes back to on reset. */
export function initialSettings(patch: unknown = {}): Settings {
	return patchSettings(structuredClone(DEFAULT_SETTINGS), patch);
}
