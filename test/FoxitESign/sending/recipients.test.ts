import fc from 'fast-check';

import { mustSign, partiesOf, recipientList } from '../../../nodes/FoxitESign/sending/recipients';
import { thrownBy } from '../../support/failures';

const MARA = { firstName: 'Mara', lastName: 'Lind', email: 'mara@signer.example' };
const OTTO = { name: 'Otto Berg', email: 'otto@signer.example' };

describe('a recipient', () => {
	it('becomes a party with the place in the list as its number and step', () => {
		expect(partiesOf([MARA, OTTO])).toEqual([
			{
				firstName: 'Mara',
				lastName: 'Lind',
				emailId: 'mara@signer.example',
				permission: 'FILL_FIELDS_AND_SIGN',
				sequence: 1,
				workflowSequence: 1,
				signerAuthLevel: 'NO',
			},
			{
				firstName: 'Otto',
				lastName: 'Berg',
				emailId: 'otto@signer.example',
				permission: 'FILL_FIELDS_AND_SIGN',
				sequence: 2,
				workflowSequence: 2,
				signerAuthLevel: 'NO',
			},
		]);
	});

	it('may be given by the names of the service', () => {
		const [party] = partiesOf([
			{
				firstName: 'Mara',
				lastName: 'Lind',
				emailId: 'mara@signer.example',
				permission: 'view only',
				sequence: '4',
				workflowSequence: 2,
				hostEmailId: 'host@signer.example',
				partyRole: 'Witness',
			},
		]);
		expect(party).toMatchObject({
			permission: 'VIEW_ONLY',
			sequence: 4,
			workflowSequence: 2,
			hostEmailId: 'host@signer.example',
			partyRole: 'Witness',
		});
	});

	it.each([
		['Mara Lind', 'Mara', 'Lind'],
		['Mara  Anna Lind', 'Mara Anna', 'Lind'],
		['  Mara Lind-Berg ', 'Mara', 'Lind-Berg'],
	])('named "%s" has both names', (name, firstName, lastName) => {
		const [party] = partiesOf([{ name, email: MARA.email }]);
		expect(party).toMatchObject({ firstName, lastName });
	});

	it.each([
		[{ verification: 'user-defined access code', accessCode: '7781' }, 'User-defined Access Code'],
		[{ verification: 'SMS LINK', dialingCode: '+46', mobileNumber: '700000000' }, 'SMS LINK'],
		[{ verification: 'Email Access Code' }, 'Email Access Code'],
	])('can be asked for a proof: %j', (more, signerAuthLevel) => {
		expect(partiesOf([{ ...MARA, ...more }])[0]).toMatchObject({ signerAuthLevel });
	});

	it('may be named later, if somebody is there to do that', () => {
		const parties = partiesOf([
			{ ...MARA, permission: 'PARTY_ASSIGNER' },
			{ isPlaceholder: true, role: 'Buyer' },
		]);
		expect(parties[1]).toMatchObject({ emailId: '', isPlaceholder: true, partyRole: 'Buyer' });
	});

	it.each([
		['FILL_FIELDS_AND_SIGN', true],
		['SIGN_ONLY', true],
		['FILL_FIELDS_ONLY', false],
		['VIEW_ONLY', false],
		['PARTY_ASSIGNER', false],
	] as const)('who may %s has to sign: %s', (permission, must) => {
		expect(mustSign({ permission })).toBe(must);
	});
});

describe('refused is', () => {
	it.each([
		['nobody', [], '"Recipients" has no entry'],
		['no first name', [{ ...MARA, firstName: '' }], 'entry 1 lacks a first or a last name'],
		['no address', [MARA, { ...OTTO, email: ' ' }], 'entry 2 has no email address'],
		['an unknown permission', [{ ...MARA, permission: 'SIGN' }], 'the permission "SIGN"'],
		['an unknown proof', [{ ...MARA, verification: 'KBA' }], 'the verification "KBA"'],
		[
			'an access code that is missing',
			[{ ...MARA, verification: 'User-defined Access Code' }],
			'entry 1 has no access code',
		],
		[
			'an access code that nobody is asked for',
			[{ ...MARA, accessCode: '7781' }],
			'entry 1 has an access code that nobody is asked for',
		],
		[
			'a phone number that is missing',
			[{ ...MARA, verification: 'SMS Access Code', dialingCode: '+1' }],
			'entry 1 has no phone number',
		],
		['half a party number', [{ ...MARA, partyNumber: 1.5 }], 'Party Number'],
		['a step below 1', [{ ...MARA, signingStep: -1 }], 'Signing Step'],
		['a number twice', [MARA, { ...OTTO, partyNumber: 1 }], 'uses the party number 1 twice'],
		[
			'a number that is the place of another one',
			[{ ...MARA, partyNumber: 2 }, OTTO],
			'uses the party number 2 twice',
		],
		['a host without an address', [{ ...MARA, hostEmail: 'host' }], 'email address'],
		['a placeholder that nobody fills', [MARA, { isPlaceholder: true }], 'has a placeholder'],
	])('%s', (_what, list, words) => {
		const failure = thrownBy(() => partiesOf(list));
		expect(failure.kind).toBe('input');
		expect(failure.message).toContain(words);
	});

	it.each([
		'mara',
		'mara@signer',
		'@signer.example',
		'mara@',
		'mara@.example',
		'mara@a..b',
		'mara@a.',
	])('the address %s', (email) => {
		expect(thrownBy(() => partiesOf([{ ...MARA, email }])).message).toContain('email address');
	});

	it.each(['Mara <mara@signer.example>', 'mara@a.example, otto@b.example', 'mara @a.example'])(
		'more than an address: %s',
		(email) => {
			expect(thrownBy(() => partiesOf([{ ...MARA, email }])).message).toContain('email address');
		},
	);

	it('no address that the internet has', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (email) => {
				expect(partiesOf([{ ...MARA, email }])[0]).toMatchObject({ emailId: email });
			}),
		);
	});
});

describe('recipients as JSON', () => {
	it.each([
		['text', JSON.stringify([OTTO])],
		['a list', [OTTO]],
		['an object with a list', { recipients: [OTTO] }],
	])('come as %s', (_what, value) => {
		expect(recipientList(value)).toEqual([OTTO]);
	});

	it.each([['no JSON'], ['{"name": "Otto"}'], [undefined], [4]])('do not come as %s', (value) => {
		expect(thrownBy(() => recipientList(value)).message).toMatch(
			/^"Recipients as JSON" (must be a JSON array|is not valid JSON)/,
		);
	});
});
