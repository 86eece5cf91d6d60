import * as fc from 'fast-check';

import {
	hasNextToNothing,
	pagesOfText,
} from '../../../../nodes/FoxitPdfServices/operations/readyMade/pagesOfText';

it.each([
	['one page', 'a line\r\n\n', ['a line\r\n']],
	['two pages', 'one\r\n\ntwo\r\n\n', ['one\r\n', 'two\r\n']],
	['a blank page between', 'one\r\n\n\ntwo\r\n\n', ['one\r\n', '', 'two\r\n']],
	['blank lines within a page', 'one\r\n\r\ntwo\r\n\n', ['one\r\n\r\ntwo\r\n']],
	['a scan', '\n', ['']],
	['no mark of a page', 'one\r\ntwo\r\n', undefined],
	['nothing', '', undefined],
])('tells the pages of %s', (_what, text, pages) => {
	expect(pagesOfText(text)).toEqual(pages);
});

it('finds as many pages as were written', () => {
	const line = fc.string().map((text) => text.replace(/[\r\n]/g, ' '));
	const page = fc.array(line, { maxLength: 4 });
	fc.assert(
		fc.property(fc.array(page, { minLength: 1, maxLength: 6 }), (pages) => {
			const written = pages.map((lines) => `${lines.map((one) => `${one}\r\n`).join('')}\n`);
			expect(pagesOfText(written.join(''))).toHaveLength(pages.length);
		}),
	);
});

it.each([
	['', true],
	[' \r\n ---- ', true],
	['Page 3 of 12', true],
	['ACME-000123', true],
	['The quick brown fox jumps', false],
	[
		'\u5951\u7ea6\u6761\u6b3e\u5982\u4e0b\u672c\u5408\u540c\u4e00\u5f0f\u4e24\u4efd\u5177\u6709\u540c\u7b49',
		false,
	],
])('whether %j is next to nothing: %s', (text, isNothing) => {
	expect(hasNextToNothing(text)).toBe(isNothing);
});
