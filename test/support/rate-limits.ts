/** A service's way of counting requests. */
export interface RateLimit {
	/** @returns milliseconds until there is room again; 0 when the request is let in */
	ask: (now: number) => number;
}

const MINUTE_MS = 60_000;

/** So many requests in any minute; refused ones do not count. */
export function slidingWindow(perMinute: number): RateLimit {
	const admitted: number[] = [];
	return {
		ask: (now) => {
			while (admitted[0] !== undefined && admitted[0] <= now - MINUTE_MS) admitted.shift();
			const oldest = admitted[0];
			if (oldest !== undefined && admitted.length >= perMinute) return oldest + MINUTE_MS - now;
			admitted.push(now);
			return 0;
		},
	};
}

/** So many requests in each minute of the service's own clock, which is `offsetMs` off. */
export function fixedWindow(perMinute: number, offsetMs = 0): RateLimit {
	let minute = -1;
	let count = 0;
	return {
		ask: (now) => {
			const current = Math.floor((now + offsetMs) / MINUTE_MS);
			if (current !== minute) {
				minute = current;
				count = 0;
			}
			if (count >= perMinute) return (current + 1) * MINUTE_MS - offsetMs - now;
			count += 1;
			return 0;
		},
	};
}

/** A bucket that refills evenly; it holds a minute's requests, or as many as given. */
export function tokenBucket(perMinute: number, size = perMinute): RateLimit {
	const msPerToken = MINUTE_MS / perMinute;
	let tokens = size;
	let last: number | undefined;
	return {
		ask: (now) => {
			tokens = Math.min(size, tokens + (now - (last ?? now)) / msPerToken);
			last = now;
			if (tokens < 1) return Math.ceil((1 - tokens) * msPerToken);
			tokens -= 1;
			return 0;
		},
	};
}
