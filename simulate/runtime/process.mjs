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

/**
 * A module that keeps something between calls: a variable, an empty store, or an object of a class of
 * the package. All others are the same in every process; so is what is kept by an object (`WeakMap`),
 * which lasts as long as the object.
 */
const KEEPS_STATE =
	/^(?:.*\*\/ )?(?:let |const \w+ = new (?:(?:Map|Set)\(\)|\(_\w+\(\)\)\.\w+\())/m;

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
		const run = new Function(...parameters, `${source}\n//# sourceURL=${file}`);
		made = { run, keepsState: KEEPS_STATE.test(source) };
		compiled.set(key, made);
	}
	return made;
}

/**
 * One n8n process: the shipped code with a module state of its own, on the world's time and on
 * chance from a seed. Killing one and starting another is a restart.
 *
 * Loading the code anew for each would make each run it cold: classes are other classes then, and
 * nothing that the engine has learned of them counts. So a process that has ended is used again, with
 * those modules loaded anew that keep something.
 */
export class SimulatedProcess {
	/** @type {Map<string, { exports: any, again?: () => void }>} */
	#modules = new Map();
	#globals;
	#injected;
	alive = true;

	/**
	 * @param {object} options
	 * @param {string} options.root the built package's `dist` folder
	 * @param {(Patch & { name: string }) | undefined} [options.patch] a fault that is planted
	 */
	constructor({ root, patch }) {
		this.root = root;
		this.patch = patch;
		const abort = abortClasses(this);
		this.AbortController = abort.AbortController;
		this.#globals = platform(this, abort);
		this.#injected = {
			'n8n-workflow': withSleep(this),
			'node:crypto': withDice(this),
			crypto: withDice(this),
		};
	}

	/**
	 * @param {{ world: import('./world.mjs').World, dice: import('./chance.mjs').Dice }} options
	 * @returns {this}
	 */
	begin({ world, dice }) {
		this.world = world;
		this.dice = dice;
		for (const { again } of this.#modules.values()) again?.();
		return this;
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
		const { run, keepsState } = compile(file, this.root, this.patch);
		const begin = () => {
			const made = keepsState ? {} : module.exports;
			run(made, load, module, file, here, ...this.#globals);
			if (keepsState) publish(made, module.exports);
		};
		begin();
		if (keepsState) module.again = begin;
		return module.exports;
	}

	#host(name) {
		const found = this.#injected[name];
		if (found) return found;
		throw new Error(`The shipped code asks for "${name}", which the simulator does not know`);
	}
}

/** Others hold what a module has exported once; it leads to what the module has made last. */
function publish(made, exported) {
	for (const name of Object.getOwnPropertyNames(made)) {
		Object.defineProperty(exported, name, { configurable: true, get: () => made[name] });
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

function platform(process, abort) {
	class VirtualDate extends Date {
		constructor(...parts) {
			if (parts.length === 0) super(process.world.now);
			else super(...parts);
		}
		static now() {
			return process.world.now;
		}
		static [Symbol.hasInstance](value) {
			return Object.prototype.toString.call(value) === '[object Date]';
		}
	}
	const VirtualMath = Object.create(Math, { random: { value: () => process.dice.next() } });
	class VirtualChannel {
		constructor() {
			let listener = () => undefined;
			this.port2 = { once: (_, heard) => void (listener = heard), close: () => undefined };
			const post = (data) => void process.world.after(0, () => process.alive && listener(data));
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
		performance: { now: () => process.world.now },
	};
	return GLOBALS.map((name) => values[name] ?? forbidden(name));
}

/** n8n 2.x's `sleep`: it takes a signal, and rejects when that aborts. */
function withSleep(process) {
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
			const timer = process.world.after(ms, wake, { owner: process });
			const stop = () => {
				timer.cancel();
				fail(new Error('The execution was cancelled'));
			};
			signal?.addEventListener('abort', stop, { once: true });
		});
	return Object.create(workflow, { sleep: { value: sleep } });
}

function withDice(process) {
	const hex = (digits) => process.dice.hex(digits);
	const randomUUID = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
	const randomBytes = (count) => Buffer.from(hex(count * 2), 'hex');
	return Object.create(nodeCrypto, {
		randomUUID: { value: randomUUID },
		randomBytes: { value: randomBytes },
	});
}
