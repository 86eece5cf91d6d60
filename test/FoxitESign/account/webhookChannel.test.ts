import { errorOf } from '../../support/use-foxit-node';
import { SURFACES, useESign } from '../support/esign';

const CHANNEL = { resource: 'webhookChannel' };
const SIGNING_SECRET = 'signs-the-deliveries';
const CREATE = {
	...CHANNEL,
	operation: 'create',
	channelName: 'n8n',
	webhookUrl: 'https://n8n.example/webhook/esign',
	events: ['folder_executed', 'folder_signed'],
	options: { webhookSecret: SIGNING_SECRET },
};

const esign = useESign();

/** A channel made by the node. */
const make = async (given: object = {}) => {
	const { channelId } = await esign.one({ ...CREATE, ...given });
	return channelId as number;
};
const stateOf = async (channelId: number) =>
	(await esign.people.channels()).find((channel) => channel.channelId === channelId);
const act = async (operation: string, channelId: number, more: object = {}) =>
	await esign.one({ ...CHANNEL, operation, channelId, ...more });

describe.each(SURFACES)('on the %s surface', (surface) => {
	it('channels are made and shown, without their secret', async () => {
		const made = await esign.one(CREATE, { surface });
		expect(made).toEqual({
			channelId: expect.any(Number) as number,
			name: 'n8n',
			webhookUrl: CREATE.webhookUrl,
			level: 'Account',
			active: true,
			hasSecret: true,
			events: ['folder_signed', 'folder_executed'],
			createdAt: expect.stringMatching(/Z$/) as string,
			updatedAt: expect.stringMatching(/Z$/) as string,
		});
		const { channelId } = made;
		expect(await esign.one({ ...CHANNEL, operation: 'get', channelId }, { surface })).toEqual(made);
		const rows = await esign.json({ ...CHANNEL, operation: 'getMany' }, [{}], { surface });
		expect(rows).toEqual([made]);
	});
});

it('shows the secret in the raw answer alone', async () => {
	const channelId = await make();
	const shown = await esign.run({ ...CHANNEL, operation: 'get', channelId });
	expect(shown.savedText).not.toContain(SIGNING_SECRET);
	const raw = await act('get', channelId, { simplify: false });
	expect(raw).toMatchObject({ channel: { webhookSecret: SIGNING_SECRET } });
});

it('subscribes to every event by name, and to those of the web app where chosen', async () => {
	const documented = await make();
	expect((await stateOf(documented))?.events).toEqual({
		folder_sent: false,
		folder_viewed: false,
		folder_signed: true,
		folder_cancelled: false,
		folder_executed: true,
		folder_deleted: false,
	});
	const withOthers = await make({ events: ['folder_completed'], options: {}, level: 'API App' });
	expect(await stateOf(withOthers)).toMatchObject({
		level: 'API App',
		hasSecret: false,
		events: { folder_completed: true, folder_executed: false },
	});
});

describe('Update', () => {
	it('changes what is chosen, and nothing else', async () => {
		const channelId = await make({ events: ['folder_sent', 'folder_completed'] });
		await act('deactivate', channelId);
		const json = await act('update', channelId, { updateFields: { channelName: 'renamed' } });
		expect(json).toMatchObject({
			name: 'renamed',
			webhookUrl: CREATE.webhookUrl,
			active: false,
			hasSecret: true,
			events: ['folder_sent', 'folder_completed'],
		});
		const raw = await act('get', channelId, { simplify: false });
		expect(raw).toMatchObject({ channel: { webhookSecret: SIGNING_SECRET } });
	});

	it('replaces all events by those that are chosen', async () => {
		const channelId = await make();
		const updateFields = { events: ['folder_deleted'], webhookUrl: 'https://n8n.example/other' };
		expect(await act('update', channelId, { updateFields })).toMatchObject({
			webhookUrl: 'https://n8n.example/other',
			events: ['folder_deleted'],
		});
	});

	it('is repeated when the answer is lost, which does no harm', async () => {
		const channelId = await make();
		await esign.control.faults({
			match: { path: '/updatewebhookchannel$' },
			action: { type: 'reset-after' },
		});
		const updateFields = { level: 'API App' };
		expect(await act('update', channelId, { updateFields })).toMatchObject({ level: 'API App' });
	});
});

it('channels are switched off and on, and deleted', async () => {
	const channelId = await make();
	expect(await act('deactivate', channelId)).toEqual({ channelId, active: false });
	expect((await stateOf(channelId))?.active).toBe(false);
	expect(await act('activate', channelId)).toEqual({ channelId, active: true });
	expect((await stateOf(channelId))?.active).toBe(true);
	expect(await act('delete', channelId)).toEqual({ channelId, deleted: true });
	expect(await esign.people.channels()).toEqual([]);
});

it('makes no second channel when the answer is lost', async () => {
	await esign.control.faults({
		match: { path: '/createwebhookchannel$' },
		action: { type: 'reset-after' },
	});
	const error = errorOf(await esign.run(CREATE));
	expect(error.description).toContain('Look with Webhook Channel > Get Many');
	expect(await esign.trace()).toEqual(['createwebhookchannel cut']);
});

it('passes on why it is refused', async () => {
	const error = errorOf(await esign.run({ ...CHANNEL, operation: 'get', channelId: 999 }));
	expect(error.description).toContain('invalid channel id');
});

it.each([
	[{ ...CREATE, webhookUrl: 'n8n.example' }, '"Webhook URL" is not a web address'],
	[{ ...CREATE, events: '={{ [] }}' }, '"Events" is empty'],
	[{ ...CREATE, events: '={{ ["folder_lost"] }}' }, '"Events" cannot be "folder_lost"'],
	[{ ...CREATE, level: '={{ "World" }}' }, '"Level" cannot be "World"'],
	[
		{ ...CHANNEL, operation: 'update', channelId: 5, updateFields: {} },
		'"Update Fields" has no value',
	],
	[
		{ ...CHANNEL, operation: 'get', channelId: 'six' },
		'"Webhook Channel" must be an ID, not the text "six"',
	],
])('refuses what cannot be, before anything is sent', async (given, message) => {
	const error = errorOf(await esign.run(given));
	expect(error.message).toBe(`${message} [item 0]`);
	expect(await esign.trace()).toEqual([]);
});
