/** The form of recipients: what it shows, and that workflows saved with the longer form go on as before. */
import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { FoxitESign } from '../../nodes/FoxitESign/FoxitESign.node';
import { errorOf, NODE } from '../support/use-foxit-node';
import { useESign } from './support/esign';
import { contract, sendTo } from './support/sending';

const { description } = new FoxitESign();

/** The fields of an entry that the editor shows, in its order. */
function shownFields(typeVersion: number, root: INodeParameters = {}): string[] {
	const [recipients] = description.properties.filter(({ name }) => name === 'recipients');
	const [group] = (recipients?.options ?? []) as Array<{ values: INodeProperties[] }>;
	const node = { typeVersion } as INode;
	const shown = (group?.values ?? []).filter((field) =>
		NodeHelpers.displayParameter({}, field, node, description, root),
	);
	return shown.map(({ displayName }) => displayName);
}

const ALL_NEED = ['First Name', 'Last Name', 'Email', 'Permission'];

describe('an entry shows', () => {
	it('what all recipients need, and More', () => {
		expect(shownFields(1.1, { signInSequence: false })).toEqual([...ALL_NEED, 'More']);
	});

	it('the signing step only with Sign in Order', () => {
		const shown = shownFields(1.1, { signInSequence: true });
		expect(shown).toEqual([...ALL_NEED, 'Signing Step', 'More']);
		expect(shownFields(1.1, { signInSequence: '={{ $json.inOrder }}' })).toEqual(shown);
	});

	it('everything side by side in nodes of version 1, as they were saved', () => {
		const shown = shownFields(1, { signInSequence: false });
		expect(shown.slice(0, 4)).toEqual(ALL_NEED);
		expect(shown).toEqual(expect.arrayContaining(['Party Number', 'Signing Step', 'Role']));
		expect(shown).not.toContain('More');
	});
});

interface Party {
	partySequence: number;
	workflowSignSequence: number;
	partyDetails: { emailId: string; signerAuthLevel: string };
}

describe('at work', () => {
	const esign = useESign();
	const MARA = { firstName: 'Mara', lastName: 'Lind', email: 'mara@signer.example' };
	const OMAR = { firstName: 'Omar', lastName: 'Haddad', email: 'omar@signer.example' };
	const CODE = 'tulip-4711';
	const more = [
		{ partyNumber: 2, verification: 'User-defined Access Code', accessCode: CODE },
		{ partyNumber: 1, role: 'Seller', hostEmail: 'host@signer.example' },
	];

	const send = async (typeVersion: number, recipient: object[], rest: object = {}) => {
		const form = { recipientsFrom: 'form', recipients: { recipient }, signInSequence: true };
		const parameters = sendTo([{}, {}], { ...form, ...rest });
		const options = { node: { typeVersion } };
		return await esign.run(parameters, [await contract()], options);
	};
	/** The parties of the only envelope as Foxit has them, without what differs from one to the next. */
	const partiesAfter = async (sent: ReturnType<typeof send>) => {
		const envelopeId = Number((await sent).items(NODE)[0]?.json.envelopeId);
		const get = { resource: 'envelope', operation: 'get', envelopeId, simplify: false };
		const folder = (await esign.one(get)).folder as { folderRecipientParties: Party[] };
		return folder.folderRecipientParties.map(
			({ partySequence: sequence, workflowSignSequence: step, partyDetails }) => {
				const { emailId, signerAuthLevel } = partyDetails;
				return { emailId, sequence, step, signerAuthLevel };
			},
		);
	};

	it('a saved node of version 1 sends what a new one sends with the same under More', async () => {
		const flat = [
			{ ...MARA, signingStep: 2, ...more[0] },
			{ ...OMAR, signingStep: 1, ...more[1] },
		];
		const grouped = [
			{ ...MARA, signingStep: 2, more: more[0] },
			{ ...OMAR, signingStep: 1, more: more[1] },
		];
		const saved = await partiesAfter(send(1, flat));
		expect(saved).toContainEqual(
			expect.objectContaining({
				...{ emailId: MARA.email, sequence: 2, step: 2 },
				signerAuthLevel: 'User-defined Access Code',
			}),
		);
		await esign.control.reset();
		expect(await partiesAfter(send(1.1, grouped))).toEqual(saved);
	});

	it('an access code under More is shown nowhere', async () => {
		const body = { result: 'error', error_description: `no ${CODE}` };
		const action = { type: 'status', status: 200, body };
		await esign.control.faults({ match: { path: '/createfolder' }, action, times: 1 });
		const result = await send(1.1, [{ ...MARA, more: more[0] }, OMAR]);
		expect(JSON.stringify(result.logs) + errorOf(result).message).not.toContain(CODE);
		expect(errorOf(result).description).not.toContain(CODE);
	});

	it.each([
		['a code that nobody is asked for', { accessCode: CODE }, 'access code that nobody is asked'],
		['a code that is missing', { verification: 'User-defined Access Code' }, 'has no access code'],
		['a phone that is missing', { verification: 'SMS LINK', dialingCode: '+1' }, 'no phone number'],
		['half a party', { partyNumber: 1.5 }, 'Party Number'],
	])('%s is refused before anything is sent', async (_what, given, message) => {
		const result = await send(1.1, [{ ...MARA, more: given }, OMAR]);
		expect(errorOf(result).message).toContain(message);
		expect(errorOf(result).message).not.toContain(CODE);
		expect(await esign.trace()).not.toContain('createfolder');
	});
});
