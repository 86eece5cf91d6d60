import fc from 'fast-check';

import { backoffMs, parseRetryAfter } from '../../../nodes/shared/task/retryDelay';

const NOW = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');

it.each([
	['whole seconds', '5', 5_000],
	['no time at all', '0', 0],
	['decimals', '1.5', 1_500],
	['a fraction of a millisecond, rounded up', '0.0001', 1],
	['blanks around', '  7 ', 7_000],
	['a date to come', 'Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
	['a date gone by: no wait', 'Wed, 21 Oct 2026 07:27:00 GMT', 0],
	['the old date form of RFC 850', 'Wednesday, 21-Oct-26 07:29:00 GMT', 60_000],
])('reads %s', (_what, value, ms) => {
	expect(parseRetryAfter(value, NOW)).toBe(ms);
});

it.each([
	['nothing', undefined],
	['null', null],
	['blanks', '   '],
	['a negative number', '-5'],
	['an exponent', '1e3'],
	['a unit', '5s'],
	['words', 'soon'],
	['a weekday and rubbish', 'Mon rubbish'],
	['two values in one header', '5, 10'],
	['a number too large to mean anything', '9'.repeat(400)],
])('gives up on %s', (_what, value) => {
	expect(parseRetryAfter(value, NOW)).toBeUndefined();
});

it('takes any text without an exception and never waits into the past', () => {
	const text = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.double().map(String),
		fc.bigInt().map(String),
		fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
		fc.string().map((rest) => `Mon, ${rest}`),
	);
	fc.assert(
		fc.property(text, fc.integer({ min: 0 }), (value, now) => {
			const ms = parseRetryAfter(value, now);
			expect(ms === undefined || (Number.isFinite(ms) && ms >= 0)).toBe(true);
		}),
	);
});

it.each([
	[1, 1_000],
	[2, 2_000],
	[3, 4_000],
	[4, 8_000],
	[6, 30_000],
	[60, 30_000],
])('attempt %i waits for %i ms without jitter', (attempt, ms) => {
	expect(backoffMs(attempt, 0)).toBe(ms);
});

it('spreads each wait over 100 to 150 % of its nominal value', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 100 }),
			fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			(attempt, random) => {
				const nominal = backoffMs(attempt, 0);
				const jittered = backoffMs(attempt, random);
				expect(jittered).toBeGreaterThanOrEqual(nominal);
				expect(jittered).toBeLessThanOrEqual(nominal * 1.5);
			},
		),
	);
});
