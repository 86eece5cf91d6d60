/** The polling trigger in n8n's engine, at both of the service's surfaces. */
import { MARA, OMAR } from '../FoxitESign/support/agreement';
import { SURFACES } from '../FoxitESign/support/esign';
import { useTempDir } from '../support/temp-dir';
import { Poller } from './support/poller';
import { TRIGGER, useTrigger } from '../FoxitESignTrigger/support/trigger';

const trigger = useTrigger(useTempDir());
const poller = new Poller(trigger);
afterEach(async () => await poller.clear());

const ALL = ['folder_sent', 'folder_signed', 'folder_executed', 'folder_cancelled'];
const WITH_EXPIRED = [...ALL, 'folder_expired'];
const { esign } = trigger;

describe.each(SURFACES)('events that are found by looking, %s', (surface) => {
	it('come once each, and nothing that was there before', async () => {
		await esign.makeExecuted();
		const partly = await esign.make({ signers: [MARA, OMAR] });
		await trigger.people.sign(partly, 1);
		const id = await poller.activate({ events: WITH_EXPIRED }, surface);
		expect(await poller.started(id)).toEqual([]);
		expect(await poller.poll(id)).toEqual([]);

		const [signed, declined, expired] = [
			await esign.make({ signers: [MARA, OMAR] }),
			await esign.make(),
			await esign.make(),
		];
		expect(await poller.poll(id)).toEqual([
			`sent ${signed}`,
			`sent ${declined}`,
			`sent ${expired}`,
		]);
		await trigger.people.sign(signed, 1);
		await trigger.people.decline(declined, 1, 'Too dear');
		await trigger.people.expire(expired);
		expect(await poller.poll(id)).toEqual([
			`signed ${signed} Mara Lind`,
			`cancelled ${declined}`,
			`expired ${expired}`,
		]);
		await trigger.people.sign(signed, 2);
		await trigger.people.sign(partly, 2);
		expect(await poller.poll(id)).toEqual([
			`signed ${partly} Omar Haddad`,
			`executed ${partly}`,
			`signed ${signed} Omar Haddad`,
			`executed ${signed}`,
		]);
		expect(await poller.poll(id)).toEqual([]);
	});
});

it('an envelope that goes all the way between two polls has all its events', async () => {
	const id = await poller.activate({ events: ALL });
	const envelopeId = await esign.makeExecuted();
	expect(await poller.poll(id)).toEqual([
		`sent ${envelopeId}`,
		`signed ${envelopeId} Mara Lind`,
		`executed ${envelopeId}`,
	]);
});

it('a further signature is found though the state stays the same', async () => {
	const third = { firstName: 'Tove', lastName: 'Berg', emailId: 'tove@signer.example' };
	const envelopeId = await esign.make({ signers: [MARA, OMAR, third] });
	const id = await poller.activate({ events: ['folder_signed'] });
	await trigger.people.sign(envelopeId, 1);
	expect(await poller.poll(id)).toEqual([`signed ${envelopeId} Mara Lind`]);
	await trigger.people.sign(envelopeId, 2);
	expect(await poller.poll(id)).toEqual([`signed ${envelopeId} Omar Haddad`]);
});

it('an item tells of the envelope as one that was delivered does', async () => {
	const id = await poller.activate({ options: { downloadSigned: true } });
	const envelopeId = await esign.makeExecuted();
	await poller.poll(id);
	const [item] = await poller.started(id);
	expect(item?.json).toMatchObject({
		event: 'folder_executed',
		envelopeId,
		envelope: { envelopeId, name: 'Mutual NDA', status: 'EXECUTED', signed: true },
		files: [{ field: 'data_1' }, { field: 'data_2' }],
	});
	expect(Object.keys(item?.binary ?? {})).toEqual(['data_1', 'data_2']);
});

it('without Simplify it has the form of a delivery', async () => {
	const id = await poller.activate({ simplify: false, events: ['folder_signed'] });
	const envelopeId = await esign.makeExecuted();
	await poller.poll(id);
	const [item] = await poller.started(id);
	expect(item?.json).toMatchObject({
		event_name: 'folder_signed',
		event_date: expect.any(Number) as number,
		data: { folder: { folderId: envelopeId }, signing_party: { firstName: 'Mara' } },
	});
});

it('only envelopes that the filters let pass', async () => {
	const id = await poller.activate({ options: { nameContains: 'order' } });
	await esign.makeExecuted();
	const order = await esign.makeExecuted({ name: 'Order form' });
	expect(await poller.poll(id)).toEqual([`executed ${order}`]);
});

