import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory that lasts as long as the tests around the call. */
export function useTempDir(): string {
	const directory = mkdtempSync(join(tmpdir(), 'foxit-test-'));
	afterAll(() => rmSync(directory, { recursive: true, force: true }));
	return directory;
}
