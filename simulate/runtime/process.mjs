import * as nodeCrypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

import { abortClasses } from './abort.mjs';
import { VirtualDecompressionStream } from './decompression.mjs';

const require = createRequire(import.meta.url);
const workflow = require('n8n-workflow');

/** What the shipped code finds in place of the platform's clock, chance and timers. */
const GLOBALS = [
	'Date',
	'Math',
	'AbortController',
	'AbortSignal',
	'DecompressionStream',
	'MessageChannel',
	'setTimeout',
	'setInterval',
	'setImmediate',
	'fetch',
	'performance',
	'crypto',
];

/** Compiled modules by file, or by file and fault where a fault is planted. */
const compiled = new Map();

/**
 * A change of a built file, made when it is loaded.
 *
 * @typedef {object} Patch
 * @property {RegExp} file matched against the path below `dist`
 * @property {(source: string) => string} change
 */

/** Reads and compiles a built file once per thread. */
function compile(file, root, patch) {
	if (!patch) {
		const known = compiled.get(file);
		if (known) return known;
	}
	const planted = patch?.file.test(relative(root, file).replaceAll('\\', '/')) ? patch : undefined;
	const key = planted ? `${planted.name}|${file}` : file;
	let made = compiled.get(key);
	if (!made) {
		const shipped = readFileSync(file, 'utf8');
		const source = planted ? planted.change(shipped) : shipped;
		if (planted && source === shipped) {
			throw new Error(`The fault "${planted.name}" does not apply to ${relative(root, file)}`);
		}
		const parameters = ['exports', 'require', 'module', '__filename', '__dirname', ...GLOBALS];
		made = new Function(...parameters, `${source}\n//# sourceURL=${file}`);
		compiled.set(key, made);
	}
	return made;
}

/**
 * One n8n process: the shipped code with a module state of its own, on the world's time and on
 * chance from a seed. Killing one and making another is a restart.
 */
export class SimulatedProcess {
	#modules = new Map();
	#globals;
	#injected;

	/**
	 * @param {object} options
	 * @param {string} options.root the built package's `dist` folder
	 * @param {import('./world.mjs').World} options.world
	 * @param {import('./chance.mjs').Dice} options.dice
	 * @param {(Patch & { name: string }) | undefined} [options.patch] a fault that is planted
	 */
	constructor({ root, world, dice, patch }) {
		this.root = root;
		this.world = world;
		this.patch = patch;
		this.alive = true;
		const abort = abortClasses(world);
		this.AbortController = abort.AbortController;
		this.#globals = platform(world, dice, abort, this);
		this.#injected = {
			'n8n-workflow': withSleep(world, this),
			'node:crypto': withDice(dice),
			crypto: withDice(dice),
		};
	}

	/** @param {string} path below `dist` */
	load(path) {
		return this.#module(join(this.root, path));
	}

	/** A wait of n8n's own, such as that between two tries. @returns {Promise<void>} */
	pause(delayMs) {
		return new Promise((resolve) => {
			this.world.after(delayMs, () => this.alive && resolve(), { owner: this });
		});
	}

	/** Nothing that this process has begun goes on. */
	kill() {
		this.alive = false;
	}

	#module(file) {
		const known = this.#modules.get(file);
		if (known) return known.exports;
		const module = { exports: {} };
		this.#modules.set(file, module);
		const here = dirname(file);
		const load = (name) =>
			name.startsWith('.') ? this.#module(fileOf(here, name)) : this.#host(name);
		const run = compile(file, this.root, this.patch);
		run(module.exports, load, module, file, here, ...this.#globals);
		return module.exports;
	}

	#host(name) {
		const found = this.#injected[name];
		if (found) return found;
		throw new Error(`The shipped code asks for "${name}", which the simulator does not know`);
	}
}

/** @type {Map<string, Map<string, string>>} */
const files = new Map();

/** The file that a name means to a module of a folder, as Node.js finds it. */
function fileOf(folder, name) {
	let known = files.get(folder);
	if (!known) files.set(folder, (known = new Map()));
	let file = known.get(name);
	if (!file) known.set(name, (file = require.resolve(resolve(folder, name))));
	return file;
}

function platform(world, dice, abort, process) {
	class VirtualDate extends Date {
		constructor(...parts) {
			if (parts.length === 0) super(world.now);
			else super(...parts);
		}
		static now() {
			return world.now;
		}
		static [Symbol.hasInstance](value) {
			return Object.prototype.toString.call(value) === '[object Date]';
		}
	}
	const VirtualMath = Object.create(Math, { random: { value: () => dice.next() } });
	class VirtualChannel {
		constructor() {
			let listener = () => undefined;
			this.port2 = { once: (_, heard) => void (listener = heard), close: () => undefined };
			const post = (data) => void world.after(0, () => process.alive && listener(data));
			this.port1 = { postMessage: post, close: () => undefined };
		}
	}
	const forbidden = (name) => () => {
		throw new Error(`The shipped code calls ${name}, which n8n forbids`);
	};
	const values = {
		...abort,
		Date: VirtualDate,
		Math: VirtualMath,
		DecompressionStream: VirtualDecompressionStream,
		MessageChannel: VirtualChannel,
		performance: { now: () => world.now },
	};
	return GLOBALS.map((name) => values[name] ?? forbidden(name));
}

/** n8n 2.x's `sleep`: it takes a signal, and rejects when that aborts. */
function withSleep(world, process) {
	const sleep = (ms, signal) =>
		new Promise((done, fail) => {
			if (signal?.aborted) {
				fail(new Error('The execution was cancelled'));
				return;
			}
			const wake = () => {
				signal?.removeEventListener('abort', stop);
				if (process.alive) done();
			};
			const timer = world.after(ms, wake, { owner: process });
			const stop = () => {
				timer.cancel();
				fail(new Error('The execution was cancelled'));
			};
			signal?.addEventListener('abort', stop, { once: true });
		});
	return Object.create(workflow, { sleep: { value: sleep } });
}

function withDice(dice) {
	const hex = (digits) => dice.hex(digits);
	const randomUUID = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
	const randomBytes = (count) => Buffer.from(hex(count * 2), 'hex');
	return Object.create(nodeCrypto, {
		randomUUID: { value: randomUUID },
		randomBytes: { value: randomBytes },
	});
}
