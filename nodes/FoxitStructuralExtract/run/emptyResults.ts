import type { ItemRecord } from '../../shared/itemRecord';
import { readableText } from '../../shared/outsideText';

/** What is missing where a result gives no item at all: of one file, and of several. */
const MISSING: Readonly<Record<string, readonly [one: string, several: string]>> = {
	chunks: ['has no text to make chunks of', 'have no text to make chunks of'],
	elements: [
		'has no element of the wanted kinds and pages',
		'have no element of the wanted kinds and pages',
	],
	tables: ['has no table', 'have no table'],
	tableRows: ['has no table', 'have no table'],
};
const NOTHING = ['gives no item', 'give no item'] as const;

/** Files that a sentence names. */
const MAX_NAMED = 5;
const MAX_NAME_LENGTH = 100;

/**
 * The files of a run that give no item. They have been paid for all the same, so that each is told
 * with the ID of its extraction; those that lack the same thing are told in one sentence.
 */
export class EmptyResults {
	private readonly files = new Map<string, Map<number, { name: string; place: string }>>();

	add(
		output: string,
		itemIndex: number,
		record: Pick<ItemRecord, 'fileName' | 'resultDocumentId'>,
	): void {
		const { fileName, resultDocumentId } = record;
		const name = fileName ? `"${readableText(fileName, MAX_NAME_LENGTH)}"` : 'The document';
		const id = resultDocumentId ? ` (Result Document ID ${resultDocumentId})` : '';
		const files = this.files.get(output) ?? new Map<number, { name: string; place: string }>();
		this.files.set(output, files.set(itemIndex, { name, place: `${id} [item ${itemIndex}]` }));
	}

	/** @param total items of the run */
	sentences(total: number): string[] {
		return [...this.files].map(([output, byItem]) => {
			const [one, several] = MISSING[output] ?? NOTHING;
			const files = [...byItem].sort(([a], [b]) => a - b).map(([, file]) => file);
			const [first] = files;
			if (first && files.length === 1) return `${first.name} ${one}${first.place}`;
			const named = files.slice(0, MAX_NAMED).map(({ name, place }) => name + place);
			const more = files.length - named.length;
			const rest = more > 0 ? ` and ${more} more` : '';
			return `${files.length} of ${total} files ${several}: ${named.join(', ')}${rest}`;
		});
	}
}
