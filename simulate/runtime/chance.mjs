/**
 * Chance that depends on nothing but a seed and a name. What happens to one request does not change
 * when another request of the history is left out, and that is what makes a history shrink.
 */

/** FNV-1a, mixed once more so that names that differ in one digit come out far apart. */
export function hash(text) {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	value = Math.imul(value ^ (value >>> 15), value | 1);
	value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
	return (value ^ (value >>> 14)) >>> 0;
}

/** @returns {number} in [0, 1), the same for the same seed and name */
export function roll(seed, name) {
	return hash(`${seed}|${name}`) / 4_294_967_296;
}

/** A stream of numbers in [0, 1), with the usual helpers (mulberry32). */
export class Dice {
	constructor(seed) {
		this.state = hash(String(seed));
	}

	next() {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from `low` to `high`, both included. */
	whole(low, high) {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	chance(probability) {
		return this.next() < probability;
	}

	/** @template T @param {readonly T[]} values @returns {T} */
	pick(values) {
		return values[Math.floor(this.next() * values.length)];
	}

	hex(digits) {
		let text = '';
		while (text.length < digits) text += Math.floor(this.next() * 16).toString(16);
		return text;
	}
}
