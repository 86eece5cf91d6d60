/**
 * Limiters, as gateways count. Each takes the time in milliseconds and says whether a request may
 * pass, and if not, after how many milliseconds one may.
 */
const MAKERS = {
	window(count, ms) {
		let window = NaN;
		let used = 0;
		return (now) => {
			const current = Math.floor(now / ms);
			if (current !== window) [window, used] = [current, 0];
			if (used >= count) return (current + 1) * ms - now;
			used += 1;
			return 0;
		};
	},
	sliding(count, ms) {
		const passed = [];
		return (now) => {
			while (passed.length > 0 && passed[0] <= now - ms) passed.shift();
			if (passed.length >= count) return passed[0] + ms - now;
			passed.push(now);
			return 0;
		};
	},
	bucket(perMs, capacity) {
		let level = capacity;
		let last = 0;
		return (now) => {
			level = Math.min(capacity, level + (now - last) * perMs);
			last = now;
			if (level < 1 - 1e-9) return Math.ceil((1 - level) / perMs);
			level -= 1;
			return 0;
		};
	},
};

/** @returns {(now: number) => number} 0 when a request may pass, else the wait in milliseconds */
export function makeLimiter(limiter) {
	if (!limiter) return () => 0;
	const { kind, count, ms, capacity } = limiter;
	return kind === 'bucket' ? MAKERS.bucket(count / ms, capacity) : MAKERS[kind](count, ms);
}

/** What the service says about when to come back. */
export function retryAfter(says, waitMs) {
	if (says === 'nothing') return {};
	return { 'retry-after': String(says === 'one second' ? 1 : Math.ceil(waitMs / 1_000)) };
}
