/** Records which parameters a node reads, with those of collections and entries: `options.timeout`. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Parameters } = require('../../dist/nodes/shared/values/parameters.js');

/**
 * Starts to record, in this process.
 *
 * @returns {{ take: () => { read: Set<string>, absent: Set<string> } }} what was read since the last
 *   time; `absent` are those that were read though they are not there, so that a default stood in
 */
export function recordReads() {
	let read = new Set();
	let absent = new Set();
	const prefixes = new WeakMap();
	const { given, own, collection, entries, plainEntries } = Parameters.prototype;
	const pathOf = (parameters, name) => `${prefixes.get(parameters) ?? ''}${name}`;

	Parameters.prototype.given = function (name) {
		read.add(pathOf(this, name));
		if (!this.has(name)) absent.add(pathOf(this, name));
		return given.call(this, name);
	};
	// A value that is taken only where it is there is no fault where it is not.
	Parameters.prototype.own = function (name) {
		if (this.has(name)) read.add(pathOf(this, name));
		return own.call(this, name);
	};
	Parameters.prototype.collection = function (name) {
		const members = collection.call(this, name);
		prefixes.set(members, `${pathOf(this, name)}.`);
		return members;
	};
	Parameters.prototype.entries = function (name, group) {
		const all = entries.call(this, name, group);
		for (const entry of all) prefixes.set(entry, `${pathOf(this, name)}.`);
		return all;
	};
	Parameters.prototype.plainEntries = function (name, group) {
		const watch = (row) => watched(row, (member) => read.add(`${pathOf(this, name)}.${member}`));
		return plainEntries.call(this, name, group).map(watch);
	};
	const take = () => {
		const taken = { read, absent };
		read = new Set();
		absent = new Set();
		return taken;
	};
	return { take };
}

/** A row of a list, which tells of the members that are asked for, those of its collections too. */
function watched(row, tell) {
	if (typeof row !== 'object' || row === null) return row;
	return new Proxy(row, {
		get(target, name, receiver) {
			if (typeof name === 'string') tell(name);
			const value = Reflect.get(target, name, receiver);
			const isCollection =
				typeof name === 'string' && typeof value === 'object' && !Array.isArray(value);
			return isCollection ? watched(value, (member) => tell(`${name}.${member}`)) : value;
		},
	});
}
