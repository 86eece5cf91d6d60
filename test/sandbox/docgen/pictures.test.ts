import { join } from 'node:path';
import fc from 'fast-check';

type Numbers = typeof import('../../../sandbox/src/docgen/format/numeric-picture');
type Decimals = typeof import('../../../sandbox/src/docgen/format/decimal');
type Dates = typeof import('../../../sandbox/src/docgen/format/dates');
type DatePictures = typeof import('../../../sandbox/src/docgen/format/date-picture');
type Currencies = typeof import('../../../sandbox/src/docgen/format/currency');

const load = async <Module>(name: string): Promise<Module> =>
	(await import(join(__dirname, `../../../sandbox/dist/docgen/format/${name}.js`))) as Module;

let formatNumber: Numbers['formatNumber'];
let parseNumber: Decimals['parseNumber'];
let parseDate: Dates['parseDate'];
let formatDate: DatePictures['formatDate'];
let formatCurrency: Currencies['formatCurrency'];

beforeAll(async () => {
	({ formatNumber } = await load<Numbers>('numeric-picture'));
	({ parseNumber } = await load<Decimals>('decimal'));
	({ parseDate } = await load<Dates>('dates'));
	({ formatDate } = await load<DatePictures>('date-picture'));
	({ formatCurrency } = await load<Currencies>('currency'));
});

describe('numeric pictures', () => {
	it.each([
		// Seen live: one blank for the place without a digit, nothing for its comma.
		[195, '$#,##0.00', '$ 195.00'],
		[1560, '$#,##0.00', '$1,560.00'],
		[39600, '$#,##0.00', '$39,600.00'],
		[184.8, '$#,##0.00', '$ 184.80'],
		[0.25, '0.00%', '0.25%'],
		// Word's own examples.
		[9, '$##.00', '$ 9.00'],
		[9, '00.00', '09.00'],
		[222492, 'x##', '492'],
		[0.125, '0.00x', '0.125'],
		[0.75, '.x', '.8'],
		[-80, '-##', '-80'],
		[2456800, '$#,###,###', '$2,456,800'],
		// Places.
		[5, '$#,##0.00', '$   5.00'],
		[0, '#', ' '],
		[7, '000', '007'],
		[12, '0,000', '0,012'],
		[5, '0##', '005'],
		[1234567, '0', '1234567'],
		[1234567, '#,##0', '1,234,567'],
		[1234.5, '$,0.00', '$1,234.50'],
		[12.5, ',0.00', '12.50'],
		[1.5, '0.##', '1.5 '],
		[1.05, '0.##', '1.05'],
		[1.75, '.00', '1.75'],
		// Rounding, halves away from zero, as written and not as a binary fraction has it.
		[2.5, '0', '3'],
		[1.005, '0.00', '1.01'],
		[-2.345, '0.00', '-2.35'],
		[999.999, '#,##0.00', '1,000.00'],
		[1e21, '#,##0', '1,000,000,000,000,000,000,000'],
		[1.5e-7, '0.00000000', '0.00000015'],
		// Signs and sections.
		[80, '-##', ' 80'],
		[80, '+##', '+80'],
		[-80, '+##', '-80'],
		[0, '+0', ' 0'],
		[-5, '$#,##0.00', '-$   5.00'],
		[-0.001, '0.00', '0.00'],
		[-3, '0;(0)', '(3)'],
		[-3, '0;(0);zero', '(3)'],
		[0, '0;(0);zero', 'zero'],
		[0, '0;(0);', ''],
		[4, '0;;', '4'],
		// Text.
		[12, '0 units, net.', '12 units, net.'],
		[1234.5, '€#,##0.00', '€1,234.50'],
		[1234, '#,##0 €', '1,234 €'],
		[7, "'No. '000", 'No. 007'],
		[5551234567, "(###) ###'-'####", '(555) 123-4567'],
		[8, "0 ';' 0", '0 ; 8'],
	])('%p under %s is %p', (value, picture, expected) => {
		expect(formatNumber(value, picture)).toBe(expected);
	});

	it('agrees with what the platform makes of fixed decimals', () => {
		const cents = fc.integer({ min: -1e12, max: 1e12 });
		fc.assert(
			fc.property(cents, (amount) => {
				const expected = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 });
				expect(formatNumber(amount / 100, ',0.00')).toBe(expected.format(amount / 100));
			}),
		);
	});

	it('shows every digit before the point, whatever the places', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1e15 }),
				fc.stringMatching(/^[#0,]{0,6}[#0]$/),
				(value, picture) => {
					expect(
						formatNumber(value, picture)
							.replace(/,/g, '')
							.replace(/^[ 0]+/, ''),
					).toBe(String(value));
				},
			),
		);
	});

	it('takes any picture', () => {
		fc.assert(
			fc.property(
				fc.double({ noNaN: true, noDefaultInfinity: true }),
				fc.string({ unit: fc.constantFrom(..."#0x.,-+;'%$ a") }),
				(value, picture) => {
					expect(typeof formatNumber(value, picture)).toBe('string');
				},
			),
		);
	});
});

