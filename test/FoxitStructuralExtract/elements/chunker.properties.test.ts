/** What holds for the chunks of any document whatever, under any limit. */
import fc from 'fast-check';

import type { Chunk, ChunkSize } from '../../../nodes/FoxitStructuralExtract/elements/chunker';
import { markdownTable, oneLine } from '../../../nodes/shared/markdown';
import {
	idOf,
	levelOf,
	pagesOf,
	regionsOf,
	textOf,
	typeOf,
	type Fields,
} from '../../../nodes/FoxitStructuralExtract/elements/rawElement';
import { gridOf, head, newChunker, paragraph, region, table, title } from '../support/elements';

const word = fc.oneof(
	{ weight: 10, arbitrary: fc.stringMatching(/^[a-z]{1,9}$/) },
	{ weight: 1, arbitrary: fc.constantFrom('😀', '😀'.repeat(90), 'x'.repeat(300), 'end.', 'ß') },
);
const gap = fc.constantFrom(' ', ' ', ' ', '\r\n', '\n\n');
const words = (maxLength: number) =>
	fc
		.array(fc.tuple(word, gap), { minLength: 1, maxLength })
		.map((pairs) => pairs.flat().join('').trim());
const page = fc.integer({ min: 1, max: 9 });
const element: fc.Arbitrary<Fields> = fc.oneof(
	{ weight: 1, arbitrary: words(6).map((text) => title(text)) },
	{
		weight: 3,
		arbitrary: fc.tuple(words(8), fc.integer({ min: 1, max: 7 }), page).map(([text, level, on]) => {
			return head(text, level, { region: region(on) });
		}),
	},
	{
		weight: 6,
		arbitrary: fc
			.tuple(words(80), page)
			.map(([text, on]) => paragraph(text, { region: region(on) })),
	},
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.integer({ min: 1, max: 4 }), fc.uniqueArray(page, { minLength: 1, maxLength: 3 }))
			.chain(([columns, on]) =>
				fc
					.array(fc.array(words(4), { minLength: columns, maxLength: columns }), { maxLength: 15 })
					.map((rows) => table(rows, { regions: on.map((number) => region(number)) })),
			),
	},
);
const documents = fc
	.array(element, { maxLength: 25 })
	.map((elements) => elements.map((given, index) => ({ ...given, id: `e${index}` })));
const sizes = fc
	.record({
		maxCharacters: fc.integer({ min: 100, max: 600 }),
		overlap: fc.double({ min: 0, max: 0.5, noNaN: true }),
	})
	.map(({ maxCharacters, overlap }) => ({
		maxCharacters,
		overlapCharacters: Math.floor(maxCharacters * overlap),
	}));

function check(test: (chunks: Chunk[], elements: Fields[], size: ChunkSize) => void): void {
	fc.assert(
		fc.property(documents, sizes, (elements, size) => {
			const chunker = newChunker(size);
			const chunks = elements.flatMap((given) => chunker.add(given));
			test([...chunks, ...chunker.end()], elements, size);
		}),
		{ numRuns: 300 },
	);
}

const isTableLine = (line: string) => line.startsWith('| ');
const linesOf = (given: Fields) =>
	typeOf(given) === 'table' ? markdownTable(gridOf(given, 'blank')) : [];

it('is no longer than allowed, unless it is a single row of a table', () => {
	check((chunks, _elements, { maxCharacters }) => {
		for (const { text, characters } of chunks) {
			expect(characters).toBe(text.length);
			if (text.length <= maxCharacters) continue;
			const lines = text.split('\n');
			expect(lines.every(isTableLine)).toBe(true);
			expect(lines.length).toBeLessThanOrEqual(3);
		}
	});
});

