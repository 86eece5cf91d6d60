import { toNodeError } from '../../../nodes/shared/api/nodeError';
import { FoxitFailure } from '../../../nodes/shared/failure';
import { redactFailure } from '../../../nodes/shared/secrets/redactFailure';

const secrets = {
	keys: new Set(['k3y-of-the-account']),
	given: new Set(['hunter22', '1234']),
};
const node = { name: 'Foxit', type: 't', typeVersion: 1 } as never;

function shown(failure: FoxitFailure): string {
	const error = toNodeError(node, redactFailure(failure, secrets), { itemIndex: 0 });
	return JSON.stringify([error, error.message, error.description, error.stack, error.context]);
}

it.each([
	['The password hunter22 is wrong'],
	['Cannot decrypt with \\u0068unter22'],
	['Wrong password: 1234'],
	['k3y-of-the-acc…'],
	[`${'x'.repeat(494)} hunter22`],
	['aHVudGVyMjI= was refused'],
	['azN5LW9mLXRoZS1hY2NvdW50'],
])('what is secret is not repeated from the service: %s', (foxitMessage) => {
	const text = shown(
		new FoxitFailure('passwordProtected', 'The document is protected', { foxitMessage }),
	);
	expect(text).toContain('***');
	expect(text).not.toMatch(/hunter|unter22|1234|k3y-of|aHVud|azN5/);
});

it('looks for keys in everything, and for passwords in the words of others only', () => {
	const failure = redactFailure(
		new FoxitFailure('input', 'The file "hunter22.pdf" is not k3y-of-the-account', {
			advice: 'Use k3y-of-the-account',
			firstCause: 'k3y-of-the-account',
			foxitCode: 'hunter22',
			lastStatus: 'hunter22',
		}),
		secrets,
	);
	expect(failure.message).toBe('The file "hunter22.pdf" is not ***');
	expect(failure.facts).toMatchObject({
		advice: 'Use ***',
		firstCause: '***',
		foxitCode: '***',
		lastStatus: '***',
	});
});

it('keeps everything else', () => {
	const facts = { httpStatus: 500, itemIndex: 3, foxitMessage: 'No', submitUnclear: true };
	expect(redactFailure(new FoxitFailure('service', 'Message', facts), secrets)).toMatchObject({
		kind: 'service',
		message: 'Message',
		facts,
	});
});