describe('numbers in text', () => {
	it.each([
		['1234.5', 1234.5],
		['$1,234.50', 1234.5],
		['$ 195.00', 195],
		['-3', -3],
		['-$3', -3],
		['$-3', -3],
		['(3.00)', -3],
		['8%', 8],
		['.5', 0.5],
		['12 €', 12],
		['', undefined],
		['$', undefined],
		['12 pieces', undefined],
		['1,23', undefined],
		['2024-01-15', undefined],
		['(3', undefined],
		['--3', undefined],
	])('%p is %p', (text, expected) => {
		expect(parseNumber(text)).toBe(expected);
	});
});

describe('date pictures', () => {
	it.each([
		['2024-01-15', 'MM/dd/yyyy', '01/15/2024'],
		['2024-01-15', 'M/d/yy', '1/15/24'],
		['August 15, 2025', 'MM/dd/yyyy', '08/15/2025'],
		['Aug. 5, 2025', 'yyyy-MM-dd', '2025-08-05'],
		['Friday, August 15, 2025', 'dddd, d MMMM yyyy', 'Friday, 15 August 2025'],
		['15 August 2025', 'ddd, MMM dd', 'Fri, Aug 15'],
		['08/14/2025', 'd.M.yyyy', '14.8.2025'],
		['2024-01-15', "d 'of' MMMM", '15 of January'],
		['2024-01-15', 'DD.MM.YYYY', '15.01.2024'],
		['2024-01-15T09:05:07Z', 'h:mm:ss am/pm', '9:05:07 am'],
		['2024-01-15T21:05:07Z', 'hh:mm AM/PM', '09:05 PM'],
		['2024-01-15T00:30:00', 'h:mm am/pm', '12:30 am'],
		['2024-01-15 21:05', 'H:m:s', '21:5:0'],
		// As written: neither the zone of the value nor the machine's shifts the day.
		['2024-01-15T23:30:00-05:00', 'yyyy-MM-dd HH:mm', '2024-01-15 23:30'],
		['2024-01-15T23:30:00.123Z', 'yyyy-MM-dd', '2024-01-15'],
		['0099-03-01', 'd MMM yyyy', '1 Mar 0099'],
	])('%s under %s is %s', (text, picture, expected) => {
		const time = parseDate(text);
		expect(time && formatDate(time, picture)).toBe(expected);
	});

	it.each(['', 'soon', '2024-02-30', '13/13/2024', '2024', 'May 2024', '2024-01-15T25:00'])(
		'%p is no date',
		(text) => {
			expect(parseDate(text)).toBeUndefined();
		},
	);

	it('reads back every day it writes', () => {
		const days = fc.date({
			min: new Date('1000-01-01'),
			max: new Date('9999-12-31'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(days, (date) => {
				const iso = date.toISOString().slice(0, 10);
				const time = parseDate(iso);
				for (const picture of ['MM/dd/yyyy', 'MMMM d, yyyy', 'dddd, d MMM yyyy']) {
					const again = parseDate(time ? formatDate(time, picture) : '');
					expect(again && formatDate(again, 'yyyy-MM-dd')).toBe(iso);
				}
			}),
		);
	});
});

describe('currency', () => {
	it.each([
		[1234.5, undefined, '$1,234.50'],
		[1234.5, 'en-GB', '£1,234.50'],
		[1234.5, 'de-DE', '1.234,50 €'],
		[1234.5, 'ja-JP', '￥1,235'],
		[1234.5, 'no such culture', '$1,234.50'],
	])('%p in %s is %s', (value, culture, expected) => {
		expect(formatCurrency(value, culture).replace(/\s/g, ' ')).toBe(expected);
	});
});
