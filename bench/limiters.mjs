/** Limiters as gateways have them, for benches and tests in virtual time. */

export const MINUTE = 60_000;

/** What a refusal says about when to come back. */
export const WORDS = {
	true: (ms) => Math.ceil(ms / 1_000) * 1_000,
	none: () => undefined,
	'always 1': () => 1_000,
};

// Limiters: a question at a time gives 0 or the milliseconds until there is room.
export const window = (count, ms, offset, countRefusals = false) => {
	let current = NaN;
	let used = 0;
	return (t) => {
		const index = Math.floor((t + offset) / ms);
		if (index !== current) [current, used] = [index, 0];
		if (used < count) {
			used += 1;
			return 0;
		}
		if (countRefusals) used += 1;
		return (index + 1) * ms - offset - t;
	};
};
export const sliding = (count, ms) => {
	const granted = [];
	return (t) => {
		while (granted.length > 0 && granted[0] <= t - ms) granted.shift();
		if (granted.length >= count) return granted[0] + ms - t;
		granted.push(t);
		return 0;
	};
};
export const bucket = (perMinute, capacity) => {
	let tokens = capacity;
	let last = 0;
	return (t) => {
		tokens = Math.min(capacity, tokens + ((t - last) * perMinute) / MINUTE);
		last = t;
		if (tokens < 1 - 1e-9) return ((1 - tokens) * MINUTE) / perMinute;
		tokens -= 1;
		return 0;
	};
};
export const both = (first, second) => (t) => first(t) || second(t);
/** Another limit from some moment on. */
export const then = (first, at, second) => (t) => (t < at ? first(t) : second(t));
/** Whoever asks again within a second of a refusal is shut out for half a minute. */
export const banning = (limiter) => {
	let refusedAt = -Infinity;
	let until = 0;
	return (t) => {
		if (t - refusedAt < 1_000 && t > until) until = t + 30_000;
		const waitMs = t < until ? until - t : limiter(t);
		if (waitMs > 0) refusedAt = t;
		return waitMs;
	};
};

export const LIMITERS = [
	...[15, 100].flatMap((n) => [
		[`${n} a minute, fixed`, (r) => window(n, MINUTE, r() * MINUTE), n * 7],
		[`${n} a minute, fixed, refusals count`, (r) => window(n, MINUTE, r() * MINUTE, true), n * 7],
		[`${n} a minute, sliding`, () => sliding(n, MINUTE), n * 7],
		[`${n} a minute, bucket of ${n}`, () => bucket(n, n), n * 7],
		[`${n} a minute, bucket of 3`, () => bucket(n, 3), n * 7],
		[`${n} a minute, bucket of 1`, () => bucket(n, 1), n * 7],
	]),
	...[2, 5].flatMap((n) => [
		[`${n} a second, windows`, (r) => window(n, 1_000, r() * 1_000), 600],
		[`${n} a second, bucket of ${n}`, () => bucket(n * 60, n), 600],
		[
			`${n} a second and 60 a minute`,
			(r) => both(window(n, 1_000, r() * 1_000), sliding(60, MINUTE)),
			600,
		],
	]),
	[
		'rises: 15 a minute, then 100',
		() => then(sliding(15, MINUTE), 5 * MINUTE, sliding(100, MINUTE)),
		700,
	],
	['falls: 5 a second, then 1', () => then(bucket(300, 5), MINUTE, bucket(60, 1)), 600],
	['bans who goes on asking: 60 a minute', () => banning(sliding(60, MINUTE)), 400],
];
