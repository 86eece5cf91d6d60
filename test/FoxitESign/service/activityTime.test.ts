import { activityTime } from '../../../nodes/FoxitESign/service/activityTime';

it.each([
	['02 Sep 2026, 23:33:50, IST', '2026-09-02T18:03:50.000Z'],
	['02 Sep 2026, 23:33:50, UTC', '2026-09-02T23:33:50.000Z'],
	['2 September 2026, 3:33:50, GMT', '2026-09-02T03:33:50.000Z'],
	['31 Dec 2026, 20:00:00, PST', '2027-01-01T04:00:00.000Z'],
	['01 Jul 2026, 00:30:00, PDT', '2026-07-01T07:30:00.000Z'],
	['01 Jul 2026, 00:30:00, EDT', '2026-07-01T04:30:00.000Z'],
	['01 Jan 2026, 00:30:00, CET', '2025-12-31T23:30:00.000Z'],
	['29 Feb 2028, 12:00:00, gmt', '2028-02-29T12:00:00.000Z'],
	['01 Jan 2026, 12:00:00, GMT+5:30', '2026-01-01T06:30:00.000Z'],
	['01 Jan 2026, 12:00:00, GMT-3', '2026-01-01T15:00:00.000Z'],
	['01 Jan 2026, 12:00:00, +0200', '2026-01-01T10:00:00.000Z'],
])('%s is %s', (text, iso) => {
	expect(activityTime(text)).toBe(iso);
});

it.each([
	['a zone that several regions call so', '02 Sep 2026, 23:33:50, CST'],
	['an unknown zone', '02 Sep 2026, 23:33:50, XYZ'],
	['no zone', '02 Sep 2026, 23:33:50'],
	['a day that there is not', '30 Feb 2026, 10:00:00, UTC'],
	['an hour that there is not', '28 Feb 2026, 24:00:00, UTC'],
	['a minute that there is not', '28 Feb 2026, 10:61:00, UTC'],
	['a month in another language', '02 Mai 2026, 10:00:00, UTC'],
	['another form', '2026-09-02T23:33:50Z'],
	['no text', 1_790_000_000_000],
	['nothing', undefined],
])('does not guess at %s', (_, text) => {
	expect(activityTime(text)).toBeUndefined();
});
