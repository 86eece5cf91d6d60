import { normal, type Random } from './random.js';

/** How long tasks take, at least. A slow conversion still makes its task take longer. */
export type Latency =
	| { kind: 'fixed'; ms: number }
	| { kind: 'uniform'; minMs: number; maxMs: number }
	| { kind: 'lognormal'; medianMs: number; sigma: number; maxMs: number };

/** Draws one task's latency in whole milliseconds. */
export function drawLatencyMs(latency: Latency, random: Random): number {
	switch (latency.kind) {
		case 'fixed':
			return Math.round(latency.ms);
		case 'uniform':
			return Math.round(latency.minMs + (latency.maxMs - latency.minMs) * random());
		case 'lognormal':
			return Math.round(
				Math.min(latency.maxMs, latency.medianMs * Math.exp(latency.sigma * normal(random))),
			);
	}
}
