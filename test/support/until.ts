const PAUSE_MS = 10;

/** Waits until something is so; a test that waits in vain ends with its own time limit. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
	while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
