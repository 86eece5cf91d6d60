import fc from 'fast-check';
import { DateTime } from 'luxon';

import { FoxitFailure } from '../../../nodes/shared/failure';
import { booleanValue } from '../../../nodes/shared/values/boolean';
import { choicesValue, choiceValue } from '../../../nodes/shared/values/choice';
import { dayValue, momentValue } from '../../../nodes/shared/values/date';
import { fileReference } from '../../../nodes/shared/values/fileReference';
import { idValue } from '../../../nodes/shared/values/id';
import { arrayValue, objectValue } from '../../../nodes/shared/values/json';
import { listValue } from '../../../nodes/shared/values/list';
import { numberValue, wholeMilliseconds } from '../../../nodes/shared/values/number';
import { emailValue, exactTextValue, textValue } from '../../../nodes/shared/values/text';

const PLACE = { label: 'Thing' };
const ANY = { min: -Infinity, max: Infinity };
const CHOICES = [
	{ name: 'Executed', value: 'EXECUTED' },
	{ name: 'A4', value: 'a4' },
	{ name: '90 Degrees', value: '90' },
];

/** The sentence that a value is refused with. */
function refusal(read: () => unknown): string {
	try {
		read();
	} catch (caught) {
		if (!(caught instanceof FoxitFailure) || caught.kind !== 'input') throw caught;
		expect(caught.facts.parameter).toBe('Thing');
		return caught.message;
	}
	throw new Error('The value was taken');
}

const BLANKS = [undefined, null, '', '  ', '\u00a0', '\u200b', '\ufeff \u2009'];

/** Readers that know "not set", with a value that each takes. */
const READERS: Array<[string, (value: unknown) => unknown]> = [
	['text', (value) => textValue(value, PLACE)],
	['number', (value) => numberValue(value, PLACE, ANY)],
	['boolean', (value) => booleanValue(value, PLACE)],
	['choice', (value) => choiceValue(value, PLACE, CHOICES)],
	['choices', (value) => choicesValue(value, PLACE, CHOICES)],
	['list', (value) => listValue(value, PLACE)],
	['id', (value) => idValue(value, PLACE)],
	['day', (value) => dayValue(value, PLACE, 'UTC')],
	['moment', (value) => momentValue(value, PLACE)],
	['object', (value) => objectValue(value, PLACE)],
	['array', (value) => arrayValue(value, PLACE)],
	['email', (value) => emailValue(value, PLACE)],
];

describe.each(READERS)('the reader of a %s', (_, read) => {
	test.each(BLANKS)('takes %j for not set', (blank) => {
		expect(read(blank)).toBeUndefined();
	});

	test('takes anything as meant or refuses it by name, and never drops it', () => {
		fc.assert(
			fc.property(fc.anything({ withDate: true, withBigInt: true, withSet: true }), (value) => {
				try {
					const isBlank = value === undefined || value === null || typeof value === 'string';
					if (!isBlank) expect(read(value)).toBeDefined();
					else read(value);
				} catch (caught) {
					expect(caught).toBeInstanceOf(FoxitFailure);
					expect((caught as FoxitFailure).message).toMatch(/^"Thing"/);
				}
			}),
			{ numRuns: 400 },
		);
	});
});

test('a text is taken without invisible edges, and numbers, booleans and dates are written out', () => {
	const forms: Array<[unknown, string]> = [
		['\u00a0Müller & Söhne\u200b', 'Müller & Söhne'],
		[1200.5, '1200.5'],
		[false, 'false'],
		[10n, '10'],
		[DateTime.fromISO('2026-02-03T04:05:06Z', { zone: 'utc' }), '2026-02-03T04:05:06.000Z'],
		[new Date('2026-02-03T04:05:06Z'), '2026-02-03T04:05:06.000Z'],
	];
	for (const [given, text] of forms) expect(textValue(given, PLACE)).toBe(text);
	expect(refusal(() => textValue({ a: 1 }, PLACE))).toBe(
		'"Thing" must be a text, not an object with a',
	);
	expect(refusal(() => textValue(['a'], PLACE))).toBe('"Thing" must be a text, not a list of 1');
	expect(refusal(() => textValue(12345678901234567000, PLACE))).toContain('must be a text');
});

