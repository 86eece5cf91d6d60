import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * @typedef {'error' | 'warn' | 'info' | 'debug'} LogLevel
 * @typedef {{ level: LogLevel, message: string, metadata: Record<string, unknown> }} LogLine
 */

/** @type {LogLevel[]} */
const LEVELS = ['error', 'warn', 'info', 'debug'];

/**
 * Stands in for n8n's logger service and keeps each line with the run that wrote it, so that runs
 * side by side do not mix.
 */
export class RunLogger {
	/** @type {AsyncLocalStorage<LogLine[]>} */
	#lines = new AsyncLocalStorage();

	#most;

	#echo;

	/** @param {{ level: LogLevel, echo: boolean }} options `echo` also prints each line to stderr */
	constructor({ level, echo }) {
		this.#most = LEVELS.indexOf(level);
		this.#echo = echo;
	}

	/**
	 * Runs `work`; what is logged in it, and in whatever it starts, is put into `lines`.
	 *
	 * @template T
	 * @param {LogLine[]} lines
	 * @param {() => T} work
	 * @returns {T}
	 */
	collect(lines, work) {
		return this.#lines.run(lines, work);
	}

	/** n8n asks for a logger per subsystem; here all write to the same place. */
	scoped() {
		return this;
	}

	/** @param {string} message @param {Record<string, unknown>} [metadata] */
	error(message, metadata) {
		this.#write('error', message, metadata);
	}

	/** @param {string} message @param {Record<string, unknown>} [metadata] */
	warn(message, metadata) {
		this.#write('warn', message, metadata);
	}

	/** @param {string} message @param {Record<string, unknown>} [metadata] */
	info(message, metadata) {
		this.#write('info', message, metadata);
	}

	/** @param {string} message @param {Record<string, unknown>} [metadata] */
	debug(message, metadata) {
		this.#write('debug', message, metadata);
	}

	/** @param {LogLevel} level @param {string} message @param {Record<string, unknown>} [metadata] */
	#write(level, message, metadata = {}) {
		if (LEVELS.indexOf(level) > this.#most) return;
		this.#lines.getStore()?.push({ level, message, metadata });
		if (this.#echo) process.stderr.write(`${level} | ${message}\n`);
	}
}
