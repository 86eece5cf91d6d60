const OUT_OF_MEMORY = /^[mc]?(re)?alloc \(.*\) failed$/;

/**
 * Whether the engine broke off in the middle: its own code did, or it had no memory left. Nothing it
 * holds can be trusted after that; the thread has to end with it, or the work that follows fails as well.
 */
export function isTrap(error: unknown): boolean {
	return (
		error instanceof Error && (error.name === 'RuntimeError' || OUT_OF_MEMORY.test(error.message))
	);
}
