import {
	closeWaitChannels,
	openWaitChannel,
	sweepWaitChannels,
} from '../../../nodes/FoxitESign/sendAndWait/waitChannel';
import { scriptedESign } from '../../support/scripted-esign';
import { json, type Reply } from '../../support/scripted-transport';

/** The moment at which the scripted clock begins, and others around it. */
const NOW = Date.UTC(2026, 0, 1);
const HOUR = 60 * 60_000;
const MARK = 'abcdef01';

const LIST = ['GET /webhook/channellist'];
const look = (folderId: number) => [`GET /folders/myfolder?folderId=${folderId}`];
const removed = (...channelIds: number[]) => ['POST /webhook/deletechannels', { channelIds }];

const channel = (channelId: number, channelName: string, ageHours = 48) => ({
	channelId,
	channelName,
	dateCreated: NOW - ageHours * HOUR,
});
const waiting = (channelId: number, ageHours?: number) =>
	channel(channelId, `n8n abcdef01 waits for envelope ${channelId}`, ageHours);
const listOf = (...templatesList: object[]): Reply =>
	json(200, { result: 'success', templatesList });
const DONE = json(200, { result: 'success' });

/** A look at an envelope: its status, and how long ago its last change was. */
const envelope = (folderStatus: string, hoursAgo = 24): Reply =>
	json(200, {
		result: 'success',
		folder: { folderId: 1, folderStatus },
		'Folder History': [{ action: 'Signed', dateChanged: NOW - hoursAgo * HOUR }],
	});

async function sweep(...replies: Reply[]) {
	const { client, clock, sent, signal } = scriptedESign(replies);
	const swept = await clock.run(sweepWaitChannels(client, MARK, signal));
	return { swept, sent: sent() };
}

describe('the sweep', () => {
	it('leaves channels of all other names alone', async () => {
		const names = [
			'n8n: Contracts',
			'n8n waits for envelope',
			'Old: n8n abcdef01 waits for envelope 4',
			// Of a version that had no marks, and of another n8n on the same account.
			'n8n waits for envelope 5 until 2020-01-01T00:00:00.000Z',
			'n8n 10fedcba waits for envelope 6 until 2020-01-01T00:00:00.000Z',
		];
		expect(await sweep(listOf(...names.map((name, index) => channel(index + 1, name))))).toEqual({
			swept: 0,
			sent: [LIST],
		});
	});

	it('takes those whose time was over an hour ago, without a look', async () => {
		const until = (ms: number) => `until ${new Date(ms).toISOString()}`;
		const list = listOf(
			channel(1, `n8n abcdef01 waits for envelope 11 ${until(NOW - 2 * HOUR)}`),
			channel(2, `n8n abcdef01 waits for envelope 12 ${until(NOW - HOUR / 2)}`, 0.5),
			channel(3, `n8n abcdef01 waits for envelope 13 ${until(NOW + HOUR)}`, 0.5),
		);
		expect(await sweep(list, DONE)).toEqual({ swept: 1, sent: [LIST, removed(1)] });
	});

	it('takes those whose envelope ended long ago; their deliveries are all given up', async () => {
		const replies = [envelope('EXECUTED'), envelope('CANCELED', 0.5), envelope('SHARED')];
		expect(await sweep(listOf(waiting(11), waiting(12), waiting(13)), ...replies, DONE)).toEqual({
			swept: 1,
			sent: [LIST, look(11), look(12), look(13), removed(11)],
		});
	});

	it('takes those whose envelope is gone for good', async () => {
		const gone = json(200, { result: 'error', error_description: 'invalid folder id' });
		expect((await sweep(listOf(waiting(11)), gone, DONE)).swept).toBe(1);
	});

	it('keeps those of which it cannot tell', async () => {
		const refused = json(200, { result: 'error', error_description: 'no access' });
		const nameless = json(200, { result: 'success', folder: { folderStatus: 'EXECUTED' } });
		expect((await sweep(listOf(waiting(11), waiting(12)), refused, nameless)).swept).toBe(0);
	});

	it('looks at few, and at none that are young', async () => {
		const list = listOf(waiting(10, 0.5), ...[11, 12, 13, 14, 15].map((id) => waiting(id)));
		const replies = [1, 2, 3].map(() => envelope('SHARED'));
		expect((await sweep(list, ...replies)).sent).toEqual([LIST, look(11), look(12), look(13)]);
	});
});

it('a channel is named after its envelope and its time, and carries no secret', async () => {
	const made = json(200, { result: 'success', webhookChannel: { channelId: 6 } });
	const { client, clock, sent, signal } = scriptedESign([made]);
	const url = 'https://n8n.example/webhook-waiting/1/node?envelope=11&signature=abc';
	const wait = { mark: MARK, envelopeId: 11, url, until: new Date(NOW + HOUR) };
	expect(await clock.run(openWaitChannel(client, wait, signal))).toBe(6);
	expect(sent()).toEqual([
		[
			'POST /webhook/createwebhookchannel',
			{
				channelName: 'n8n abcdef01 waits for envelope 11 until 2026-01-01T01:00:00.000Z',
				webhookUrl: url,
				webhookLevel: 'API App',
				events: {
					folder_sent: false,
					folder_viewed: false,
					folder_signed: false,
					folder_cancelled: true,
					folder_executed: true,
					folder_deleted: true,
				},
			},
		],
	]);
});

it('waking up takes all channels of the envelope away, and no others', async () => {
	const other = channel(3, 'n8n 10fedcba waits for envelope 11');
	const list = listOf(waiting(11), channel(2, 'n8n waits for envelope 11'), waiting(111), other);
	const { client, clock, sent, signal } = scriptedESign([list, DONE]);
	await clock.run(closeWaitChannels(client, { mark: MARK, envelopeId: 11 }, signal));
	expect(sent()).toEqual([LIST, removed(11, 2)]);
});
