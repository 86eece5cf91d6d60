import { tagFindings } from '../../../nodes/FoxitDocGen/template/tagFindings';
import type { PlacedTag } from '../../../nodes/FoxitDocGen/template/readTags';
import { parseTag } from '../../../nodes/FoxitDocGen/template/tag';

const ROW = { table: 1, row: 1 };

const placed = (inside: string, more: Partial<PlacedTag> = {}): PlacedTag => ({
	...parseTag(inside),
	place: { part: 'word/document.xml', paragraph: 1 },
	split: false,
	...more,
});

it.each([
	'name',
	'customer.name',
	'date \\@ MM/dd/yyyy',
	'date \\@ "d. MMMM yyyy"',
	'total \\# "$#,##0.00"',
	'total \\# "€#,##0.00"',
	'total \\# 0',
	'rate \\# "0.00%"',
	'TableStart:items',
	'ROW_NUMBER',
	'today \\@ yyyy',
])('has nothing to say about {{%s}}', (inside) => {
	expect(tagFindings(placed(inside), false)).toEqual([]);
});

it.each<[inside: string, more: Partial<PlacedTag>, code: string, words: string]>([
	['name', { split: true }, 'splitTag', 'is split into several runs of text'],
	['total \\# “0.00”', {}, 'curlyQuotes', 'has typographic quotes'],
	['total \\# Currency', {}, 'currencyKeyword', 'comes out blank'],
	['name \\! Upper', {}, 'unknownSwitch', 'has the switch \\!'],
	['tablestart:items', { inRow: ROW }, 'loopSpelling', 'is not written as Foxit knows it'],
	['TableEnd :items', { inRow: ROW }, 'loopSpelling', 'is not written as Foxit knows it'],
	['n \\# "only"', {}, 'emptyPicture', 'without a place for the value'],
	['n \\@ "\'day\'"', {}, 'emptyPicture', 'without a place for the value'],
	['=qty*price', {}, 'notEvaluated', 'asks for arithmetic'],
	['x | Currency', {}, 'notEvaluated', 'uses a filter'],
	['x:Currency', {}, 'notEvaluated', 'uses a filter'],
	['#if paid', {}, 'unreadableTag', 'is not a tag that Foxit is known to understand'],
	['=SUM(ABOVE)', {}, 'sumOutsideTable', 'is not in a table'],
])('warns of {{%s}} %j', (inside, more, code, words) => {
	const findings = tagFindings(placed(inside, more), false);
	expect(findings).toEqual([
		{
			severity: 'warning',
			code,
			message: expect.stringContaining(words) as string,
			advice: expect.stringMatching(/\.$/) as string,
			tag: `{{${inside}}}`,
		},
	]);
	expect(findings[0]?.message.startsWith(`{{${inside}}} `)).toBe(true);
});

it('takes a sum within a table for what it is', () => {
	expect(tagFindings(placed('=SUM(ABOVE) \\# "$#,##0.00"', { inRow: ROW }), false)).toEqual([]);
});

it('can say several things of one tag', () => {
	const findings = tagFindings(placed('total \\% ‘x’', { split: true }), false);
	expect(findings.map(({ code }) => code)).toEqual(['splitTag', 'curlyQuotes', 'unknownSwitch']);
});

it('lets the keyword Currency pass in a file that Word itself has written', () => {
	expect(tagFindings(placed('total \\# Currency'), true)).toEqual([]);
});

it('notes a switch that is passed over', () => {
	expect(tagFindings(placed('name \\* Upper'), false)).toMatchObject([
		{ severity: 'note', code: 'ignoredSwitch' },
	]);
});
