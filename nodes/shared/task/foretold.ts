/**
 * How much longer a task takes if it goes on as it has so far.
 *
 * @param progress 0 to 100
 * @param elapsedMs since the submit
 * @returns milliseconds; `undefined` when nothing can be foretold
 */
export function foretoldMs(
	progress: number | undefined,
	elapsedMs: number | undefined,
): number | undefined {
	if (progress === undefined || elapsedMs === undefined) return undefined;
	if (progress <= 0 || progress >= 100 || elapsedMs <= 0) return undefined;
	return ((100 - progress) * elapsedMs) / progress;
}
