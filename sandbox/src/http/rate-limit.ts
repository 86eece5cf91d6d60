import type { RateLimit } from '../state/settings.js';
import { json, type Answer } from './answer.js';

const WINDOW_MS = 60_000;

/**
 * Counts each account's requests, polls included
 * (docs/contract/pdf-services.md#limits-credits-and-timing). Requests it refuses are not counted,
 * so waiting as long as it says is always enough.
 */
export class RateLimiter {
	private readonly accepted = new Map<string, number[]>();
	private readonly buckets = new Map<string, { tokens: number; atMs: number }>();

	/** Takes one request into account: undefined when it may pass, else how long to wait. */
	take(account: string, limit: RateLimit, nowMs: number): number | undefined {
		return limit.window === 'bucket'
			? this.takeToken(account, limit, nowMs)
			: this.takeSlot(account, limit, nowMs);
	}

	/** Forgets all counts. */
	clear(): void {
		this.accepted.clear();
		this.buckets.clear();
	}

	private takeSlot(account: string, limit: RateLimit, nowMs: number): number | undefined {
		const fixed = limit.window === 'fixed';
		const sinceMs = fixed ? Math.floor(nowMs / WINDOW_MS) * WINDOW_MS : nowMs - WINDOW_MS + 1;
		const recent = (this.accepted.get(account) ?? []).filter((atMs) => atMs >= sinceMs);
		this.accepted.set(account, recent);
		if (recent.length < limit.requestsPerMinute) {
			recent.push(nowMs);
			return undefined;
		}
		// The slot that has to become free is not the oldest when the limit was lowered meanwhile.
		const blocking = recent[recent.length - limit.requestsPerMinute] ?? nowMs;
		return (fixed ? sinceMs : blocking) + WINDOW_MS - nowMs;
	}

	private takeToken(account: string, limit: RateLimit, nowMs: number): number | undefined {
		const capacity = limit.requestsPerMinute;
		const perMs = capacity / WINDOW_MS;
		const bucket = this.buckets.get(account) ?? { tokens: capacity, atMs: nowMs };
		const tokens = Math.min(capacity, bucket.tokens + (nowMs - bucket.atMs) * perMs);
		const passes = tokens >= 1;
		this.buckets.set(account, { tokens: passes ? tokens - 1 : tokens, atMs: nowMs });
		return passes ? undefined : Math.ceil((1 - tokens) / perMs);
	}
}

/** `Retry-After` in the form asked for; seconds are rounded up so that obeying is enough. */
export function retryAfterHeader(
	form: RateLimit['retryAfter'],
	waitMs: number,
	nowMs: number,
): Record<string, string> {
	switch (form) {
		case 'seconds':
			return { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) };
		case 'date':
			return { 'retry-after': new Date(Math.ceil((nowMs + waitMs) / 1000) * 1000).toUTCString() };
		case 'none':
			return {};
	}
}

/** The refusal: a plain 429, or the limiter's exception wrapped in a gateway 502 as seen live. */
export function rateLimited(limit: RateLimit, waitMs: number, nowMs: number): Answer {
	const headers = retryAfterHeader(limit.retryAfter, waitMs, nowMs);
	if (limit.as === 429)
		return json(429, { code: 'TOO_MANY_REQUESTS', message: 'Too many requests' }, headers);
	return json(
		502,
		{
			error: 'Bad Gateway',
			message: 'RateLimiterException: request blocked by gateway',
			cause: { code: 429 },
		},
		headers,
	);
}
