/** What has really happened at the service: paid work, mail, and what was stored or deleted. */
export class Ledger {
	/** @type {any[]} */
	entries = [];
	#world;
	#creditsLeft;

	constructor(world, credits) {
		this.#world = world;
		this.#creditsLeft = credits ?? Infinity;
	}

	note(entry) {
		this.entries.push({ at: this.#world.now, ...entry });
	}

	/** @returns {boolean} false when there is none left */
	takeCredit() {
		if (this.#creditsLeft < 1) return false;
		this.#creditsLeft -= 1;
		return true;
	}
}
