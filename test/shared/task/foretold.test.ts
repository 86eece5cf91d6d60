import { foretoldMs } from '../../../nodes/shared/task/foretold';

it.each([
	[25, 60_000, 180_000],
	[50, 60_000, 60_000],
	[99, 99_000, 1_000],
])('%d percent after %d ms leave %d ms', (progress, elapsedMs, restMs) => {
	expect(foretoldMs(progress, elapsedMs)).toBeCloseTo(restMs);
});

it.each([
	[undefined, 1_000],
	[50, undefined],
	[0, 1_000],
	[100, 1_000],
	[50, 0],
	[50, -1_000],
])('nothing is foretold by progress %p after %p ms', (progress, elapsedMs) => {
	expect(foretoldMs(progress, elapsedMs)).toBeUndefined();
});
