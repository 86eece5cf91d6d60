import {
	deliveryKey,
	readDelivery,
	type Delivery,
} from '../../../nodes/FoxitESign/service/delivery';

/** The examples of docs/contract/esign.md#delivery-format. */
const MARA = { partyId: 5001, firstName: 'Mara', lastName: 'Lind', emailId: 'mara@signer.example' };
const FOLDER = { folderId: 35000001, folderStatus: 'PARTIALLY SIGNED' };
const SIGNED = {
	event_name: 'folder_signed',
	event_date: 1790000123456,
	data: { folder: FOLDER, signing_party: MARA },
};

describe('a delivery', () => {
	it('is read with its party', () => {
		expect(readDelivery(SIGNED)).toEqual({
			event: 'folder_signed',
			eventDate: 1790000123456,
			envelopeId: 35000001,
			folder: FOLDER,
			party: MARA,
			reason: undefined,
		});
	});

	it('tells who cancelled it and why, in either spelling', () => {
		for (const key of ['reason_for_cancelling', 'reason_for_cancellation']) {
			const data = { folder: FOLDER, cancelling_party: MARA, [key]: 'Wrong price' };
			expect(readDelivery({ ...SIGNED, event_name: 'folder_cancelled', data })).toMatchObject({
				party: MARA,
				reason: 'Wrong price',
			});
		}
	});

	it('may lack everything but its event and its envelope', () => {
		const bare = { event_name: 'folder_assigned', data: { folder: { folderId: '35000001' } } };
		expect(readDelivery(bare)).toMatchObject({
			envelopeId: 35000001,
			eventDate: undefined,
			party: undefined,
		});
	});

	it.each([
		['epoch milliseconds', 1790000123456, 1790000123456],
		['epoch milliseconds as text', '1790000123456', 1790000123456],
		['ISO 8601', '2026-09-21T14:15:23.456Z', 1790000123456],
		['0, which is no date', 0, undefined],
		['a text that is no date', 'today', undefined],
		['null', null, undefined],
		['a list', [1790000123456], undefined],
	])('its date may come as %s', (_what, given, eventDate) => {
		expect(readDelivery({ ...SIGNED, event_date: given })?.eventDate).toBe(eventDate);
	});

	it.each([
		['nothing', undefined],
		['text', 'folder_signed'],
		['a list', [SIGNED]],
		['no event', { ...SIGNED, event_name: '' }],
		['no envelope', { ...SIGNED, data: {} }],
		['an envelope without an ID', { ...SIGNED, data: { folder: { folderId: 'first' } } }],
		['null', { ...SIGNED, data: null }],
	])('is none with %s', (_what, body) => {
		expect(readDelivery(body)).toBeUndefined();
	});
});

describe('the key of a delivery', () => {
	const keyOf = (change: object) => deliveryKey(readDelivery({ ...SIGNED, ...change }) as Delivery);

	it('is the same when it comes again', () => {
		expect(keyOf({})).toBe('35000001|folder_signed|5001|1790000123456');
		expect(
			keyOf({ data: { ...SIGNED.data, folder: { ...FOLDER, folderStatus: 'EXECUTED' } } }),
		).toBe(keyOf({}));
	});

	it.each([
		['another event', { event_name: 'folder_viewed' }],
		['another moment', { event_date: 1790000123457 }],
		['another party', { data: { folder: FOLDER, signing_party: { ...MARA, partyId: 5002 } } }],
		[
			'a party that has an address alone',
			{ data: { folder: FOLDER, signing_party: { emailId: 'mara@signer.example' } } },
		],
		['another envelope', { data: { folder: { folderId: 35000002 }, signing_party: MARA } }],
	])('differs for %s', (_what, change) => {
		expect(keyOf(change)).not.toBe(keyOf({}));
	});

	it('tells parties without an ID by their address', () => {
		const signedBy = (emailId: string) =>
			keyOf({ data: { folder: FOLDER, signing_party: { emailId } } });
		expect(signedBy('mara@signer.example')).not.toBe(signedBy('omar@signer.example'));
		expect(signedBy('mara@signer.example')).toBe(signedBy('Mara@signer.example'));
	});
});
