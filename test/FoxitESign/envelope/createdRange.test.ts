import {
	createdRange,
	createdRangeProperties,
} from '../../../nodes/FoxitESign/operations/envelope/createdRange';
import { thrownBy } from '../../support/failures';
import { givenParameters } from '../../support/given-parameters';

const NOW = Date.parse('2026-11-22T15:00:00Z');

const rangeOf = (given: Record<string, unknown>) =>
	createdRange(givenParameters(createdRangeProperties, given), NOW, 'Europe/Berlin');

it.each([
	['the last 30 days', {}, '2026-10-23', '2026-11-23'],
	['all since a day', { createdFrom: '2026-01-15T10:00:00' }, '2026-01-15', '2026-11-23'],
	['30 days until a day', { createdTo: '2026-03-31' }, '2026-03-01', '2026-03-31'],
	[
		'the days as they are written, whatever the zone',
		{ createdFrom: '2026-01-31T23:59:59.000-08:00', createdTo: '2026-02-28T00:00:00.000+13:00' },
		'2026-01-31',
		'2026-02-28',
	],
	[
		'dates that an expression gives',
		{ createdFrom: new Date('2026-01-01T00:00:00Z'), createdTo: new Date('2026-01-02T00:00:00Z') },
		'2026-01-01',
		'2026-01-02',
	],
	[
		'a single day',
		{ createdFrom: '2026-05-05', createdTo: '2026-05-05' },
		'2026-05-05',
		'2026-05-05',
	],
])('is %s', (_, given, dateFrom, dateTo) => {
	expect(rangeOf(given)).toEqual({ dateFrom, dateTo });
});

it.each([
	[{ createdFrom: '22.11.2026' }, 'Created From'],
	[{ createdTo: '2026-02-30' }, 'Created To'],
	[{ createdFrom: '1970-01-01' }, 'Created From'],
	[{ createdFrom: '2026-02-02', createdTo: '2026-02-01' }, 'Created From'],
])('refuses %j', (given, parameter) => {
	expect(thrownBy(() => rangeOf(given))).toMatchObject({ kind: 'input', facts: { parameter } });
});
