import { checkVersion } from '../../../nodes/FoxitStructuralExtract/elements/version';
import { thrownBy } from '../../support/failures';

it.each(['1.0.7', '1.0.0', '1.0.99', '1.0'])('knows %s', (schema) => {
	expect(checkVersion({ schema }, false)).toBeUndefined();
});

it.each(['1.1.0', '1.12'])('remarks that %s is newer', (schema) => {
	expect(checkVersion({ schema }, false)).toBe(
		`The result follows version ${schema} of the schema, newer than the 1.0 that this node was made for`,
	);
});

it.each(['2.0.0', '0.9', '10.0'])('refuses %s, unless that is allowed', (schema) => {
	const failure = thrownBy(() => checkVersion({ schema }, false));
	expect(failure.kind).toBe('unreadableAnswer');
	expect(failure.message).toBe(
		`The result follows version ${schema} of the schema, but this node knows version 1`,
	);
	expect(failure.facts.advice).toContain('Allow Other Schema Versions');
	expect(() => checkVersion({ schema }, true)).not.toThrow();
});

it('remarks on a newer major version that was allowed', () => {
	expect(checkVersion({ schema: '2.0.0' }, true)).toContain('version 2.0.0');
});

it.each([undefined, null, 'text', {}, { schema: 1.0 }, { schema: 'one' }, { schema: '1' }])(
	'remarks that %j tells no version',
	(version) => {
		expect(checkVersion(version, false)).toBe(
			'The result does not say which version of the schema it follows',
		);
	},
);