test('a password is kept to the letter and is never shown', () => {
	expect(exactTextValue(' a\u00a0 ', PLACE)).toBe(' a\u00a0 ');
	const secret = { ...PLACE, secret: true };
	const message = refusal(() => textValue(12345678901234567000, secret));
	expect(message).toBe('"Thing" must be a text, not a number');
});

test('a number is taken from text, and what could mean two things is refused', () => {
	for (const given of [1200, '1200', ' 1200\u00a0', '+1200', '1.2e3', 1200n, '\u200b1200.0']) {
		expect(numberValue(given, PLACE, ANY)).toBe(1200);
	}
	for (const given of [
		'1,200',
		'1.200,5',
		'1 200',
		'0x10',
		'Infinity',
		NaN,
		true,
		[5],
		{},
		new Date(),
	]) {
		expect(refusal(() => numberValue(given, PLACE, ANY))).toMatch(
			/^"Thing" must be a number, not /,
		);
	}
	const bounds = { min: 1, max: 50, whole: true, unit: 'pages' };
	expect(refusal(() => numberValue('2.5', PLACE, bounds))).toBe(
		'"Thing" must be a whole number between 1 and 50 pages, not the text "2.5"',
	);
	expect(wholeMilliseconds(1.1, 3_600_000)).toBe(3_960_000);
});

test('a boolean is taken as a sheet, a form or a query gives it', () => {
	for (const given of [true, 'true', 'TRUE', ' True\u00a0', 'yes', 'on', 1, '1']) {
		expect(booleanValue(given, PLACE)).toBe(true);
	}
	for (const given of [false, 'false', 'FALSE', 'no', 'Off', 0, '0']) {
		expect(booleanValue(given, PLACE)).toBe(false);
	}
	for (const given of ['ja', 'x', 2, -1, [], [true], {}]) {
		expect(refusal(() => booleanValue(given, PLACE))).toMatch(/must be true or false, not /);
	}
});

test('a choice is taken by value or name, whatever its case', () => {
	for (const given of ['EXECUTED', 'executed', 'Executed ', '\u200bexecuted']) {
		expect(choiceValue(given, PLACE, CHOICES)).toBe('EXECUTED');
	}
	expect(choiceValue(90, PLACE, CHOICES)).toBe('90');
	expect(refusal(() => choiceValue('shredded', PLACE, CHOICES))).toBe(
		'"Thing" cannot be "shredded"',
	);
});

test('a list has many forms', () => {
	for (const given of [
		['EXECUTED', 'a4'],
		'EXECUTED,a4',
		' executed , A4 ',
		'["EXECUTED","a4"]',
		'EXECUTED\na4',
		new Set(['EXECUTED', 'a4', 'A4']),
	]) {
		expect(choicesValue(given, PLACE, CHOICES)).toEqual(['EXECUTED', 'a4']);
	}
	expect(listValue([], PLACE)).toEqual([]);
	expect(listValue(7, PLACE)).toEqual(['7']);
	expect(refusal(() => listValue(['a', null], PLACE))).toBe('"Thing" in entry 2 is empty');
	expect(refusal(() => listValue({ a: 1 }, PLACE))).toBe(
		'"Thing" must be a list, not an object with a',
	);
});

test('an id is taken as text, number or locator', () => {
	const locator = { __rl: true, mode: 'id', value: ' 35000001 ' };
	for (const given of ['35000001', 35000001, '\u200b35000001\u00a0', locator, 35000001n]) {
		expect(idValue(given, PLACE)).toBe('35000001');
	}
	expect(idValue({ __rl: true, mode: 'list', value: null }, PLACE)).toBeUndefined();
	for (const given of [{ id: 1 }, [1], true, 2 ** 60, '1 2']) refusal(() => idValue(given, PLACE));
});

