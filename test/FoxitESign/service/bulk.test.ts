import { changeSeveral } from '../../../nodes/FoxitESign/service/bulk';
import { failureOf } from '../../support/failures';
import { scriptedESign } from '../../support/scripted-esign';
import { json, noAnswer, type Reply } from '../../support/scripted-transport';

const PATH = '/folders/delete';
const BODY = { folderIds: [1] };

const refusal = (words: string): Reply => json(200, { result: 'error', error_description: words });

function remove(replies: Reply[]) {
	const { client, clock, sent, signal } = scriptedESign(replies);
	return { sent, work: clock.run(changeSeveral(client, PATH, BODY, 'reachesPeople', signal)) };
}

it('sends the plain object', async () => {
	const { work, sent } = remove([json(200, { result: 'success' })]);
	await expect(work).resolves.toEqual({ result: 'success' });
	expect(sent()).toEqual([[`POST ${PATH}`, BODY]]);
});

it.each([
	['the member is missed', refusal('folderIds parameter must be required.')],
	['an array is wanted', refusal('Can not deserialize instance of java.util.ArrayList')],
	['the body is refused', json(400, { message: 'request body is malformed' })],
	['the type is refused', json(415, { message: 'unsupported' })],
])('sends an array around it when %s', async (_, reply) => {
	const { work, sent } = remove([reply, json(200, { result: 'success' })]);
	await work;
	expect(sent()).toEqual([
		[`POST ${PATH}`, BODY],
		[`POST ${PATH}`, [BODY]],
	]);
});

it.each([
	['the envelope is unknown', refusal('invalid folder id')],
	['nobody knows what became of it', noAnswer('reset', true)],
	['the keys are refused', json(401, { allow: false, reason: 'Invalid credentials' })],
])('sends nothing more when %s', async (_, reply) => {
	const { work, sent } = remove([reply]);
	await failureOf(work);
	expect(sent()).toHaveLength(1);
});
