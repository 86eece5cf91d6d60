import fc from 'fast-check';

import {
	allHaveSigned,
	participantsOf,
	withoutSignatureField,
} from '../../../nodes/FoxitESign/service/signing';
import { isEmptyLink } from '../../../nodes/FoxitESign/service/links';

const party = (number: number, contractPermissions = 'FILL_FIELDS_AND_SIGN') => ({
	partyId: 5000 + number,
	partySequence: number,
	contractPermissions,
	partyDetails: { firstName: `P${number}`, lastName: 'Lind', emailId: `p${number}@signer.example` },
});
const signature = (partyResponsible: number) => ({ fieldType: 'signfield', partyResponsible });
const signed = (changeDoneByParty: number, dateChanged = 1790000000000) => ({
	action: 'Signed',
	changeDoneByParty,
	dateChanged,
});

const answer = (
	folderStatus: string,
	parties: object[],
	allFields: object[],
	history: object[] = [],
) => ({
	folder: { folderStatus, folderRecipientParties: parties },
	allFields,
	'Folder History': history,
});

describe('what recipients have come to', () => {
	it('tells signers who signed from those who merely finished', () => {
		const participants = participantsOf(
			answer(
				'EXECUTED',
				[party(1), party(2), party(3, 'FILL_FIELDS_ONLY'), party(4, 'VIEW_ONLY')],
				[signature(5001), { fieldType: 'textfield', partyResponsible: 5002 }],
				[signed(5001), signed(5002), signed(5003)],
			),
		);
		expect(participants.map(({ progress }) => progress)).toEqual([
			'signed',
			'finishedWithoutSignature',
			'finished',
			undefined,
		]);
		expect(participants[0]?.finishedAt).toBe('2026-09-21T14:13:20.000Z');
		expect(allHaveSigned(participants)).toBe(false);
		expect(withoutSignatureField(participants).map(({ label }) => label)).toEqual(['P2 Lind']);
	});

	it('is known of an executed envelope without a history, too', () => {
		const participants = participantsOf(answer('EXECUTED', [party(1)], [signature(5001)]));
		expect(participants).toMatchObject([{ progress: 'signed' }]);
		expect(allHaveSigned(participants)).toBe(true);
	});

	it('counts each act of somebody who acts twice', () => {
		const twice = [party(1), { ...party(2), partyId: 5001 }];
		const participants = participantsOf(
			answer('PARTIALLY SIGNED', twice, [signature(5001)], [signed(5001)]),
		);
		expect(participants.map(({ progress }) => progress)).toEqual(['signed', 'waiting']);
	});

	it('goes by the address where the history has no ID', () => {
		const row = { action: 'signed', email: 'P1@signer.example' };
		const [first] = participantsOf(answer('SHARED', [party(1)], [signature(5001)], [row]));
		expect(first).toMatchObject({ progress: 'signed' });
	});

	it('takes the numbers of the parties where fields name no ID of one', () => {
		const [first, second] = participantsOf(answer('DRAFT', [party(1), party(2)], [signature(2)]));
		expect([first?.hasSignatureField, second?.hasSignatureField]).toEqual([false, true]);
	});

	it('is nothing signed where nobody was to sign', () => {
		const participants = participantsOf(
			answer('EXECUTED', [party(1, 'FILL_FIELDS_ONLY')], [signature(5001)]),
		);
		expect(allHaveSigned(participants)).toBe(false);
	});

	it('is never "signed" without a signature field of one’s own', () => {
		const permissions = ['FILL_FIELDS_AND_SIGN', 'SIGN_ONLY', 'FILL_FIELDS_ONLY', 'VIEW_ONLY'];
		const statuses = ['DRAFT', 'SHARED', 'PARTIALLY SIGNED', 'COMPLETED', 'EXECUTED', 'CANCELLED'];
		fc.assert(
			fc.property(
				fc.constantFrom(...statuses),
				fc.array(fc.constantFrom(...permissions), { maxLength: 5 }),
				fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 }),
				fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 }),
				(status, wanted, fields, rows) => {
					const parties = wanted.map((permission, index) => party(index + 1, permission));
					// A field of a party that is there tells which numbers fields go by.
					const all = [{ fieldType: 'textfield', partyResponsible: 5001 }];
					const participants = participantsOf(
						answer(
							status,
							parties,
							[...all, ...fields.map((number) => signature(5000 + number))],
							rows.map((number) => signed(5000 + number)),
						),
					);
					participants.forEach(({ progress }, index) => {
						if (progress === 'signed') expect(fields).toContain(index + 1);
					});
					if (allHaveSigned(participants)) {
						const signers = wanted.flatMap((permission, index) =>
							/SIGN/.test(permission) ? [index + 1] : [],
						);
						expect(fields).toEqual(expect.arrayContaining(signers));
					}
				},
			),
		);
	});

	it('is read of any answer', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (folder, allFields, history) => {
				expect(participantsOf({ folder, allFields, 'Folder History': history })).toEqual([]);
			}),
		);
	});
});

describe('a link', () => {
	it.each([
		[
			'https://na1.foxitesign.foxit.com/embedded/embeddedsign?eetid=&embeddedType=&userParam=',
			true,
		],
		['https://na1.foxitesign.foxit.com/embedded/embeddedsign?eetid=abc%3D&embeddedType=', false],
		['https://na1.foxitesign.foxit.com/embedded', false],
		['', false],
		[null, false],
		['not a link', false],
	])('%s leads nowhere: %s', (link, isEmpty) => {
		expect(isEmptyLink(link)).toBe(isEmpty);
	});
});
