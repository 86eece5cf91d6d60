import fc from 'fast-check';

import { cutText, tailOf } from '../../../nodes/FoxitStructuralExtract/elements/cutText';

/** Half of a pair of surrogates, without the other half. */
const LONE = /\p{Cs}/u;
const solid = (text: string) => text.replace(/\s+/g, '');
const anyText = fc.string({
	unit: fc.oneof(fc.constantFrom(' ', '\n', '. ', 'a', 'bc', '😀', '…', '\n\n'), fc.string()),
});

describe('cutText', () => {
	it.each([
		['between paragraphs', 'one two.\n\nthree. four', 18, 'one two.', 'three. four'],
		['between lines', 'one two\nthree. four', 13, 'one two', 'three. four'],
		['between sentences', 'One two. Three four', 14, 'One two.', 'Three four'],
		['between words', 'one two three', 11, 'one two', 'three'],
		['within a word that fits nowhere', 'abcdefghij', 4, 'abcd', 'efghij'],
		['not where it would leave a tiny piece', 'a bcdefghijk', 8, 'a bcdefg', 'hijk'],
		['nowhere, if all of it fits', 'one two', 7, 'one two', ''],
		['not within a character', '😀😀😀', 3, '😀', '😀😀'],
	])('cuts %s', (_where, text, size, first, rest) => {
		expect(cutText(text, size)).toEqual([first, rest]);
	});

	it('gives a piece that fits, and loses nothing', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, size) => {
				const trimmed = text.trim();
				const [first, rest] = cutText(trimmed, size);
				expect(first.length).toBeLessThanOrEqual(size);
				expect(solid(first + rest)).toBe(solid(trimmed));
				if (trimmed !== '') expect(first).not.toBe('');
				if (!LONE.test(trimmed)) expect(LONE.test(first) || LONE.test(rest)).toBe(false);
			}),
		);
	});
});

describe('tailOf', () => {
	it.each([
		['one two three', 5, ''],
		['one two three', 6, 'three'],
		['one two three', 10, 'two three'],
		['one two three', 100, 'one two three'],
		['one two three', 0, ''],
		['abcdefgh', 4, ''],
		['a 😀😀', 4, ''],
		['a 😀😀', 5, '😀😀'],
	])('%j, %p: %j', (text, size, tail) => {
		expect(tailOf(text, size)).toBe(tail);
	});

	it('is an end of the text that starts with a word and is no longer than wanted', () => {
		fc.assert(
			fc.property(anyText, fc.nat(60), (text, size) => {
				const tail = tailOf(text, size);
				expect(text.endsWith(tail)).toBe(true);
				expect(tail.length).toBeLessThanOrEqual(size);
				if (!LONE.test(text)) expect(LONE.test(tail)).toBe(false);
			}),
		);
	});
});
