import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { transform } from '@swc/core';

/**
 * Compiles the TypeScript files of some folders to CommonJS modules that load what they import when
 * it is first used. n8n loads every node at its start, for its description alone: what only a run
 * needs stays on the disk until then.
 *
 * @param {string} root
 * @param {string[]} folders below the root
 * @param {string} out where the same folders are written
 */
export async function compile(root, folders, out) {
	const files = await Promise.all(folders.map((folder) => sourcesIn(root, folder)));
	await Promise.all(files.flat().map((file) => compileFile(root, file, out)));
}

async function sourcesIn(root, folder) {
	const names = await readdir(join(root, folder), { recursive: true });
	return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

async function compileFile(root, file, out) {
	const source = readFileSync(join(root, file), 'utf8');
	// SWC takes a list of what to load late. Packages load at once: n8n has them in memory.
	const lazy = [...source.matchAll(/\bfrom '(\.[^']+)'/g)].map(([, specifier]) => specifier);
	const { code } = await transform(source, {
		filename: file,
		swcrc: false,
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs', lazy },
	});
	const path = join(out, file.replace(/\.ts$/, '.js'));
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, code);
}
