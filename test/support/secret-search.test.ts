type Search = typeof import('./secret-search.mjs');

const SECRET = 'sandbox-secret';
let search: Search;
beforeAll(async () => {
	search = await import('./secret-search.mjs');
});

it.each([
	['as it is', SECRET],
	['JSON', 'sandbox\\u002dsecret'],
	['JSON in JSON', 'sandbox\\\\u002dsecret'],
	['URL', 'sandbox%2Dsecret'],
	['URL in a URL', 'sandbox%252dsecret'],
	['HTML', 'sandbox&#45;secret'],
	['HTML by name', 'sandbox&hyphen;secret'],
	['Base64', Buffer.from(SECRET).toString('base64')],
	['Base64 of a pair', Buffer.from(`sandbox-client:${SECRET}`).toString('base64')],
	['Base64 in a form', Buffer.from(`id=${SECRET}&`).toString('base64')],
	['hexadecimal', Buffer.from(SECRET).toString('hex')],
	['cut off', 'sandbox-secr'],
])('finds the secret: %s', (_form, written) => {
	expect(search.secretIn(`before ${written} after`)).toContain('before');
	expect(() => search.refuseSecrets('The run', `x${written}`)).toThrow('The run lets a secret out');
});

it('finds nothing where there is none', () => {
	expect(search.secretIn('sandbox-client, the sandbox: secret')).toBeUndefined();
});
