import fc from 'fast-check';

import { JsonSplitter, type JsonPart, type TakesPart } from '../../../nodes/shared/json/splitJson';
import { thrownBy } from '../../support/failures';

const NO_LIMIT = 1_000_000;

/** Takes whatever lies so deep, and what comes before as far as it can be looked into. */
const atDepth =
	(depth: number): TakesPart =>
	(path) =>
		path.length >= depth;

function split(
	json: Buffer,
	takes: TakesPart,
	cuts: readonly number[] = [],
	maxPartBytes = NO_LIMIT,
	maxValues = NO_LIMIT,
): JsonPart[] {
	const splitter = new JsonSplitter(takes, { maxBytes: maxPartBytes, maxValues });
	const places = [...new Set(cuts.map((cut) => cut % (json.length + 1)))].sort((a, b) => a - b);
	const parts = [0, ...places].flatMap((from, index) =>
		splitter.push(json.subarray(from, places[index] ?? json.length)),
	);
	splitter.end();
	return parts;
}

/** What the splitter has to give, found in the parsed value. */
function partsOf(value: unknown, takes: TakesPart, path: string[] = []): JsonPart[] {
	const isContainer = typeof value === 'object' && value !== null;
	if (!isContainer || takes(path)) return [{ path, value }];
	if (Array.isArray(value)) return value.flatMap((item) => partsOf(item, takes, [...path, '*']));
	return Object.entries(value).flatMap(([key, item]) => partsOf(item, takes, [...path, key]));
}

const container = fc.oneof(
	fc.array(fc.jsonValue({ maxDepth: 5 }), { maxLength: 8 }),
	fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 5 }), { maxKeys: 8 }),
);
const indent = fc.constantFrom('', ' ', '\t', '\r\n');
const cuts = fc.array(fc.nat(), { maxLength: 30 });

const comparable = (parts: JsonPart[]) => JSON.parse(JSON.stringify(parts)) as unknown;

describe('any document, however it arrives,', () => {
	it('gives the values that JSON.parse gives', () => {
		fc.assert(
			fc.property(container, indent, cuts, fc.nat(4), (value, space, places, depth) => {
				const text = JSON.stringify(value, null, space);
				// Integers as names come in another order from a parsed object.
				const parsed = JSON.parse(text) as unknown;
				const parts = split(Buffer.from(text), atDepth(depth), places);
				const wanted = partsOf(parsed, atDepth(depth));
				const inOrder = (list: JsonPart[]) =>
					(comparable(list) as JsonPart[]).map((part) => JSON.stringify(part)).sort();
				expect(inOrder(parts)).toEqual(inOrder(wanted));
			}),
			{ numRuns: 400 },
		);
	});

	it('gives them byte by byte too, text of all kinds included', () => {
		const value = { a: ['ü', '😀', '\\"', '"}],{[:', '\u2028', '\u0000'], '"b\\': { '{': [] } };
		const json = Buffer.from(JSON.stringify(value, null, '\t'));
		for (const depth of [0, 1, 2, 3]) {
			const everywhere = Array.from(json, (_, index) => index);
			const parts = split(json, atDepth(depth), everywhere);
			expect(parts).toEqual(partsOf(value, atDepth(depth)));
		}
	});

	it('may begin with a byte order mark, also one that comes in pieces', () => {
		const json = Buffer.from('\ufeff {"a":[1,2]}');
		for (const places of [[], [1], [2], [1, 2], [3], [1, 2, 3, 4]]) {
			expect(split(json, atDepth(0), places)).toEqual([{ path: [], value: { a: [1, 2] } }]);
		}
	});

	it('may have chunks without bytes', () => {
		const splitter = new JsonSplitter(atDepth(1), { maxBytes: NO_LIMIT, maxValues: NO_LIMIT });
		const pieces = ['', '[', '', '1', '', '2', ']', ''];
		const parts = pieces.flatMap((piece) => splitter.push(Buffer.from(piece)));
		splitter.end();
		expect(parts).toEqual([{ path: ['*'], value: 12 }]);
	});
});

