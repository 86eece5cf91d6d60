import { createRequire } from 'node:module';
import { join } from 'node:path';

import fc from 'fast-check';

import { toCsv } from '../../../nodes/FoxitStructuralExtract/elements/csv';
import { ROOT } from '../../support/package-nodes';

/** An independent reader, which the sandbox has among its libraries. */
const papaparse = createRequire(join(ROOT, 'sandbox/package.json'))('papaparse') as {
	parse: (text: string) => { data: string[][]; errors: unknown[] };
};

function read(csv: string): string[][] {
	const { data, errors } = papaparse.parse(csv);
	// One column alone leaves a reader without a delimiter to find.
	expect(errors.filter((error) => (error as { type: string }).type !== 'Delimiter')).toEqual([]);
	// The last row has its line end too.
	expect(data.at(-1)).toEqual(['']);
	return data.slice(0, -1);
}

/** What a spreadsheet shows: an apostrophe at the start only says that text follows. */
const shown = (text: string) => text.replace(/^'/, '');

it('reads back with another library as it was', () => {
	const text = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', '-', '+', '@', ' ', 'a', '1') }),
	);
	const grid = fc
		.integer({ min: 2, max: 5 })
		.chain((columns) =>
			fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: 1 }),
		);
	fc.assert(
		fc.property(grid, (rows) => {
			const found = read(toCsv(rows));
			expect(found.map((row) => row.map(shown))).toEqual(rows.map((row) => row.map(shown)));
		}),
	);
});

it('ends each row with CR LF, and quotes only where it has to (RFC 4180)', () => {
	const rows = [
		['plain', 'with, comma', 'with "quotes"'],
		['two\nlines', '', ' blanks '],
	];
	expect(toCsv(rows)).toBe('plain,"with, comma","with ""quotes"""\r\n"two\nlines",, blanks \r\n');
	expect(toCsv([])).toBe('');
});

it.each([
	'=1+1',
	'=HYPERLINK("http://evil.example")',
	'+cmd|x',
	'-2+3',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	'-abc',
	'+1)*2',
	'-1=1',
	'＝1+1',
	'﹦1+1',
	'＠SUM(A1)',
	'－A1',
	'\u200b=1+1',
	'\ufeff=1+1',
	'\u2060\u00ad@SUM(A1)',
	' =1+1',
	'\u00a0=1+1',
	'\u0000=1+1',
	'\u3164=1+1',
	'\ufe0f=1+1',
	'\u2800@SUM(A1)',
	'-12:30',
	'+1-800-555',
	'-A1',
	'-5*A1',
	'-5+cmd|x',
	'-1(2)',
	'+SUM(1)',
	'-USD5',
])('makes text of what a spreadsheet would run: %j', (text) => {
	expect(read(toCsv([[text, 'x']]))).toEqual([[`'${text}`, 'x']]);
});

it.each([
	'-5',
	'+5',
	'-5.00',
	'-1,234.50',
	'-1 234,50',
	"-1'234",
	'+49 30 123456',
	'-12%',
	'-',
	'--',
	'- - -',
	'-$4.50',
	'-€ 4,50',
	'-4,50 €',
	'-5 %',
	'-1e5',
	'-1.5E-10',
	'-5 EUR',
	'- 5 kg',
	'-USD 5',
	'- 5',
	'-.5',
	'-,5',
	'-5kg',
	'-5°C',
	'+3σ',
	'-1’234',
	'+',
	'－５',
	'–',
	'—5',
	'\tplain',
	'5-3',
	'a=b',
])('leaves %j as it is', (text) => {
	expect(read(toCsv([[text, 'x']]))).toEqual([[text, 'x']]);
});
