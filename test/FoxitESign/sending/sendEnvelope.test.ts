import { correlationOf } from '../../../nodes/FoxitESign/sending/correlation';
import type { EnvelopeRequest } from '../../../nodes/FoxitESign/sending/envelopeBody';
import { partiesOf } from '../../../nodes/FoxitESign/sending/recipients';
import { sendEnvelope } from '../../../nodes/FoxitESign/sending/sendEnvelope';
import { failureOf } from '../../support/failures';
import { json, noAnswer, type Reply } from '../../support/scripted-transport';
import { INTENT, scriptedRun } from '../support/scripted-run';

const ID = 35000002;
const CREATE = 'POST /folders/createfolder';
const SEND = 'POST /folders/sendDraftFolder';
const LOOK = `GET /folders/myfolder?folderId=${ID}`;

const PARTY = {
	partyId: 5001,
	partySequence: 1,
	contractPermissions: 'FILL_FIELDS_AND_SIGN',
	partyDetails: { firstName: 'Mara', lastName: 'Lind' },
};
const FIELD = { fieldType: 'signfield', partyResponsible: 5001 };

/** What a gateway says of a draft: neither result nor recipients. */
const MADE = json(200, {
	folder: { folderId: ID, folderStatus: 'DRAFT', folderRecipientParties: [] },
});
const look = (folderStatus: string, allFields: object[], parties: object[] = [PARTY]): Reply =>
	json(200, {
		result: 'success',
		folder: {
			folderId: ID,
			folderName: 'NDA',
			folderStatus,
			folderRecipientParties: parties,
		},
		allFields,
	});
const SIGNABLE = look('DRAFT', [FIELD]);
const SENT = json(200, {
	result: 'success',
	folder: { folderId: ID, folderStatus: 'SHARED', folderName: null, folderRecipientParties: [] },
});
const UNKNOWN = json(200, { result: 'error', error_description: 'invalid folder id' });

function send(replies: Reply[], change: Partial<EnvelopeRequest> = {}) {
	const scripted = scriptedRun({}, { replies });
	const request: EnvelopeRequest = {
		path: '/folders/createfolder',
		launch: 'whenSignable',
		body: { parties: partiesOf([{ name: 'Mara Lind', email: 'mara@signer.example' }]) },
		sendBody: { createEmbeddedSigningSession: true },
		withSessions: false,
		correlation: correlationOf(scripted.run.context, INTENT, ''),
		...change,
	};
	const work = async () => await scripted.clock.run(sendEnvelope(scripted.run, request));
	const lines = () => scripted.sent().map(([line]) => line);
	return { ...scripted, work, lines };
}

describe('sending', () => {
	it('is a draft, a look and the sending; what the last leaves out is known from the look', async () => {
		const { work, lines, sent, run } = send([MADE, SIGNABLE, SENT]);
		const { answer, withoutSignatureField } = await work();
		expect(lines()).toEqual([CREATE, LOOK, SEND]);
		expect(sent()[2]).toEqual([SEND, { folderId: ID, createEmbeddedSigningSession: true }]);
		expect(answer.folder).toMatchObject({
			folderStatus: 'SHARED',
			folderName: 'NDA',
			folderRecipientParties: [PARTY],
		});
		expect(withoutSignatureField).toEqual([]);
		expect(run.record).toMatchObject({ envelopeId: ID, sent: true });
	});

	it('takes one look more where the answer to it is bare', async () => {
		const bare = json(200, { result: 'success' });
		const { work, lines } = send([MADE, SIGNABLE, bare, look('SHARED', [FIELD])]);
		expect((await work()).answer.folder).toMatchObject({ folderStatus: 'SHARED' });
		expect(lines()).toEqual([CREATE, LOOK, SEND, LOOK]);
	});

	it('waits for servers that have not heard of the draft yet', async () => {
		const { work, lines } = send([MADE, UNKNOWN, UNKNOWN, SIGNABLE, SENT]);
		await work();
		expect(lines()).toEqual([CREATE, LOOK, LOOK, LOOK, SEND]);
	});

	it('looks once more before it refuses: fields may take a moment', async () => {
		const { work, lines } = send([MADE, look('DRAFT', []), SIGNABLE, SENT]);
		await work();
		expect(lines()).toEqual([CREATE, LOOK, LOOK, SEND]);
	});

	it('goes by the status when the answer to it is lost', async () => {
		const { work, lines, run } = send([
			MADE,
			SIGNABLE,
			noAnswer('reset', true),
			look('SHARED', [FIELD]),
		]);
		expect((await work()).answer.folder).toMatchObject({ folderStatus: 'SHARED' });
		expect(lines()).toEqual([CREATE, LOOK, SEND, LOOK]);
		expect(run.record).not.toHaveProperty('unclearSubmit');
	});

	it('is not done again by a try that finds it done', async () => {
		const { work, lines, run } = send([look('SHARED', [FIELD])]);
		Object.assign(run.record, { envelopeId: ID, unclearSubmit: 'cut off' });
		await work();
		expect(lines()).toEqual([LOOK]);
	});

	it('takes "not a draft" for sent where an earlier try may have done it', async () => {
		const refused = json(200, { result: 'error', error_description: 'folder is not a draft' });
		const stale = look('DRAFT', [FIELD]);
		const { work, lines, run } = send([stale, refused, look('SHARED', [FIELD])]);
		Object.assign(run.record, { envelopeId: ID, unclearSubmit: 'cut off' });
		expect((await work()).answer.folder).toMatchObject({ folderStatus: 'SHARED' });
		expect(lines()).toEqual([LOOK, SEND, LOOK]);
	});

	it('at once is one request, and a look that tells who cannot sign', async () => {
		const made = json(200, { result: 'success', folder: { folderId: ID, folderStatus: 'SHARED' } });
		const { work, lines } = send([made, look('SHARED', [])], { launch: 'atOnce' });
		expect((await work()).withoutSignatureField).toEqual(['Mara Lind']);
		expect(lines()).toEqual([CREATE, LOOK]);
	});
});

describe('a draft that comes without its recipients', () => {
	it.each([
		['as many fields as signers', [FIELD], true],
		['fewer', [{ fieldType: 'textfield', partyResponsible: 5001 }], false],
	])('and has %s', async (_what, fields, isSent) => {
		const bare = look('DRAFT', fields, []);
		const { work } = send([MADE, bare, isSent ? SENT : bare]);
		if (isSent) await expect(work()).resolves.toBeDefined();
		else expect((await failureOf(work())).message).toContain('Mara Lind has no signature field');
	});
});
