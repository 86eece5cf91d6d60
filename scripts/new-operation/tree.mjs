import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as prettier from 'prettier';

import { ScriptError } from '../lib/process.mjs';

/** Files as they will be. Nothing is written before every change has found its place. */
export class Tree {
	#texts = new Map();

	/** @param {string} root */
	constructor(root) {
		this.root = root;
	}

	/** @param {string} path from the root, with slashes */
	read(path) {
		return this.#texts.get(path) ?? readFileSync(join(this.root, path), 'utf8');
	}

	has(path) {
		return this.#texts.has(path) || existsSync(join(this.root, path));
	}

	/** The path of the file right in a folder that holds a text, if there is one. */
	fileWith(folder, text) {
		const paths = readdirSync(join(this.root, folder)).map((name) => `${folder}/${name}`);
		return paths
			.filter((path) => /\.(ts|mjs)$/.test(path))
			.find((path) => this.read(path).includes(text));
	}

	/** Adds a file. */
	add(path, text) {
		if (this.has(path)) throw new ScriptError(`${path} exists already. Nothing was written.`);
		this.#texts.set(path, text);
	}

	/**
	 * Changes a file.
	 *
	 * @param {string} path
	 * @param {string} what is to be put in, for the message when it has no place
	 * @param {(text: string) => string | undefined} change undefined where it finds no place
	 */
	edit(path, what, change) {
		const changed = change(this.read(path));
		if (changed === undefined) {
			throw new ScriptError(
				`There is no place for ${what} in ${path}: its form has changed, and scripts/new-operation does not know it. Nothing was written.`,
			);
		}
		this.#texts.set(path, changed);
	}

	/** Formats and writes all; resolves to the paths. */
	async write() {
		const texts = [...this.#texts].map(async ([path, text]) => [
			path,
			/\.(ts|mjs)$/.test(path) ? await this.#format(path, text) : text,
		]);
		for (const [path, text] of await Promise.all(texts)) {
			const file = join(this.root, path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
		return [...this.#texts.keys()];
	}

	async #format(path, text) {
		const filepath = join(this.root, path);
		return await prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath });
	}
}
