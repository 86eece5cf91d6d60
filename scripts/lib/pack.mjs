import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { runNpm, runQuietly, ScriptError } from './process.mjs';

/**
 * Packs a package as `npm publish` would, and unpacks the tarball again.
 *
 * @param {string} source the package's directory
 * @param {string} destination an existing directory to work in
 * @returns {Promise<{ tarball: string, directory: string, files: string[], packedBytes: number, unpackedBytes: number }>}
 */
export async function pack(source, destination) {
	const packed = await runNpm(
		['pack', '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', destination],
		{ cwd: source },
	);
	if (packed.code !== 0) throw new ScriptError(`npm pack failed in ${source}:\n${packed.output}`);
	const [summary] = Object.values(JSON.parse(packed.output));

	const tarball = join(destination, summary.filename);
	const directory = join(destination, 'package');
	mkdirSync(directory);
	const unpacked = await runQuietly('tar', [
		'-xzf',
		tarball,
		'-C',
		directory,
		'--strip-components=1',
	]);
	if (unpacked.code !== 0) throw new ScriptError(`tar failed on ${tarball}:\n${unpacked.output}`);

	return {
		tarball,
		directory,
		files: summary.files.map(({ path }) => path),
		packedBytes: summary.size,
		unpackedBytes: summary.unpackedSize,
	};
}
