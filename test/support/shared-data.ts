import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const SHARED = resolve(__dirname, '../../../shared');

/** A path in the folder of large samples beside the checkout, or nothing where that is missing. */
export function sharedData(path: string): string | undefined {
	const absolute = resolve(SHARED, path);
	return existsSync(absolute) ? absolute : undefined;
}

/** Groups tests that need shared samples; without them the group is reported as skipped, and why. */
export function describeWithSharedData(
	name: string,
	path: string,
	tests: (absolutePath: string) => void,
): void {
	const absolute = sharedData(path);
	if (absolute === undefined) {
		describe.skip(`${name} (needs ../shared/${path}, which is not here)`, () => {
			it.todo('runs where the shared samples are');
		});
		return;
	}
	describe(name, () => tests(absolute));
}
