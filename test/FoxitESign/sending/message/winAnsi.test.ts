import fc from 'fast-check';

import {
	inStandardCharacters,
	unshowable,
	winAnsiBytes,
} from '../../../../nodes/FoxitESign/sending/message/winAnsi';

describe('what the standard fonts can show', () => {
	it('is encoded as Windows does it', () => {
		expect(winAnsiBytes('Aß €‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ÷').toString('hex')).toBe(
			'41df20' + '80828384858687888' + '98a8b8c8e' + '9192939495969798999a9b9c9e9f' + 'f7',
		);
	});

	it('is any text of Latin-1 that one can see, to the letter', () => {
		const character = fc
			.integer({ min: 0x20, max: 0xff })
			.filter((code) => !(code >= 0x7f && code <= 0xa0) && code !== 0xad)
			.map((code) => String.fromCharCode(code));
		fc.assert(
			fc.property(fc.array(character), (characters) => {
				const text = characters.join('');
				expect(unshowable(text)).toEqual([]);
				expect(winAnsiBytes(text).toString('latin1')).toBe(text);
			}),
		);
	});

	it.each([
		['a letter and its accent apart', 'e\u0301', 'é'],
		['line ends of Windows', 'a\r\nb\rc', 'a\nb\nc'],
		['blanks of other widths', '1\u202f234,56\u00a0€', '1 234,56 €'],
		['a minus', '\u2212500', '-500'],
		['a tab', 'a\tb', 'a    b'],
	])('comes out of %s', (_what, text, shown) => {
		expect(inStandardCharacters(text)).toBe(shown);
		expect(unshowable(shown)).toEqual([]);
	});
});

it.each([
	'Łódź',
	'Привет',
	'退款',
	'✓ done',
	'a\u200bb',
	'a\u0000b',
	'a\u202eb',
	'x\u00ady',
	'\ud83d',
])('%j is told to have characters that cannot be shown', (text) => {
	expect(unshowable(inStandardCharacters(text))).not.toEqual([]);
});