describe('what is no JSON', () => {
	/** As text, since JSON.parse decides. */
	const isJson = (text: string): boolean => {
		try {
			JSON.parse(text);
			return true;
		} catch {
			return false;
		}
	};

	it('is refused wherever JSON.parse refuses it, and read wherever that reads it', () => {
		const change = fc.record({
			at: fc.nat(),
			remove: fc.nat(3),
			insert: fc.constantFrom('', ',', ':', '{', '}', '[', ']', '"', '\\', '1', ' ', 'null'),
		});
		fc.assert(
			fc.property(container, change, fc.nat(4), cuts, (value, edit, depth, places) => {
				const good = JSON.stringify(value);
				const at = edit.at % (good.length + 1);
				const text = good.slice(0, at) + edit.insert + good.slice(at + edit.remove);
				// A bare value is no document for a splitter.
				fc.pre(/^\s*[[{]/.test(text));
				const bytes = Buffer.from(text);
				if (isJson(bytes.toString())) {
					expect(() => split(bytes, atDepth(depth), places)).not.toThrow();
				} else {
					const failure = thrownBy(() => split(bytes, atDepth(depth), places));
					expect(failure.kind).toBe('unreadableAnswer');
				}
			}),
			{ numRuns: 1_500 },
		);
	});

	it('is refused when its end is missing, wherever it breaks off', () => {
		const text = JSON.stringify({ a: [1, { b: 'c\\"' }], d: {} });
		for (let length = 0; length < text.length; length += 1) {
			for (const depth of [0, 1, 2, 3]) {
				const failure = thrownBy(() => split(Buffer.from(text.slice(0, length)), atDepth(depth)));
				expect(failure.message).toMatch(
					/^The result is not valid JSON near byte \d+: found it (ends too early|is empty)$/,
				);
			}
		}
	});

	it.each([
		['{"a" 1}', 'something instead of a colon'],
		['{"a":1 "b":2}', 'something instead of a comma'],
		['[1 2]', 'something instead of a comma'],
		['[1,]', '"]" out of place'],
		['[,1]', '"," out of place'],
		['{"a":1,}', '"}" out of place'],
		['{"a"::1}', '":" out of place'],
		['{"a":}', '"}" out of place'],
		['{"a"}', '"}" out of place'],
		['{1:2}', 'something instead of a name'],
		['{"a":[}', '"}" out of place'],
		['{} {}', 'something after the end'],
		['{},', 'something after the end'],
		[']', '"]" out of place'],
	])('%s: %s', (text, found) => {
		const { message } = thrownBy(() => split(Buffer.from(text), atDepth(3)));
		expect(message).toMatch(/^The result is not valid JSON near byte \d+: found /);
		expect(message).toContain(found);
	});

	it('may have its last block filled up with NUL bytes, and nothing else behind them', () => {
		const filled = Buffer.concat([Buffer.from('{"a":[1]}'), Buffer.alloc(512)]);
		expect(split(filled, atDepth(1))).toEqual(split(Buffer.from('{"a":[1]}'), atDepth(1)));
		expect(() => split(Buffer.concat([filled, Buffer.from('{}')]), atDepth(1))).toThrow(
			'something after the end',
		);
		expect(() => split(Buffer.from('{"a":\0[1]}'), atDepth(1))).toThrow();
	});

	it('is refused with what JSON.parse says of the part', () => {
		const { message } = thrownBy(() => split(Buffer.from('{"a":[1,tru]}'), atDepth(1)));
		expect(message).toMatch(/^The result is not valid JSON near byte 0: found .*(tru|token)/);
	});
});

describe('what would fill the memory', () => {
	it.each([
		['looked into', atDepth(Infinity)],
		['taken as a whole', atDepth(0)],
		['taken below the first level', atDepth(1)],
	])('brackets in brackets are refused when %s', (_what, takes) => {
		for (const bracket of ['[', '{"a":']) {
			const bomb = Buffer.from(bracket.repeat(1_000_000));
			const { message } = thrownBy(() => split(bomb, takes));
			expect(message).toContain('found more than 200 levels');
		}
		const deep = (levels: number) => Buffer.from('['.repeat(levels) + ']'.repeat(levels));
		expect(() => split(deep(200), takes)).not.toThrow();
		expect(() => split(deep(201), takes)).toThrow('found more than 200 levels');
	});

	it.each([
		['text', `{"a":["${'x'.repeat(2_000)}"]}`],
		['number', `{"a":[${'1'.repeat(2_000)}]}`],
		['list', `{"a":[[${'1,'.repeat(1_000)}1]]}`],
		['name', `{"${'x'.repeat(2_000)}":1}`],
		['text without an end', `{"a":["${'x'.repeat(2_000)}`],
	])('a %s larger than allowed is refused, in one chunk and in many', (_what, text) => {
		const takes: TakesPart = (path) => path.length > 1;
		for (const places of [[], Array.from({ length: 100 }, (_, index) => index * 13)]) {
			const { message } = thrownBy(() => split(Buffer.from(text), takes, places, 1_000));
			expect(message).toContain('found one of its parts has more than 1000 bytes');
		}
	});

	it('a part with more values than allowed is refused, wherever they lie', () => {
		for (const text of ['[[{},{},{}]]', '[[[[[[]]]]]]', '[{"a":1,"b":2,"c":3,"d":4,"e":5}]']) {
			const { message } = thrownBy(() => split(Buffer.from(text), atDepth(1), [3], NO_LIMIT, 3));
			expect(message).toContain('found more than 3 values in one of its parts');
		}
		const each = '[[1,2,3],[1,2,3],[",,,,"]]';
		expect(split(Buffer.from(each), atDepth(1), [], NO_LIMIT, 3)).toHaveLength(3);
	});

	it('parts up to the limit are not', () => {
		const text = JSON.stringify(['x'.repeat(998), 'y'.repeat(998)]);
		expect(split(Buffer.from(text), atDepth(1), [500, 999], 1_000)).toHaveLength(2);
	});
});
