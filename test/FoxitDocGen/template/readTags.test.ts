import fc from 'fast-check';

import type { Paragraph, TableRow } from '../../../nodes/FoxitDocGen/template/paragraphs';
import { readTags } from '../../../nodes/FoxitDocGen/template/readTags';

const PART = 'word/document.xml';

/** A paragraph of these runs. */
function paragraph(runs: readonly string[], number = 1, row?: TableRow): Paragraph {
	let length = 0;
	const runStarts = runs.map((run) => (length += run.length) - run.length);
	return { number, text: runs.join(''), runStarts, ...(row && { row }) };
}

const readOne = (...runs: string[]) => readTags(PART, [paragraph(runs)]);

it('finds tags with their place', () => {
	const row = { table: 2, row: 3 };
	const { tags, strays } = readTags(PART, [
		paragraph(['Dear {{name}}, {{ today \\@ yyyy }}'], 4),
		paragraph(['{{TableStart:a}}{{b}}{{TableEnd:a}}'], 7, row),
	]);
	expect(tags.map(({ source, inRow }) => [source, inRow])).toEqual([
		['{{name}}', undefined],
		['{{ today \\@ yyyy }}', undefined],
		['{{TableStart:a}}', row],
		['{{b}}', row],
		['{{TableEnd:a}}', row],
	]);
	expect(tags[0]).toMatchObject({ place: { part: PART, paragraph: 4 }, split: false });
	expect(tags[3]?.place).toEqual({ part: PART, paragraph: 7, table: 2, row: 3 });
	expect(strays).toEqual([]);
});

it.each([
	[['{{', 'name}}'], [true]],
	[['{{na', 'me', '}}'], [true]],
	[['{', '{name}}'], [true]],
	[['Dear ', '{{name}}', ', hello'], [false]],
	[
		['{{a}}', '{{b', '}}', '{{c}}'],
		[false, true, false],
	],
	[['{{a}} {{b}}'], [false, false]],
])('tells which tags are cut: %j', (runs, split) => {
	expect(readOne(...runs).tags.map((tag) => tag.split)).toEqual(split);
});

it.each(['{{name}', '{{a {{b}}', 'a}} b', '{{a\n', '{{a}b}}', '}}{{'])(
	'tells of braces without their counterpart: %j',
	(text) => {
		expect(readTags(PART, [paragraph(['fine']), paragraph([text], 2)]).strays).toEqual([
			{ part: PART, paragraph: 2 },
		]);
	},
);

it.each(['{name}', '${signfield:1:y:____}', '{ {a} }', ''])('takes no offence at %j', (text) => {
	expect(readOne(text)).toEqual({ tags: [], strays: [] });
});

it('finds the same tags however a text is cut into runs, and knows which were cut', () => {
	const piece = fc.constantFrom(
		'{{a}}',
		'{{ b.c \\# "0" }}',
		'{{TableStart:x}}',
		'word ',
		'{',
		'€',
	);
	const texts = fc.array(piece, { minLength: 1, maxLength: 8 });
	const cuts = fc.array(fc.nat(120), { maxLength: 8 });
	fc.assert(
		fc.property(texts, cuts, (pieces, places) => {
			const text = pieces.join('');
			const at = [...new Set(places.map((place) => place % text.length))].sort((a, b) => a - b);
			const ends = [...at.slice(at[0] === 0 ? 1 : 0), text.length];
			const runs = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
			const whole = readOne(text).tags;
			const found = readOne(...runs).tags;
			expect(found.map(({ split: _split, ...tag }) => tag)).toEqual(
				whole.map(({ split: _split, ...tag }) => tag),
			);
			const starts = ends.slice(0, -1);
			let from = 0;
			for (const tag of found) {
				const start = text.indexOf(tag.source, from);
				from = start + tag.source.length;
				expect(tag.split).toBe(starts.some((cut) => cut > start && cut < from));
			}
		}),
	);
});

it.each(['{', '{{', '}}', '{{a ', '{{ ', ' ', '{{a\\', '{{a*'])(
	'comes to an end with a paragraph of megabytes: %j',
	(piece) => {
		const text = piece.repeat(Math.floor(2_000_000 / piece.length));
		expect(readOne(text, '{{', ' '.repeat(1_000_000), '}}').tags.length).toBeLessThan(3);
	},
);
