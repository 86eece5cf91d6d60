const STARTS = {
	folder: 35_000_001,
	document: 40_110_021,
	version: 41_220_031,
	party: 5001,
	user: 4101,
	field: 880_001,
	template: 701,
	channel: 6,
	group: 301,
	company: 9001,
} as const;

/** What has numbers for ids. */
export type Numbered = keyof typeof STARTS;

/** Hands out ids: each kind counts for itself, from where the contract's examples are. */
export class Counters {
	private readonly used = new Map<Numbered, number>();

	/** The next id of a kind. */
	next(kind: Numbered): number {
		const count = this.used.get(kind) ?? 0;
		this.used.set(kind, count + 1);
		return STARTS[kind] + count;
	}

	/** Starts all over. */
	clear(): void {
		this.used.clear();
	}
}
