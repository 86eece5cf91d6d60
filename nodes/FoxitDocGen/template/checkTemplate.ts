import type { Finding } from './finding';
import { readLoops, type Loop } from './loops';
import { readParagraphs } from './paragraphs';
import { readTags } from './readTags';
import { strayFinding, tagFindings } from './tagFindings';

/** A part of a Word document that can hold tags. */
export interface DocumentPart {
	/** Its path in the package, e.g. `word/document.xml`. */
	name: string;
	xml: string;
}

/** A Word document as the check reads it. */
export interface WordDocument {
	/** The body first. */
	parts: readonly DocumentPart[];
	/** Whether Word itself wrote the file. */
	writtenByWord: boolean;
}

/** More is no template; each costs memory. */
const MAX_TAGS = 100_000;

/** What a template asks for, and what is wrong with it. */
export interface TemplateReport {
	/** Names of the fields outside loops, each once, in the order of the document. */
	scalars: string[];
	loops: Loop[];
	findings: Finding[];
}

/** Values that Foxit knows by itself (docs/contract/docgen.md#template-language). */
export const BUILT_IN_TAGS: readonly string[] = ['today'];

/**
 * Reads a template as DocGen does and reports what the vendor's articles say goes wrong silently.
 * Costs nothing: no request is made.
 *
 * @throws FoxitFailure `input` when it has more tags than any template
 */
export async function checkTemplate({
	parts,
	writtenByWord,
}: WordDocument): Promise<TemplateReport> {
	const names = new Set<string>();
	const loops = new Map<string, Set<string>>();
	const findings: Finding[] = [];
	let left = MAX_TAGS;
	let hasTags = false;
	for (const { name, xml } of parts) {
		const { tags, strays } = readTags(name, await readParagraphs(xml), left);
		left -= tags.length + strays.length;
		hasTags ||= tags.length > 0;
		const reading = readLoops(tags);
		for (const tag of reading.outside) names.add(tag);
		for (const loop of reading.loops) {
			const members = loops.get(loop.name) ?? new Set<string>();
			for (const tag of loop.tags) members.add(tag);
			loops.set(loop.name, members);
		}
		findings.push(...reading.findings);
		for (const tag of tags) findings.push(...tagFindings(tag, writtenByWord));
		for (const stray of strays) findings.push(strayFinding(stray));
	}
	if (!hasTags) findings.push(NO_TAGS);
	return {
		scalars: [...names],
		loops: [...loops].map(([name, members]) => ({ name, tags: [...members] })),
		findings: eachOnce(findings),
	};
}

const NO_TAGS: Finding = {
	severity: 'warning',
	code: 'noTags',
	message: 'The template has no tags: every document will be the same',
	advice:
		'Tags look like {{name}}. If the document seems to have some, type them again as plain text.',
};

/** The same tag can stand in a document many times; its trouble is told once. */
function eachOnce(findings: readonly Finding[]): Finding[] {
	return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
