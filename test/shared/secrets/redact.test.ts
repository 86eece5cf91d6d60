import fc from 'fast-check';

import { redactor } from '../../../nodes/shared/secrets/redact';

const SECRET = 'sk-Live_9f/3c+Q"7zé=&x';
const redact = redactor([SECRET]);

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const each = (text: string, form: (unit: string) => string) => [...text].map(form).join('');
/** Ways in which software writes a text that it repeats. */
const FORMS: Record<string, (text: string) => string> = {
	'as it is': (text) => text,
	JSON: (text) => JSON.stringify(text).slice(1, -1),
	'JSON, every sign by number': (text) =>
		each(text, (unit) => `\\u${hex(unit.charCodeAt(0), 4).toUpperCase()}`),
	'JSON, with escaped slashes': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
	'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
	'JSON in JSON in JSON': (text) =>
		JSON.stringify(JSON.stringify(JSON.stringify(text))).slice(7, -7),
	JavaScript: (text) => each(text, (unit) => `\\x${hex(unit.charCodeAt(0), 2)}`),
	URL: encodeURIComponent,
	'URL in a URL': (text) => encodeURIComponent(encodeURIComponent(text)),
	'URL, lower case': (text) =>
		encodeURIComponent(text).replace(/%../g, (sign) => sign.toLowerCase()),
	'URL, every byte': (text) =>
		each(Buffer.from(text).toString('latin1'), (unit) => `%${hex(unit.charCodeAt(0), 2)}`),
	form: (text) => new URLSearchParams({ text }).toString().slice(5),
	'HTML by number': (text) => each(text, (unit) => `&#${unit.charCodeAt(0)};`),
	'HTML by hexadecimal number': (text) =>
		each(text, (unit) => `&#x00${hex(unit.charCodeAt(0), 2)};`),
	'HTML by name': (text) =>
		text
			.replaceAll('&', '&amp;')
			.replaceAll('"', '&quot;')
			.replaceAll('/', '&sol;')
			.replaceAll('-', '&hyphen;')
			.replaceAll('_', '&lowbar;')
			.replaceAll('+', '&plus;')
			.replaceAll('=', '&equals;'),
	'HTML in JSON': (text) =>
		JSON.stringify(each(text, (unit) => `&#${unit.charCodeAt(0)};`)).slice(1, -1),
	Base64: (text) => Buffer.from(text).toString('base64'),
	'Base64 of a pair': (text) => Buffer.from(`client:${text}`).toString('base64'),
	'Base64 for URLs': (text) => Buffer.from(`id:${text}!`).toString('base64url'),
	'Base64 in a URL': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
	hexadecimal: (text) => Buffer.from(text).toString('hex'),
	'hexadecimal, upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
};

describe.each(Object.entries(FORMS))('a secret written as %s', (_name, form) => {
	it('is replaced, in words and in data', () => {
		const text = `before ${form(SECRET)} after`;
		for (const kind of ['words', 'data'] as const) {
			const left = redact(text, kind);
			expect(left).toMatch(/^before .{0,14}\*{3}.{0,4} after$/);
		}
	});

	it('is replaced when it is cut off at its end', () => {
		const whole = form(SECRET);
		const cut = whole.slice(0, Math.ceil(whole.length * 0.8));
		for (const end of ['', '…', '...', "'"]) {
			expect(redact(`the key ${cut}${end}`)).toMatch(/^the key .{0,14}\*{3}/);
		}
	});

	it('is replaced when its start is hidden', () => {
		const whole = form(SECRET);
		const cut = whole.slice(-Math.ceil(whole.length * 0.5));
		expect(redact(`the key ...${cut} is wrong`)).not.toContain(cut.slice(-12));
	});
});

it('keeps JSON what it is', () => {
	const data = { a: SECRET, list: [`x${SECRET}y`], b: Buffer.from(SECRET).toString('base64') };
	const left = redact(JSON.stringify(data), 'data');
	expect(JSON.parse(left)).toEqual({
		a: '***',
		list: ['x***y'],
		b: expect.stringMatching(/^.{0,2}\*\*\*/) as string,
	});
});

it('leaves data alone that only begins like a secret', () => {
	const text = JSON.stringify({ name: SECRET.slice(0, 10) });
	expect(redact(text, 'data')).toBe(text);
	expect(redact(text, 'words')).not.toBe(text);
});

it('knows a secret that was pasted with blanks around', () => {
	expect(redactor([' hunter22\n'])('key hunter22!')).toBe('key ***!');
});

it.each([[undefined], [null], [''], ['  '], [123456]])('leaves texts alone for %j', (secret) => {
	expect(redactor([secret])('abc 123456 undefined null')).toBe('abc 123456 undefined null');
});

describe('a short password', () => {
	it.each([
		['1234', 'The password 1234 is wrong'],
		['1234', 'userPassword=1234'],
		['open', 'wrong password "open"'],
		['open', 'The password open is wrong'],
		['x', "wrong password: 'x'"],
		['a#b', 'cannot decrypt with a#b'],
	])('%s is replaced in: %s', (secret, text) => {
		expect(redactor([secret])(text)).toBe(text.replace(secret, '***'));
	});

	it.each([
		['open', 'The file does not open'],
		['1234', 'request 9912345'],
		['a', 'This is a file'],
	])('%s is not taken for a part of: %s', (secret, text) => {
		expect(redactor([secret])(text)).toBe(text);
	});
});

it('leaves nothing of any secret in any text', () => {
	const secret = fc
		.string({ unit: 'binary', minLength: 6, maxLength: 40 })
		.filter((text) => text.trim().length >= 6 && !text.includes('*'));
	fc.assert(
		fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
			expect(redactor([key])(before + key + after)).not.toContain(key.trim());
			const json = JSON.stringify([before, key, after]);
			expect(JSON.parse(redactor([key])(json, 'data'))).not.toContain(key);
		}),
	);
});

it.each([
	['backslashes', '\\'],
	['escapes', '\\u002d'],
	['percent signs', '%25'],
	['the start of the secret', SECRET.slice(0, 12)],
	['ellipses', '…'],
	['ampersands', '&'],
])('takes as long for twice as much of %s', (_name, piece) => {
	// Steps are what is counted: a text of 1 MB that took quadratic time would not end.
	const text = piece.repeat(Math.floor(1_000_000 / piece.length));
	expect(redact(text).length).toBeLessThanOrEqual(text.length);
	expect(redact(text, 'data').length).toBeLessThanOrEqual(text.length);
});
