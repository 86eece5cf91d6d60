/** Sentences about templates and data that a run shows at its end; more would not be read. */
const MAX_SENTENCES = 8;
/** Items that a sentence names. */
const MAX_ITEMS = 5;

/** Collects what is worth knowing about the items of a run: the same thing is said once for all. */
export class Remarks {
	private readonly items = new Map<string, Set<number>>();

	add(sentence: string, itemIndex: number): void {
		const items = this.items.get(sentence) ?? new Set<number>();
		this.items.set(sentence, items.add(itemIndex));
	}

	/** The sentences, each with the items that it is about. */
	sentences(): string[] {
		const all = [...this.items].map(([sentence, items]) => `${sentence} [${named(items)}]`);
		const more = all.length - MAX_SENTENCES;
		if (more <= 0) return all;
		return [...all.slice(0, MAX_SENTENCES), `${more} more remarks: run Check Template to see all.`];
	}
}

function named(items: ReadonlySet<number>): string {
	const list = [...items].sort((a, b) => a - b);
	const shown = list.slice(0, MAX_ITEMS).join(', ');
	const more = list.length - MAX_ITEMS;
	return `${list.length === 1 ? 'item' : 'items'} ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
