import { copyFile, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

/**
 * Puts copies of files from anywhere into one folder, which the workflow then reads as a whole. No
 * two of them would become PDFs of one name.
 *
 * @param {string[]} files absolute paths
 * @returns {Promise<{ folder: string, names: string[], remove: () => Promise<void> }>} the copies'
 *   names, in the order of the files
 */
export async function stage(files) {
	// n8n lets no symbolic link into a path, and the temporary folder of macOS is behind one.
	const folder = await realpath(await mkdtemp(join(tmpdir(), 'foxit-demo-')));
	const names = distinctNames(files.map((file) => basename(file)));
	const remove = async () => await rm(folder, { recursive: true, force: true });
	try {
		await Promise.all(files.map((file, index) => copyFile(file, join(folder, names[index]))));
	} catch (error) {
		await remove();
		throw error;
	}
	return { folder, names, remove };
}

/** Numbers the names that differ in their extension only, or in upper and lower case. */
function distinctNames(names) {
	const taken = new Set();
	return names.map((name) => {
		const extension = extname(name);
		// A leading dot would hide the file from the workflow's pattern.
		const stem = basename(name, extension).replace(/^\.+/, '_');
		let free = stem;
		for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem} (${count})`;
		taken.add(free.toLowerCase());
		return free + extension;
	});
}
