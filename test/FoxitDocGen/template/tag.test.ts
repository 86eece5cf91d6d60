import fc from 'fast-check';

import { parseTag, type Tag } from '../../../nodes/FoxitDocGen/template/tag';

it.each<[inside: string, tag: Partial<Tag>]>([
	['name', { kind: 'scalar', name: 'name' }],
	[' name ', { kind: 'scalar', name: 'name' }],
	['customer.address.city', { kind: 'scalar', name: 'customer.address.city' }],
	['lines.0', { kind: 'scalar', name: 'lines.0' }],
	['größe_2', { kind: 'scalar', name: 'größe_2' }],
	[
		' invoiceDate \\@ MM/dd/yyyy ',
		{ kind: 'scalar', picture: { switch: '@', text: 'MM/dd/yyyy' } },
	],
	[
		'total \\# "$#,##0.00"',
		{ kind: 'scalar', name: 'total', picture: { switch: '#', text: '$#,##0.00' } },
	],
	['total\\#0', { kind: 'scalar', name: 'total', picture: { switch: '#', text: '0' } }],
	['total \\# “0.00%”', { kind: 'scalar', picture: { switch: '#', text: '0.00%' } }],
	['total \\# Currency', { kind: 'scalar', picture: { switch: '#', text: 'Currency' } }],
	['name \\* Upper', { kind: 'scalar', name: 'name', otherSwitches: ['*'] }],
	['TableStart:items', { kind: 'loopStart', name: 'items' }],
	[' TableStart : order.items ', { kind: 'loopStart', name: 'order.items' }],
	['TableEnd:items', { kind: 'loopEnd', name: 'items' }],
	['TableStart:', { kind: 'unreadable', name: '' }],
	['TableStart:two words', { kind: 'loopStart', name: 'two words' }],
	['tablestart:items', { kind: 'loopStart', name: 'items', misspelt: true }],
	['TableEnd :items', { kind: 'loopEnd', name: 'items', misspelt: true }],
	['ROW_NUMBER', { kind: 'rowNumber' }],
	[' ROW_NUMBER ', { kind: 'rowNumber' }],
	['=SUM(ABOVE)', { kind: 'sum', name: '' }],
	['= sum( above ) \\# "0.00"', { kind: 'sum', picture: { switch: '#', text: '0.00' } }],
	['=qty*price', { kind: 'arithmetic', name: '' }],
	['qty * price', { kind: 'arithmetic' }],
	['(a) + b', { kind: 'arithmetic' }],
	['x | Currency', { kind: 'filter' }],
	['x:Currency', { kind: 'filter' }],
	['#if x', { kind: 'unreadable' }],
	['first name', { kind: 'scalar', name: 'first name' }],
	['', { kind: 'unreadable', name: '' }],
	['2nd', { kind: 'scalar', name: '2nd' }],
	['total \\', { kind: 'unreadable' }],
])('reads {{%s}}', (inside, tag) => {
	expect(parseTag(inside)).toMatchObject({ source: `{{${inside}}}`, ...tag });
});

it('shows only the start of what is too long for a tag', () => {
	const { kind, source } = parseTag(`a${' '.repeat(1_000_000)}b`);
	expect(kind).toBe('unreadable');
	expect(source.length).toBeLessThan(100);
});

it('never fails', () => {
	const inside = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'a.\\@#:|=*+ "(){') }));
	fc.assert(
		fc.property(inside, (text) => {
			expect(parseTag(text).kind).toMatch(/^[a-zA-Z]+$/);
		}),
	);
});
