import { lookAtEnvelope } from '../../nodes/FoxitESignTrigger/event/lookAtEnvelope';
import { scriptedESign } from '../support/scripted-esign';
import { json } from '../support/scripted-transport';

async function look(...answers: object[]) {
	const { client, clock } = scriptedESign(answers.map((answer) => json(200, answer)));
	return await clock.run(lookAtEnvelope(client, 35000001));
}

it('gives what the service knows of an envelope', async () => {
	const answer = { result: 'success', folder: { folderId: 35000001, folderStatus: 'EXECUTED' } };
	await expect(look(answer)).resolves.toEqual(answer);
});

it('gives nothing where the service says that there is none', async () => {
	const gone = { result: 'error', error_description: 'invalid folder id' };
	await expect(look(gone)).resolves.toBeUndefined();
});

it.each([
	['of another shape', { data: { accepted: true } }],
	['about another envelope', { result: 'success', folder: { folderId: 35000002 } }],
])('refuses an answer %s: it would tell that nothing has happened', async (_how, answer) => {
	await expect(look(answer)).rejects.toMatchObject({ kind: 'unreadableAnswer' });
});
