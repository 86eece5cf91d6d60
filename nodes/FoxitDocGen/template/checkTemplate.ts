import { placed, type Finding } from './finding';
import { readLoops } from './loops';
import { readPart } from './paragraphs';
import type { Place } from './place';
import { readTags, TAG, type PlacedTag } from './readTags';
import { STRAY_BRACES, tagElsewhere, tagFindings } from './tagFindings';

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
	/** Charts and diagrams, whose text is in parts of their own. */
	drawings?: readonly DocumentPart[];
	/** The part that names the styles. */
	styles?: string;
	/** Whether Word itself wrote the file. */
	writtenByWord: boolean;
}

/** More is no template; each costs memory. */
const MAX_TAGS = 100_000;

/** What a template asks for under one name, however many tags do. */
export interface TemplateField {
	/** Dots included. */
	name: string;
	/** The first of its tags. */
	place: Place;
	/** How many tags more there are. */
	morePlaces: number;
	/** How its tags show it: as a date, as a number, or as it is (`''`). */
	pictures: Set<'' | '@' | '#'>;
}

/** A loop of a template, however many rows repeat for it. */
export interface TemplateLoop extends Pick<TemplateField, 'name' | 'place' | 'morePlaces'> {
	fields: TemplateField[];
}

/** What a template asks for, and what is wrong with it. */
export interface TemplateReport {
	/** Fields outside loops, in the order of the document. */
	fields: TemplateField[];
	loops: TemplateLoop[];
	findings: Finding[];
}

/** The names that a template asks for. */
export interface TemplateNames {
	/** Of fields outside loops. */
	scalars: string[];
	/** Of loops and of the fields in them. */
	loops: Array<{ name: string; tags: string[] }>;
}

/** Values that Foxit knows by itself (docs/contract/docgen.md#template-language). */
export const BUILT_IN_TAGS: readonly string[] = ['today'];

export function namesOf({ fields, loops }: TemplateReport): TemplateNames {
	const namesIn = (list: readonly TemplateField[]) => list.map(({ name }) => name);
	return {
		scalars: namesIn(fields),
		loops: loops.map((loop) => ({ name: loop.name, tags: namesIn(loop.fields) })),
	};
}

/**
 * Reads a template as DocGen does and reports what the vendor's articles say goes wrong silently.
 * Costs nothing: no request is made.
 *
 * @throws FoxitFailure `input` when it has more tags than any template
 */
export async function checkTemplate({
	parts,
	drawings = [],
	writtenByWord,
}: WordDocument): Promise<TemplateReport> {
	const fields = new FieldList();
	const loops = new Map<string, { start: PlacedTag; morePlaces: number; fields: FieldList }>();
	const findings = new FindingList();
	let left = MAX_TAGS;
	let hasTags = false;
	for (const { name, xml } of parts) {
		const { paragraphs, elsewhere } = await readPart(xml);
		const { tags, strays } = readTags(name, paragraphs, left);
		left -= tags.length + strays.length;
		hasTags ||= tags.length > 0;
		const reading = readLoops(tags);
		for (const tag of reading.outside) fields.add(tag);
		for (const { start, fields: members } of reading.loops) {
			const known = loops.get(start.name);
			const loop = known ?? { start, morePlaces: 0, fields: new FieldList() };
			if (known) known.morePlaces += 1;
			else loops.set(start.name, loop);
			for (const tag of members) loop.fields.add(tag);
		}
		for (const { finding, at } of reading.findings) findings.add(finding, at.place);
		for (const tag of tags) {
			for (const finding of tagFindings(tag, writtenByWord)) findings.add(finding, tag.place);
		}
		for (const stray of strays) findings.add(STRAY_BRACES, stray);
		for (const [paragraph, text] of elsewhere) {
			const place = { part: name, paragraph: paragraph?.number ?? 1, ...paragraph?.row };
			for (const [source] of text.matchAll(TAG)) findings.add(tagElsewhere(source), place);
		}
	}
	for (const { name, xml } of drawings) {
		const { elsewhere } = await readPart(xml);
		for (const [source] of [...elsewhere.values()].join('').matchAll(TAG)) {
			findings.add(tagElsewhere(source), { part: name, paragraph: 1 });
		}
	}
	return {
		fields: fields.all(),
		loops: [...loops.values()].map(({ start: { name, place }, morePlaces, fields: members }) => ({
			...{ name, place, morePlaces, fields: members.all() },
		})),
		findings: [...findings.all(), ...(hasTags ? [] : [NO_TAGS])],
	};
}

const NO_TAGS: Finding = {
	severity: 'warning',
	code: 'noTags',
	message: 'The template has no tags: every document will be the same',
	advice:
		'Tags look like {{name}}. If the document seems to have some, type them again as plain text.',
};

/** Fields by their names, in the order in which they are met. */
class FieldList {
	private readonly fields = new Map<string, TemplateField>();

	add({ name, place, picture }: PlacedTag): void {
		const field = this.fields.get(name);
		if (field) field.morePlaces += 1;
		else this.fields.set(name, { name, place, morePlaces: 0, pictures: new Set() });
		this.fields.get(name)?.pictures.add(picture?.switch ?? '');
	}

	all(): TemplateField[] {
		return [...this.fields.values()];
	}
}

/** The same tag can stand in a document many times; its trouble is told once, with the first place. */
class FindingList {
	private readonly findings = new Map<string, { finding: Finding; place: Place; more: number }>();

	add(finding: Finding, place: Place): void {
		const known = this.findings.get(finding.message);
		if (known) known.more += 1;
		else this.findings.set(finding.message, { finding, place, more: 0 });
	}

	all(): Finding[] {
		return [...this.findings.values()].map(({ finding, place, more }) =>
			placed(finding, place, more),
		);
	}
}
