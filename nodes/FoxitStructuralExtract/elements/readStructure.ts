import { JsonSplitter, type JsonPart, type PartLimits } from '../../shared/json/splitJson';
import type { Clock } from '../../shared/task/clock';
import { Turns } from '../../shared/task/turns';
import { typeOf, type Fields } from './rawElement';
import type { ReadBudget } from './readBudget';
import { objectIn } from '../../shared/values/members';

/** Far above any element; a table of 100,000 cells has some 50 MB and 3 million values. */
const PART_LIMITS: PartLimits = { maxBytes: 128 * 1024 * 1024, maxValues: 5_000_000 };

const ROOT = 'analyzeResult';

/** What a result says apart from its elements. */
export interface StructureHeader {
	version: Fields;
	info: Fields;
	pages: Fields[];
	/** Top-level elements by type. */
	counts: Record<string, number>;
}

export interface ReadOptions {
	clock: Clock;
	budget: ReadBudget;
	/** Called for every element, in reading order. */
	onElement: (element: Fields) => void;
	/** Called as soon as the version is known, or known to be missing; throws to refuse the result. */
	onVersion: (version: unknown) => void;
	signal: AbortSignal;
}

/**
 * Reads a `StructureInfo.json` while it arrives. Elements are handed on one by one, so that memory
 * depends on what is made of them; other work in the process gets its turn in between.
 *
 * @throws FoxitFailure `unreadableAnswer` when it is not valid JSON, `archive` when it is over the
 *   budget
 */
export async function readStructure(
	bytes: AsyncIterable<Buffer>,
	{ clock, budget, onElement, onVersion, signal }: ReadOptions,
): Promise<StructureHeader> {
	const splitter = new JsonSplitter(takesPart, PART_LIMITS);
	const counts = new Map<string, number>();
	const header: StructureHeader = { version: {}, info: {}, pages: [], counts: {} };
	let hasVersion = false;
	const turns = new Turns(clock, signal);

	const accept = ({ path, value }: JsonPart) => {
		const [place = '', item] = path[0] === ROOT ? path.slice(1) : path;
		// Pages count too: there is room for each of them in an honest result.
		if (item !== undefined) budget.takeElement();
		if (item !== undefined && place === 'elements') {
			const element = objectIn(value);
			counts.set(typeOf(element), (counts.get(typeOf(element)) ?? 0) + 1);
			onElement(element);
		} else if (item !== undefined && place === 'pages') {
			header.pages.push(objectIn(value));
		} else if (place === 'version') {
			hasVersion = true;
			header.version = objectIn(value);
			onVersion(value);
		} else if (place === 'info') {
			header.info = objectIn(value);
		}
	};

	for await (const chunk of bytes) {
		for (const part of splitter.push(chunk)) {
			accept(part);
			if (turns.isOver) await turns.give();
		}
	}
	splitter.end();
	if (!hasVersion) onVersion(undefined);
	header.counts = Object.fromEntries(counts);
	return header;
}

/** Members are taken as a whole, but lists of elements and pages one by one. */
function takesPart(path: readonly string[]): boolean {
	const inRoot = path[0] === ROOT ? path.slice(1) : path;
	if (inRoot.length === 0) return false;
	const isList = inRoot[0] === 'elements' || inRoot[0] === 'pages';
	return isList ? inRoot.length > 1 : true;
}
