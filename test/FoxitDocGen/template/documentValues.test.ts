import { DateTime } from 'luxon';

import { documentValues } from '../../../nodes/FoxitDocGen/template/documentValues';
import { thrownBy } from '../../support/failures';
import { report } from '../support/reports';

const ZONE = 'America/New_York';
const TEMPLATE = report({
	fields: ['day@', 'at', 'total#'],
	loops: { items: ['day@', 'n'], 'order.lines': ['on@'] },
});
const values = (data: object) => documentValues(TEMPLATE, data, ZONE).values;
const notes = (data: object) => documentValues(TEMPLATE, data, ZONE).findings;

it('leaves data without dates as they are', () => {
	const data = {
		...{ day: '2026-02-03', at: 'now', total: 1_700_000_000, none: null, text: '', yes: true },
		items: [{ day: 'August 15, 2025', n: 1_700_000_000_000 }, 'x', null],
	};
	expect(documentValues(TEMPLATE, data, ZONE)).toEqual({ values: data, findings: [] });
});

it("sends a Date as the day and time of the workflow's zone", () => {
	const late = new Date('2026-02-04T02:30:00.250Z');
	expect(values({ day: late, at: late, elsewhere: [late] })).toEqual({
		...{ day: '2026-02-03T21:30:00', at: '2026-02-03T21:30:00' },
		elsewhere: ['2026-02-03T21:30:00'],
	});
	expect(values({ day: new Date('2026-02-03T05:00:00Z') })).toEqual({ day: '2026-02-03' });
	expect(notes({ day: late, elsewhere: [late] })).toMatchObject([
		{
			severity: 'note',
			code: 'dateSent',
			tag: 'day',
			message:
				'The date for "day" is sent as the day and time in America/New_York, the time zone of the workflow, without a zone',
		},
	]);
});

it('sends a DateTime as its own day and time', () => {
	const tokyo = DateTime.fromISO('2026-02-04T00:00:00', { zone: 'Asia/Tokyo' });
	const [note] = notes({ day: tokyo });
	expect(values({ day: tokyo, at: tokyo.set({ hour: 9 }) })).toEqual({
		...{ day: '2026-02-04', at: '2026-02-04T09:00:00' },
	});
	expect(note?.message).toBe('The date for "day" is sent as its own day and time, without a zone');
});

it('takes an epoch for a date where every tag shows it as one', () => {
	const seconds = Date.parse('2026-02-04T02:30:00Z') / 1_000;
	const data = {
		...{ day: seconds, at: seconds, total: seconds },
		items: [{ day: String(seconds * 1_000), n: seconds }],
		order: { lines: [{ on: seconds * 1_000 }] },
	};
	expect(values(data)).toEqual({
		...{ day: '2026-02-03T21:30:00', at: seconds, total: seconds },
		items: [{ day: '2026-02-03T21:30:00', n: seconds }],
		order: { lines: [{ on: '2026-02-03T21:30:00' }] },
	});
	const both = report({ fields: ['day@'], loops: {} });
	both.fields[0]?.pictures.add('');
	expect(documentValues(both, { day: seconds }, ZONE).values).toEqual({ day: seconds });
});

it('takes the zone off a text under a date picture: it says its own day', () => {
	expect(values({ day: '2026-02-04T02:30:00Z', at: '2026-02-04T02:30:00Z' })).toEqual({
		...{ day: '2026-02-04T02:30:00', at: '2026-02-04T02:30:00Z' },
	});
	expect(values({ day: '2026-02-04T00:00:00.000+09:00' })).toEqual({ day: '2026-02-04' });
	expect(values({ day: '2026-02-04 14:30:00 +0100' })).toEqual({
		day: '2026-02-04 14:30:00 +0100',
	});
});

it('leaves out what JSON cannot say, so that the check tells of it', () => {
	const data = {
		...{
			day: new Date(NaN),
			at: DateTime.invalid('none'),
			total: NaN,
			fn: () => 1,
			gap: undefined,
		},
		items: [undefined, Infinity, 12n],
	};
	expect(values(data)).toEqual({ items: [undefined, undefined, '12'] });
});

it('takes objects of other libraries as they say themselves in JSON', () => {
	expect(values({ at: new URL('https://example.com/a') })).toEqual({ at: 'https://example.com/a' });
});

it('refuses data that hold themselves', () => {
	const data: Record<string, unknown> = {};
	data.again = data;
	expect(thrownBy(() => values(data)).message).toBe('The data contains itself');
});
