import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = join(__dirname, 'support', 'claims-memory.mjs');

/** The results that one run holds for its retry: 2,000 envelopes. */
const ONE_RUN_MB = 6;

it('a hundred runs that fail for good leave nothing, though each held 2,000 envelopes for its retry', async () => {
	const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', SCRIPT, '100']);
	const { left, most } = JSON.parse(stdout) as { left: number; most: number };
	expect(left).toBeLessThan(ONE_RUN_MB);
	expect(most).toBeLessThan(ONE_RUN_MB);
});
