/** Include Input Fields: what came in goes on with the envelope. */
import { useTempDir } from '../support/temp-dir';
import { NODE } from '../support/use-foxit-node';
import { contract, MARA, OMAR, sendTo } from './support/sending';
import { useWaiting, waitFor } from './support/waiting';

const waiting = useWaiting(useTempDir());

const WITH_INPUT = { options: { includeInputFields: true } };

it('each envelope keeps the fields of its own item, after its own', async () => {
	const items = [
		await contract({ deal: 1, status: 'of the deal' }),
		await contract({ deal: 2, status: 'of the deal' }),
	];
	const result = await waiting.esign.run(sendTo([MARA, OMAR], WITH_INPUT), items);
	expect(result.error).toBeUndefined();
	expect(result.items(NODE).map(({ json, pairedItem }) => [json.deal, pairedItem])).toEqual([
		[1, { item: 0 }],
		[2, { item: 1 }],
	]);
	const { json } = result.item(NODE);
	expect(json.status).not.toBe('of the deal');
	expect(Object.keys(json).at(-1)).toBe('deal');
});

it('is off unless it is wanted', async () => {
	const [json] = await waiting.esign.json(sendTo([MARA]), [await contract({ deal: 1 })]);
	expect(json).not.toHaveProperty('deal');
});

it('a signature that comes later finds the fields of the item that was sent', async () => {
	const item = await contract({ deal: 4711, outcome: 'of the deal' });
	const resting = await waiting.rest(waitFor([MARA], { includeInputFields: true }), item);
	const { folderId } = await waiting.newest();
	await waiting.people.sign(folderId, 1);
	const { json, pairedItem } = (await waiting.end(resting)).items(NODE, 0)[0]!;
	expect(json).toMatchObject({ deal: 4711, outcome: 'signed', envelopeId: folderId });
	expect(Object.keys(json).at(-1)).toBe('deal');
	expect(pairedItem).toEqual({ item: 0 });
});
