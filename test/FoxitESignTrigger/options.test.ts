/** The trigger's options: which envelopes, with which files, and the editor's sample. */
import { contract, sendTo, signatureOf, MARA } from '../FoxitESign/support/sending';
import { useTempDir } from '../support/temp-dir';
import { until } from '../support/until';
import { useTrigger } from './support/trigger';

const trigger = useTrigger(useTempDir());

const DOWN = { type: 'status', status: 500, body: { message: 'Storage is down' } };
const fault = async (path: string, action: object, times = -1) =>
	await trigger.esign.control.faults({ match: { path }, action, times });

describe('only certain envelopes', () => {
	/** Executes the envelopes and tells which of them have started the workflow. */
	async function startedBy(options: object, envelopes: number[]): Promise<number[]> {
		const id = await trigger.activate({ options });
		for (const folderId of envelopes) await trigger.people.sign(folderId, 1);
		await trigger.settled();
		const items = Array.from({ length: await trigger.started(id) }, async (_, index) => {
			const { json } = await trigger.item(id, index);
			return json.envelopeId as number;
		});
		return await Promise.all(items);
	}

	const two = async () => [
		await trigger.esign.make({ name: 'Mutual NDA' }),
		await trigger.esign.make({
			name: 'Order form',
			more: { custom_field2: { name: 'deal', value: 'deal-4711' } },
		}),
	];

	it.each([
		['by ID', { envelopeIds: '35000002, 35000099' }],
		['by a part of the name, whatever the case', { nameContains: 'ORDER' }],
		['by the value of a custom field', { customValue: 'deal-4711' }],
		[
			'by all of these',
			{ envelopeIds: '35000002', nameContains: 'form', customValue: 'deal-4711' },
		],
	])('%s', async (_how, options) => {
		expect(await startedBy(options, await two())).toEqual([35000002]);
	});

	it('none by filters that contradict', async () => {
		const options = { envelopeIds: '35000001', nameContains: 'order' };
		expect(await startedBy(options, await two())).toEqual([]);
	});

	it.each([
		['Envelope IDs', { envelopeIds: 'all' }],
		['Template IDs', { templateIds: '701, NDA' }],
	])('%s that are none are refused when the workflow is activated', async (label, options) => {
		await expect(trigger.activate({ options })).rejects.toThrow(`"${label}" must be IDs`);
		expect(await trigger.people.channels()).toEqual([]);
	});

	describe('by template', () => {
		/** An envelope that the node makes from a template, and one that it makes from a file. */
		async function made() {
			const { templateId } = await trigger.people.seedTemplate({
				templateName: 'NDA',
				parties: [{ permission: 'FILL_FIELDS_AND_SIGN', sequence: 1 }],
				fields: [signatureOf(1)].map((field) => ({ ...field, pageNumber: 1, documentNumber: 1 })),
			});
			const fromTemplate = { documentSource: 'template', templateId: String(templateId) };
			const item = await contract();
			const [first, second] = [
				await trigger.esign.json(sendTo([MARA], fromTemplate), [item]),
				await trigger.esign.json(sendTo([MARA]), [item]),
			];
			const ids = [first, second].map((items) => Number(items[0]?.envelopeId));
			return { ids, templateId };
		}

		it('the envelopes that the Foxit eSign node made from it', async () => {
			const { ids, templateId } = await made();
			expect(await startedBy({ templateIds: `999, ${templateId}` }, ids)).toEqual([ids[0]]);
		});

		it('an event waits for its next delivery when the service cannot be asked', async () => {
			const { ids, templateId } = await made();
			const id = await trigger.activate({ options: { templateIds: String(templateId) } });
			await trigger.people.hold();
			for (const folderId of ids) await trigger.people.sign(folderId, 1);
			await fault('/myfolder', { ...DOWN }, 4);
			await trigger.people.release();
			await trigger.settled();
			const tries = (await trigger.people.deliveries()).flatMap(({ attempts }) => attempts);
			expect(tries.map(({ status }) => status).sort()).toEqual([200, 200, 503]);
			expect(await trigger.started(id)).toBe(1);
			expect((await trigger.item(id)).json).toMatchObject({ envelopeId: ids[0] });
		});
	});
});

