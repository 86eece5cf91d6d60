import fc from 'fast-check';

import { redactor } from '../../../nodes/shared/api/redact';

it('replaces every secret wherever it stands', () => {
	const redact = redactor(['hunter22', 'sk.$&-secret']);
	expect(redact('hunter22 hunter22 "sk.$&-secret"')).toBe('*** *** "***"');
});

it('knows a secret that was pasted with blanks around', () => {
	expect(redactor([' hunter22\n'])('key hunter22!')).toBe('key ***!');
});

it.each([[undefined], [null], [''], ['abc'], [123456]])('leaves texts alone for %j', (secret) => {
	expect(redactor([secret])('abc 123456 undefined null')).toBe('abc 123456 undefined null');
});

it('leaves nothing of any secret in any text', () => {
	const secret = fc
		.string({ minLength: 6, maxLength: 40 })
		.filter((text) => text.trim().length >= 6 && !text.includes('*'));
	fc.assert(
		fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
			expect(redactor([key])(before + key + after)).not.toContain(key.trim());
		}),
	);
});
