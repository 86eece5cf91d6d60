import { realpathSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REMOVAL = { recursive: true, force: true, maxRetries: 5 };

const folders = new Set();

process.on('exit', () => folders.forEach((folder) => rmSync(folder, REMOVAL)));

/**
 * A new folder that does not outlive this process.
 *
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function tempFolder() {
	// n8n lets no symbolic link into a path of a file.
	const folder = await mkdtemp(join(realpathSync(tmpdir()), 'foxit-host-'));
	folders.add(folder);
	return {
		folder,
		async remove() {
			await rm(folder, REMOVAL);
			folders.delete(folder);
		},
	};
}
