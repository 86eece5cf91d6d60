import { readLoops } from '../../../nodes/FoxitDocGen/template/loops';
import type { PlacedTag } from '../../../nodes/FoxitDocGen/template/readTags';
import { parseTag } from '../../../nodes/FoxitDocGen/template/tag';

/** Tags in table rows: `[row, inside, ...]`; row 0 stands for no table. */
function tags(...rows: Array<[row: number, ...insides: string[]]>): PlacedTag[] {
	return rows.flatMap(([row, ...insides]) => {
		const inRow = { table: 1, row };
		return insides.map((inside) => ({
			...parseTag(inside),
			place: { part: 'word/document.xml', paragraph: 1 },
			split: false,
			...(row > 0 && { inRow }),
		}));
	});
}

const START = 'TableStart:items';
const END = 'TableEnd:items';
const codes = (given: PlacedTag[]) => readLoops(given).findings.map(({ finding }) => finding.code);

it('sorts fields into loops and into what stands outside', () => {
	const reading = readLoops(
		tags(
			[0, 'customer.name', 'today \\@ yyyy'],
			[2, START, 'ROW_NUMBER', 'product', 'price \\# "0.00"', END],
			[3, '=SUM(ABOVE)'],
			[4, 'TableStart:order.notes', 'text', 'TableEnd:order.notes'],
			[0, 'total'],
		),
	);
	const namesIn = (fields: readonly PlacedTag[]) => fields.map(({ name }) => name);
	expect(namesIn(reading.outside)).toEqual(['customer.name', 'today', 'total']);
	expect(reading.loops.map(({ start, fields }) => [start.name, namesIn(fields)])).toEqual([
		['items', ['product', 'price']],
		['order.notes', ['text']],
	]);
	expect(reading.findings).toEqual([]);
});

it.each<[what: string, given: PlacedTag[], codes: string[]]>([
	['two rows', tags([1, START, 'a'], [2, END]), ['loopRows']],
	['no table', tags([0, START, 'a', END]), ['loopOutsideTable']],
	['no end', tags([1, START, 'a']), ['unbalancedLoop']],
	['no start', tags([1, 'a', END]), ['unbalancedLoop']],
	[
		'ends of another name',
		tags([1, START, 'TableEnd:Items']),
		['unbalancedLoop', 'unbalancedLoop'],
	],
	['a loop in a loop', tags([1, START, 'TableStart:b', 'TableEnd:b', END]), ['nestedLoop']],
	['a row number outside', tags([1, 'ROW_NUMBER']), ['rowNumberOutsideLoop']],
	['two loops in one row', tags([1, START, END, 'TableStart:b', 'TableEnd:b']), ['loopsInOneRow']],
	['two loops in two rows', tags([1, START, END], [2, 'TableStart:b', 'TableEnd:b']), []],
])('finds what Foxit does not render: %s', (_what, given, expected) => {
	expect(codes(given)).toEqual(expected);
});

it('says which tag, and what to do', () => {
	const given = tags([1, START, 'a'], [2, END]);
	expect(readLoops(given).findings).toEqual([
		{
			at: given[0],
			finding: {
				severity: 'warning',
				code: 'loopRows',
				tag: '{{TableStart:items}}',
				message:
					'The loop "items" begins and ends in different table rows: Foxit leaves it unrendered or renders one row only',
				advice:
					'Put TableStart into the first cell and TableEnd into the last cell of one and the same row of a Word table.',
			},
		},
	]);
	const [missing] = readLoops(tags([1, START])).findings;
	expect(missing?.finding.message).toBe('{{TableStart:items}} has no {{TableEnd:items}} to match');
});