test('a day is the one that is written, or that of the moment in the time zone', () => {
	const zoned = DateTime.fromISO('2026-01-31T23:30:00', { zone: 'America/New_York' });
	for (const given of [
		'2026-01-31',
		'2026-01-31T23:30:00',
		'2026-01-31 23:30',
		'2026-01-31T23:30:00.000-05:00',
		zoned,
		zoned.toISO(),
		zoned.toJSDate(),
		zoned.toMillis(),
		String(zoned.toMillis()),
		zoned.toSeconds(),
	]) {
		expect(dayValue(given, PLACE, 'America/New_York')).toBe('2026-01-31');
	}
	expect(dayValue(zoned.toJSDate(), PLACE, 'Europe/Berlin')).toBe('2026-02-01');
	for (const given of [
		'2026-02-30',
		'01.02.2026',
		'02/01/2026',
		'tomorrow',
		5,
		42,
		true,
		{},
		[],
		new Date(NaN),
		DateTime.invalid('x'),
	]) {
		expect(refusal(() => dayValue(given, PLACE, 'UTC'))).toMatch(/^"Thing" must be a date such as/);
	}
});

test('a moment is the same in all its forms', () => {
	const moment = DateTime.fromISO('2026-01-31T23:30:00Z');
	for (const given of [
		moment,
		moment.toJSDate(),
		moment.toMillis(),
		moment.toSeconds(),
		moment.toISO(),
		'2026-01-31T23:30:00Z',
		'2026-01-31 23:30:00',
		'2026-02-01T00:30:00+0100'.replace('0100', '01:00'),
	]) {
		expect(momentValue(given, PLACE)).toBe(moment.toMillis());
	}
});

test('JSON comes as text or as itself', () => {
	expect(objectValue('\ufeff{"a":1}\n', PLACE)).toEqual({ a: 1 });
	expect(objectValue({ a: 1 }, PLACE)).toEqual({ a: 1 });
	expect(arrayValue('[1]', PLACE)).toEqual([1]);
	expect(refusal(() => objectValue('[1]', PLACE))).toBe(
		'"Thing" must be a JSON object, not a list of 1',
	);
	expect(refusal(() => objectValue('{a}', PLACE))).toBe('"Thing" is not valid JSON');
	expect(refusal(() => objectValue(new Date(0), PLACE))).toContain('must be a JSON object');
});

test('an e-mail address is cleaned of what nobody sees, or refused', () => {
	for (const given of [
		'mara@signer.example',
		' mara@signer.example\u00a0',
		'ma\u200bra@signer.example',
		'mailto:mara@signer.example',
	]) {
		expect(emailValue(given, PLACE)).toBe('mara@signer.example');
	}
	for (const given of [
		'mara',
		'a@x.example; b@x.example',
		'Mara <mara@signer.example>',
		'a b@x.example',
		'@x',
		'a@',
	]) {
		expect(refusal(() => emailValue(given, PLACE))).toMatch(/^"Thing" must be one email address/);
	}
});

test('a file is taken by the name of its field, or as an expression describes it', () => {
	const file = { mimeType: 'application/pdf', fileName: 'a.pdf', fileSize: '3 kB' };
	const fields = { data: { ...file, data: 'AAAA' }, other: { mimeType: 'text/plain' } };
	expect(fileReference(' data ', PLACE, fields)).toBe('data');
	expect(fileReference(file, PLACE, fields)).toBe('data');
	const stored = { ...file, id: 'filesystem-v2:x' };
	expect(fileReference(stored, PLACE, {})).toBe(stored);
	expect(refusal(() => fileReference(file, PLACE, { a: file, b: file }))).toContain(
		'without its content',
	);
	expect(refusal(() => fileReference({ a: 1 }, PLACE, fields))).toBe(
		'"Thing" must be the name of a field that holds a file, not an object with a',
	);
});
