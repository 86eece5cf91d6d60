import { readableText, withoutKeys } from '../../nodes/shared/outsideText';

it('makes one line of it, without what nobody sees or what turns text around', () => {
	expect(readableText('a\r\n\tb\u0000c\u202ed\u2028e\ufefff \ud800')).toBe('a b c d e f');
});

it('cuts it, and cuts no character in two', () => {
	expect(readableText('x'.repeat(600))).toBe(`${'x'.repeat(500)}…`);
	expect(readableText('😀'.repeat(600), 9)).toBe('😀😀😀😀…');
	expect(readableText(`${'\n'.repeat(5_000_000)}end`).length).toBeLessThanOrEqual(501);
});

it.each([
	[
		'see https://host/embedded/embeddedsign?eetid=abc%2Bdef, please',
		'see https://host/embedded/embeddedsign?*** please',
	],
	[
		'at "https://bucket.s3.host/a.pdf?X-Amz-Signature=0123abc"',
		'at "https://bucket.s3.host/a.pdf?***"',
	],
	['https:\\/\\/host\\/a?token=1', 'https:\\/\\/host\\/a?***'],
	['next=https%3A%2F%2Fhost%2Fa%3Feetid%3Dabc', 'next=https%3A%2F%2Fhost%2Fa?***'],
	['https://me:hunter22@host/a', 'https://***@host/a'],
	['https://host/a#access_token=abc', 'https://host/a?***'],
	['Authorization: Bearer eyJhbGciOi.J9_x', 'Authorization: Bearer ***'],
	['Basic Y2xpZW50OnNlY3JldA==', 'Basic ***'],
	['{"client_secret":"correct horse"}', '{"client_secret":"***"}'],
	['{\\"userPassword\\":\\"abc\\"}', '{\\"userPassword\\":\\"***\\"}'],
	["webhookSecret: 'abc'", "webhookSecret: '***'"],
	['client_secret=ab-12&x=1', 'client_secret=***&x=1'],
	['at host/embeddedsign?eetid=9f3c now', 'at host/embeddedsign?eetid=*** now'],
])('shows no key: %s', (text, shown) => {
	expect(withoutKeys(text)).toBe(shown);
});

it.each([
	['see https://developers.foxit.com/docs#top'],
	['What is at https://host/a?'],
	["Missing credentials: provide both 'client_id' and 'client_secret' headers."],
	['access_token is missing'],
	['client_secret: is required'],
	['Basic documents are supported'],
	['the password: is wrong'],
])('leaves alone what is none: %s', (text) => {
	expect(withoutKeys(text)).toBe(text);
});

it.each([
	['http://'],
	['https%3a%2f%2f'],
	['https://a@'],
	['https://a?#'],
	['client_secret'],
	['client_secret="'],
	['Bearer '],
	['Bearer a'],
	['\\'],
	['authorization:   '],
])('is done with 1 MB of %s in linear time', (piece) => {
	const text = piece.repeat(Math.floor(1_000_000 / piece.length));
	expect(withoutKeys(text).length).toBeGreaterThan(0);
});