describe('nothing is lost and nothing comes twice', () => {
	it.each(['close', 'kill'] as const)('when n8n ends (%s) and starts again', async (how) => {
		const [early, late] = [await esign.make(), await esign.make()];
		const id = await poller.activate();
		await trigger.people.sign(early, 1);
		expect(await poller.poll(id)).toEqual([`executed ${early}`]);
		await esign.foxit.restart(how, async () => await trigger.people.sign(late, 1));
		const items = await poller.started(id);
		expect(items.map(({ json }) => json.envelopeId)).toEqual([early, late]);
		expect(await poller.poll(id)).toEqual([]);
	});

	it('when n8n ends before the first event', async () => {
		const envelopeId = await esign.make();
		const id = await poller.activate();
		await esign.foxit.restart('kill', async () => await trigger.people.sign(envelopeId, 1));
		expect(await poller.started(id)).toHaveLength(1);
	});

	it('but whoever activates a workflow again begins anew', async () => {
		const json = poller.workflow();
		await trigger.engine.activate(json);
		await trigger.engine.deactivate(json.id);
		await esign.makeExecuted();
		await trigger.engine.activate(json);
		expect(await poller.poll(json.id)).toEqual([]);
		await trigger.engine.deactivate(json.id);
	});

	it('when the service fails', async () => {
		const id = await poller.activate();
		const envelopeIds = [await esign.makeExecuted(), await esign.makeExecuted()];
		const down = { type: 'status', status: 500, body: { message: 'Storage is down' } };
		const faults = async (path: string) =>
			await trigger.esign.control.faults({ match: { path }, action: down, times: 8 });
		await faults('/getAllFolderIdsByStatus');
		await expect(trigger.engine.poll(id)).rejects.toThrow('could not process');
		await trigger.esign.control.clearFaults();
		await faults('/myfolder');
		await expect(trigger.engine.poll(id)).rejects.toThrow('could not process');
		await trigger.esign.control.clearFaults();
		expect(await poller.poll(id)).toEqual(envelopeIds.map((one) => `executed ${one}`));
		expect(await poller.poll(id)).toEqual([]);
	});
});

describe('beside a trigger with a channel', () => {
	const withChannel = (number: number) => ({
		type: 'n8n-nodes-foxit.foxitESignTrigger',
		name: TRIGGER,
		webhookId: `beside-${number}`,
		credentials: { foxitApi: { id: null, name: 'foxitApi' } },
		parameters: {
			channelMode: 'automatic',
			authentication: 'platform',
			events: ALL,
			level: 'Account',
			simplify: true,
			options: {},
		},
	});

	it.each([
		['in the same process', undefined],
		['after a restart', 'kill' as const],
	])('only missed events are added, and not once more when they come late (%s)', async (_, how) => {
		const options = { onlyMissed: true };
		const beside = [withChannel(how ? 1 : 2)];
		const id = await poller.activate({ events: WITH_EXPIRED, options }, 'platform', beside);
		const delivered = await esign.makeExecuted();
		await trigger.settled();
		const early = await poller.started(id);
		if (how) await esign.foxit.restart(how);
		await trigger.people.hold();
		const missed = await esign.make();
		await trigger.people.sign(missed, 1);
		expect(await poller.poll(id)).toEqual([
			`sent ${missed}`,
			`signed ${missed} Mara Lind`,
			`executed ${missed}`,
		]);
		await trigger.people.release();
		await trigger.settled();
		const events = (await poller.started(id)).map(({ json }) => json.envelopeId);
		expect(early.length).toBeGreaterThanOrEqual(3);
		expect(events.filter((one) => one === delivered)).toHaveLength(early.length);
		expect(events.filter((one) => one === missed)).toHaveLength(3);
	});
});

describe('in the editor', () => {
	it('Fetch Test Event gives an event made of the newest envelope', async () => {
		await esign.makeExecuted();
		const newest = await esign.makeExecuted({ name: 'Order form' });
		await esign.make();
		const result = await trigger.engine.run(poller.workflow()).promise;
		expect(result.items('After').map(({ json }) => json)).toMatchObject([
			{ event: 'folder_executed', envelopeId: newest, sample: true },
		]);
	});

	it('what cannot be used is refused when the workflow is activated', async () => {
		const options = { envelopeIds: 'all' };
		await expect(poller.activate({ options })).rejects.toThrow('"Envelope IDs" must be IDs');
	});
});

it('an envelope that waits is told of once, with the required fields that nobody has filled in', async () => {
	const options = { waitingDays: 1 };
	const id = await poller.activate({ events: ['folder_waiting'], options });
	const place = { x: 72, width: 150, height: 40, pageNumber: 1, documentNumber: 1, party: 1 };
	const text = { ...place, type: 'text', required: true };
	const fields = [
		{ ...text, name: 'Company', y: 100 },
		{ ...text, name: 'Country', y: 150, value: 'Norway' },
		{ ...text, name: 'Remark', y: 200, required: false },
		{ ...place, type: 'signature', y: 250, required: true },
	];
	const envelopeId = await esign.make({ more: { fields } });
	expect(await poller.poll(id)).toEqual([]);
	// The clock stays ahead: this is the last test of the file.
	await trigger.engine.passTime(25 * 60 * 60_000);
	expect(await poller.poll(id)).toEqual([`waiting ${envelopeId}`]);
	const [item] = await poller.started(id);
	expect(item?.json.unfilledFields).toEqual([
		{
			...{ kind: 'text', name: 'Company', partyNumber: 1 },
			...{ recipient: 'Mara Lind', email: MARA.emailId },
		},
	]);
	expect(await poller.poll(id)).toEqual([]);
});
