/**
 * Imports a library outside the test file's own world: once a Jest worker and not once a file. For
 * large libraries that are given and give plain data.
 *
 * @param {string} name
 */
export async function importOutside(name) {
	const outside = globalThis[Symbol.for('foxit.importOutside')];
	return await (outside ? outside(name) : import(name));
}
