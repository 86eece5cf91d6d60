/** Numbers from 0 that are joined, pair by pair, into groups. */
export class Groups {
	private readonly parents: number[];

	constructor(size: number) {
		this.parents = Array.from({ length: size }, (_, index) => index);
	}

	join(one: number, other: number): void {
		this.parents[this.rootOf(other)] = this.rootOf(one);
	}

	/** The groups; numbers in order in each. */
	lists(): number[][] {
		const lists = new Map<number, number[]>();
		this.parents.forEach((_, index) => {
			const root = this.rootOf(index);
			const list = lists.get(root);
			if (list === undefined) lists.set(root, [index]);
			else list.push(index);
		});
		return [...lists.values()];
	}

	private rootOf(index: number): number {
		let at = index;
		for (;;) {
			const parent = this.parents[at] ?? at;
			if (parent === at) return at;
			this.parents[at] = this.parents[parent] ?? parent;
			at = parent;
		}
	}
}
