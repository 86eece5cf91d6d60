import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One hash over the names and contents of files and folders; what is missing counts as empty. */
export function fingerprint(base, paths) {
	const hash = createHash('sha256');
	for (const path of paths) {
		for (const file of filesUnder(join(base, path))) {
			hash
				.update(`${relative(base, file)}\0`)
				.update(readFileSync(file))
				.update('\0');
		}
	}
	return hash.digest('hex');
}

/** @returns {string[]} every file at or below the path, in a stable order */
export function filesUnder(path) {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (stat === undefined) return [];
	if (!stat.isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesUnder(join(path, name)));
}
