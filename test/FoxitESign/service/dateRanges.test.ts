import fc from 'fast-check';

import { dateRanges, dayAfter, dayOf, isDay } from '../../../nodes/FoxitESign/service/dateRanges';

const DAY_MS = 24 * 60 * 60_000;

const day = fc
	.date({
		min: new Date('2000-01-01T00:00:00Z'),
		max: new Date('2060-12-31T00:00:00Z'),
		noInvalidDate: true,
	})
	.map((date) => dayOf(date.getTime()));

it.each([
	['one day', '2026-03-01', '2026-03-01', [['2026-03-01', '2026-03-01']]],
	['just what the service takes', '2026-01-01', '2026-06-30', [['2026-01-01', '2026-06-30']]],
	[
		'a day more',
		'2026-01-01',
		'2026-07-01',
		[
			['2026-01-02', '2026-07-01'],
			['2026-01-01', '2026-01-01'],
		],
	],
	['the wrong way round', '2026-03-02', '2026-03-01', []],
])('splits %s', (_, dateFrom, dateTo, ranges) => {
	expect(dateRanges({ dateFrom, dateTo })).toEqual(
		ranges.map(([from, to]) => ({ dateFrom: from, dateTo: to })),
	);
});

it('covers every day once, the newest first, in ranges that the service takes', () => {
	fc.assert(
		fc.property(day, fc.integer({ min: 0, max: 3_000 }), (dateFrom, days) => {
			const dateTo = dayAfter(dateFrom, days);
			const ranges = dateRanges({ dateFrom, dateTo });
			expect(ranges[0]?.dateTo).toBe(dateTo);
			expect(ranges.at(-1)?.dateFrom).toBe(dateFrom);
			ranges.forEach((range, index) => {
				expect(range.dateFrom <= range.dateTo).toBe(true);
				expect(isWithinSixMonths(range.dateFrom, range.dateTo)).toBe(true);
				const older = ranges[index + 1];
				if (older) expect(dayAfter(older.dateTo, 1)).toBe(range.dateFrom);
			});
		}),
	);
});

/** Six months by the calendar; where the last month has no such day, its last one counts. */
function isWithinSixMonths(from: string, to: string): boolean {
	const [year = 0, month = 0, date = 0] = from.split('-').map(Number);
	const last = new Date(Date.UTC(year, month - 1 + 7, 0));
	const limit = Date.UTC(
		last.getUTCFullYear(),
		last.getUTCMonth(),
		Math.min(date, last.getUTCDate()),
	);
	return Date.parse(to) <= limit;
}

it('goes from day to day', () => {
	fc.assert(
		fc.property(day, fc.integer({ min: -1_000, max: 1_000 }), (from, days) => {
			const to = dayAfter(from, days);
			expect(Date.parse(to) - Date.parse(from)).toBe(days * DAY_MS);
			expect(isDay(to)).toBe(true);
		}),
	);
});

it.each(['2026-02-29', '2026-13-01', '2026-1-1', '22.11.2026', '2026-11-22T00:00', ''])(
	'%j is no day',
	(text) => expect(isDay(text)).toBe(false),
);
