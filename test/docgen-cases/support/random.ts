/** Random templates and data for them. Each tag stands between two marks, so that what it becomes can be told. */
import fc from 'fast-check';

import type { Block } from '../../FoxitDocGen/support/words';

/** What is made at random. */
export interface Sample {
	body: Block[];
	data: Record<string, unknown>;
	application?: string;
}

export const OPEN = '⟦';
export const CLOSE = '⟧';
const slot = (tag: string) => `${OPEN}${tag}${CLOSE}`;

const NAMES = ['name', 'total', 'first name', 'größe', '_id', 'a-b', 'today', 'ROW', '2nd', 'x$'];
const LOOPS = ['items', 'order.lines', 'two words'];
/** Names that data hardly have, and what is close to a name. */
const OTHER_NAMES = ['Name', 'nmae', 'name.x', 'items', 'items.0.name', 'order', 'row_number'];
const NO_NAMES = ['a,b', '#if a', 'a|b', 'a:b', '=a*b', 'a/b', '', ' ', '-a', 'a..b', '"a"', 'a\\'];

const scalar = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom('Ada', 'two words', '<&>"', '😀') },
	{ weight: 3, arbitrary: fc.constantFrom(0, -2.5, 1234.5, 1e21, '12.50', '1,234.5') },
	{ weight: 2, arbitrary: fc.constantFrom('2026-02-03', 'August 15, 2025', true, false) },
	{ weight: 1, arbitrary: fc.constantFrom(null, '') },
);
const nested = fc.constantFrom({}, { x: 1 }, [], ['a'], { name: { x: 'deep' } });
const value = fc.oneof({ weight: 9, arbitrary: scalar }, { weight: 1, arbitrary: nested });

const picture = fc.oneof(
	{ weight: 6, arbitrary: fc.constant('') },
	{
		weight: 4,
		arbitrary: fc.constantFrom(
			...[' \\# "$#,##0.00"', ' \\# 0', '\\#0.0', ' \\@ MM/dd/yyyy', ' \\@ "MMMM d, yyyy"'],
			...[' \\* MERGEFORMAT', ' \\# "0.0" \\* MERGEFORMAT', ' \\# "0', ' \\#'],
		),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(' \\# Currency', ' \\# currency \\* X', ' \\x y', ' \\# “0”'),
	},
);
const name = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom(...NAMES) },
	{ weight: 1, arbitrary: fc.constantFrom(...OTHER_NAMES) },
	{ weight: 1, arbitrary: fc.constantFrom(...NO_NAMES) },
);
const tag = fc
	.tuple(name, picture, fc.constantFrom('', ' '))
	.map(([inside, shown, blank]) => `{{${blank}${inside}${shown}${blank}}}`);
const rowTag = fc.oneof({ weight: 8, arbitrary: tag }, fc.constant('{{ROW_NUMBER}}'));

const record = fc.dictionary(fc.constantFrom(...NAMES), value, { minKeys: 4, maxKeys: 10 });
const fullRecord = fc
	.tuple(...NAMES.map(() => scalar))
	.map((values) => Object.fromEntries(NAMES.map((key, index) => [key, values[index]])));
const fields = fc.oneof(fullRecord, record);
const rows = fc.oneof(
	{ weight: 6, arbitrary: fc.array(fields, { maxLength: 3 }) },
	{ weight: 1, arbitrary: fc.constantFrom(undefined, null, 'text', {}, ['a'], [null], [[]]) },
);
const data = fc.tuple(fields, rows, rows, rows).map(([outer, items, lines, more]) => ({
	...outer,
	...(items !== undefined && { items }),
	...(lines !== undefined && { order: { lines } }),
	...(more !== undefined && { 'two words': more }),
}));

const loopName = fc.constantFrom(...LOOPS);

/** A loop as it should be: in the cells of one row. */
const goodLoop = fc
	.tuple(loopName, fc.array(rowTag, { minLength: 1, maxLength: 3 }))
	.map(([loop, tags]): Block => {
		const cells = tags.map(slot);
		cells[0] = `{{TableStart:${loop}}}${cells[0] ?? ''}`;
		cells[cells.length - 1] += `{{TableEnd:${loop}}}`;
		return { rows: [['Head', ...cells.slice(1).map(() => '')], cells] };
	});

/** Loops as people write them by mistake. */
const badLoop = fc
	.tuple(loopName, rowTag, fc.nat({ max: 9 }))
	.map(([loop, inner, which]): Block => {
		const start = `{{TableStart:${loop}}}`;
		const end = `{{TableEnd:${loop}}}`;
		const inside = slot(inner);
		const forms: Block[] = [
			{ rows: [[start], [inside], [end]] },
			{ rows: [[start, inside]] },
			{ rows: [[inside, end]] },
			{ rows: [[`{{tablestart:${loop}}}${inside}{{tableend:${loop}}}`]] },
			{ rows: [[`{{TableStart :${loop}}}${inside}${end}`]] },
			{ rows: [[`${start}${inside}${end}`, `{{TableStart:a}}${inside}{{TableEnd:a}}`]] },
			{ rows: [[`${start}${inside}{{TableStart:a}}${inside}{{TableEnd:a}}${end}`]] },
			{ rows: [[`${start}${inside}{{TableEnd:other}}`]] },
			{ rows: [[`${end}${inside}${start}`]] },
			`${start}${inside}${end}`,
		];
		return forms[which] ?? inside;
	});

const sum = fc
	.constantFrom('{{=SUM(ABOVE)}}', '{{= sum(above) \\# "0.00"}}')
	.map((text): Block => ({ rows: [['1'], [slot(text)]] }));
const plain = tag.map((text): Block => slot(text));
const inTable = tag.map((text): Block => ({ rows: [['Head'], [slot(text)]] }));

const block = fc.oneof(
	{ weight: 6, arbitrary: plain },
	{ weight: 2, arbitrary: inTable },
	{ weight: 4, arbitrary: goodLoop },
	{ weight: 2, arbitrary: badLoop },
	{ weight: 1, arbitrary: sum },
);
const application = fc.constantFrom(undefined, 'Microsoft Office Word');

/** Templates of as many blocks, and data. */
export function samples(blocks: { minLength: number; maxLength: number }): fc.Arbitrary<Sample> {
	return fc.tuple(fc.array(block, blocks), data, application).map(([body, values, program]) => ({
		...{ body, data: values },
		...(program !== undefined && { application: program }),
	}));
}