it('says the headings above its last element', () => {
	check((chunks, elements) => {
		const above = new Map<string, string[]>();
		let path: Array<[level: number, text: string]> = [];
		for (const given of elements) {
			const level = typeOf(given) === 'title' ? 0 : (levelOf(given) ?? 1);
			if (['title', 'head'].includes(typeOf(given))) {
				path = [...path.filter(([higher]) => higher < level), [level, oneLine(textOf(given))]];
			}
			above.set(
				idOf(given),
				path.map(([, text]) => text),
			);
		}
		for (const { headings, elementIds } of chunks) {
			expect(headings).toEqual(above.get(elementIds.at(-1) ?? ''));
		}
	});
});

it('has whole rows of tables only, each part under its header', () => {
	check((chunks, elements) => {
		const heads = new Set(elements.map((given) => linesOf(given).slice(0, 2).join('\n')));
		const known = new Set(elements.flatMap(linesOf));
		for (const { text } of chunks) {
			for (const part of text.split('\n\n')) {
				const lines = part.split('\n');
				if (!isTableLine(part)) continue;
				expect(lines.every((line) => known.has(line))).toBe(true);
				expect(heads).toContain(lines.slice(0, 2).join('\n'));
			}
		}
	});
});

it('loses no word: those of all elements come in their order', () => {
	check((chunks, elements) => {
		// Words that were cut in two are still there, without what lies between the pieces.
		const solid = (text: string) => text.replace(/\\(?=\S)|[|#]|<br>|---|\s/g, '');
		const found = chunks.map(({ text }) => solid(text)).join('');
		let at = 0;
		for (const given of elements) {
			const texts = typeOf(given) === 'table' ? gridOf(given, 'blank').flat() : [textOf(given)];
			for (const character of texts.map(solid).join('')) {
				const next = found.indexOf(character, at);
				expect(next).toBeGreaterThanOrEqual(0);
				at = next + 1;
			}
		}
	});
});

it('repeats nothing where no overlap is wanted', () => {
	fc.assert(
		fc.property(documents, fc.integer({ min: 100, max: 600 }), (elements, maxCharacters) => {
			const texts = elements.filter((given) => typeOf(given) !== 'table');
			const chunker = newChunker({ maxCharacters, overlapCharacters: 0 });
			const chunks = [...texts.flatMap((given) => chunker.add(given)), ...chunker.end()];
			const solid = (list: string[]) => list.join('').replace(/[\s#\\]/g, '');
			expect(solid(chunks.map(({ text }) => text))).toBe(solid(texts.map(textOf)));
		}),
		{ numRuns: 200 },
	);
});

it('overlaps with the chunk before only, and only below the same headings', () => {
	check((chunks, elements, { overlapCharacters }) => {
		// The rest of a heading that was cut may have other headings below it.
		const isHeading = (id: string) =>
			elements.some((given) => idOf(given) === id && given.type !== 'paragraph');
		const shared = chunks.slice(1).map(({ elementIds }, index) => {
			const before = chunks[index]?.elementIds ?? [];
			return elementIds.filter((id) => before.includes(id));
		});
		for (const [index, ids] of shared.entries()) {
			expect(ids.length).toBeLessThanOrEqual(1);
			if (ids.every(isHeading)) continue;
			expect(chunks[index]?.headings).toEqual(chunks[index + 1]?.headings);
			expect(chunks[index]?.elementIds.at(-1)).toBe(ids[0]);
		}
		if (overlapCharacters > 0) return;
		const ids = chunks.flatMap(({ elementIds }) => elementIds);
		expect(new Set(ids).size).toBeLessThanOrEqual(elements.length);
	});
});

it('knows the pages and boxes of its elements, and cuts no character', () => {
	check((chunks, elements) => {
		const byId = new Map(elements.map((given) => [idOf(given), given]));
		for (const { text, pages, boxes, elementIds } of chunks) {
			const own = elementIds.map((id) => byId.get(id) ?? {});
			const on = [...new Set(own.flatMap(pagesOf))].sort((a, b) => a - b);
			expect(pages).toEqual(on);
			expect(boxes).toHaveLength(own.flatMap(regionsOf).length);
			expect(text).not.toMatch(/\p{Cs}/u);
			expect(text.trim()).toBe(text);
		}
	});
});