describe('signed files', () => {
	const files = { downloadSigned: true, outputBinaryPropertyName: 'signed' };

	it('come with the event that the envelope is executed', async () => {
		const id = await trigger.activate({ options: files });
		const folderId = await trigger.esign.makeExecuted();
		const result = await trigger.engine.endedOf(id);
		const item = result.item('After');
		expect(item.json).toMatchObject({
			event: 'folder_executed',
			envelopeId: folderId,
			files: [{ field: 'signed_1' }, { field: 'signed_2' }],
		});
		const { readPdf } = trigger.esign.foxit.at;
		const texts = await Promise.all(
			['signed_1', 'signed_2'].map(
				async (field) => (await readPdf(await result.readBinary(item, field))).text,
			),
		);
		expect(texts.join(' ')).toContain('The text of nda.pdf');
	});

	it('come with a classic account too', async () => {
		const id = await trigger.activate({ options: files }, 'classic');
		await trigger.esign.makeExecuted();
		expect((await trigger.item(id)).json).toMatchObject({ files: [{}, {}] });
	});

	it('do not come with other events', async () => {
		const id = await trigger.activate({ events: ['folder_viewed'], options: files });
		const folderId = await trigger.esign.make();
		await trigger.people.view(folderId, 1);
		const { json, binary } = await trigger.item(id);
		expect(json).toMatchObject({ event: 'folder_viewed' });
		expect([binary, json.files]).toEqual([undefined, undefined]);
	});

	it('are waited for: the delivery is answered first, the event comes with them', async () => {
		const id = await trigger.activate({ options: files });
		await trigger.esign.control.settings({ executeDelayMs: 3_600_000 });
		const { channelId } = await trigger.channel(id);
		const folderId = await trigger.esign.make();
		await trigger.people.sign(folderId, 1);
		// Resolves when it has been answered, while the envelope is not executed yet.
		await trigger.people.deliver({ channelId, event: 'folder_executed', folderId });
		expect(await trigger.settled()).toEqual(['folder_executed delivered']);
		expect(await trigger.started(id)).toBe(0);

		await trigger.people.hold();
		await trigger.people.execute(folderId);
		expect((await trigger.item(id)).json).toMatchObject({ files: [{}, {}] });
	});

	it('that cannot be fetched do not cost the event: it says why', async () => {
		await fault('/folders/download', DOWN);
		const id = await trigger.activate({ options: files });
		const folderId = await trigger.esign.makeExecuted();
		const { json, binary } = await trigger.item(id);
		expect(json).toMatchObject({
			event: 'folder_executed',
			envelopeId: folderId,
			filesError: 'Foxit could not process the request: Storage is down',
		});
		expect(binary).toBeUndefined();
		expect(await trigger.settled()).toEqual(['folder_executed delivered']);
	});
});

describe('in the editor', () => {
	/** Listens for a test event, and gives the test URL. */
	async function listen(parameters?: object) {
		const json = trigger.workflow(parameters);
		await trigger.engine.listenForTest(json);
		return { id: json.id, url: await trigger.url(json.id, 'webhook-test') };
	}

	it('a real event comes by a channel of its own, which goes with it', async () => {
		const active = await trigger.activate();
		const { id } = await listen();
		expect(await trigger.people.channels()).toHaveLength(2);
		const folderId = await trigger.esign.makeExecuted();
		expect((await trigger.item(id)).json).toMatchObject({ envelopeId: folderId });
		await until(async () => (await trigger.people.channels()).length === 1);
		expect(await trigger.channel(active)).toMatchObject({ status: 'active' });
	});

	it('a sample is made of the newest envelope that passes the filters', async () => {
		const first = await trigger.esign.makeExecuted({ name: 'Mutual NDA' });
		await trigger.esign.makeExecuted({ name: 'Order form' });
		await trigger.esign.make({ name: 'Mutual NDA, not signed' });
		const options = { nameContains: 'nda', downloadSigned: true };
		const { id, url } = await listen({ options });
		const response = await fetch(`${url}?sample`);
		expect([response.status, await response.json()]).toEqual([
			200,
			{ sample: true, event: 'folder_executed', envelopeId: first },
		]);
		expect((await trigger.item(id)).json).toMatchObject({
			sample: true,
			event: 'folder_executed',
			envelopeId: first,
			envelope: { status: 'EXECUTED' },
			files: [{ field: 'data_1' }, { field: 'data_2' }],
		});
	});

	it('a sample is of the event that is asked for, with the party it names', async () => {
		const folderId = await trigger.esign.make();
		const { id, url } = await listen({ events: ['folder_sent', 'folder_signed'] });
		await fetch(`${url}?sample=folder_signed`);
		expect((await trigger.item(id)).json).toMatchObject({
			event: 'folder_signed',
			envelopeId: folderId,
			party: { name: 'Mara Lind' },
		});
	});

	it('the listening goes on where there is no envelope, and at calls that ask for none', async () => {
		const { id, url } = await listen();
		expect((await fetch(url)).status).toBe(200);
		expect((await fetch(`${url}?sample`)).status).toBe(404);
		const folderId = await trigger.esign.makeExecuted();
		expect((await trigger.item(id)).json).toMatchObject({ envelopeId: folderId });
	});
});
