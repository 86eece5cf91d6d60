import fc from 'fast-check';

import {
	layoutOf,
	LINE_CHARACTERS,
	wrapped,
} from '../../../../nodes/FoxitESign/sending/message/messageLayout';
import { PAGE } from '../../../../nodes/FoxitESign/sending/message/pdfOfPages';

const withoutBlanks = (text: string) => text.replace(/ /g, '');

it('lines are broken at blanks, and nothing is left out', () => {
	const line = fc.string({ unit: fc.constantFrom(' ', 'a', 'bc', 'defghij'), maxLength: 400 });
	fc.assert(
		fc.property(line, (text) => {
			const pieces = wrapped(text);
			expect(withoutBlanks(pieces.join(''))).toBe(withoutBlanks(text));
			for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(LINE_CHARACTERS);
		}),
	);
});

it('a word longer than a line is cut, not dropped', () => {
	expect(wrapped('x'.repeat(LINE_CHARACTERS + 3))).toEqual(['x'.repeat(LINE_CHARACTERS), 'xxx']);
});

it('every signer has a place within a page, and no two places overlap', () => {
	fc.assert(
		fc.property(fc.nat(120), fc.integer({ min: 1, max: 20 }), (lines, count) => {
			const signers = Array.from({ length: count }, (_, index) => ({
				party: index + 1,
				label: `Signature of ${index + 1}`,
			}));
			const { pages, places } = layoutOf('line\n'.repeat(lines), signers);
			expect(places.map(({ party }) => party)).toEqual(signers.map(({ party }) => party));
			places.forEach((place, index) => {
				expect(place.y + place.height).toBeLessThan(PAGE.height);
				const before = places[index - 1];
				if (before?.pageNumber !== place.pageNumber) return;
				expect(place.y).toBeGreaterThan(before.y + before.height);
			});
			expect(Math.max(...places.map(({ pageNumber }) => pageNumber))).toBe(pages.length);
			const shown = pages.flat().filter((mark) => 'text' in mark && mark.text === 'line');
			expect(shown).toHaveLength(lines);
		}),
	);
});
