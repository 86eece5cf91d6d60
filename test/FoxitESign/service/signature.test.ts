import fc from 'fast-check';
import { createHmac } from 'node:crypto';

import { isSignedBy } from '../../../nodes/FoxitESign/service/signature';

/** The test vector of docs/contract/esign.md#signature. */
const SECRET = 's3cr3t-example';
const BODY =
	'{"event_name":"folder_executed","event_date":1790000123457,"data":{"folder":{"folderId":35000001,"folderStatus":"EXECUTED"}}}';
const SIGNATURE = 'eu/e+OjGa7lZmf4Gqot+1q0Z7oTXUsVcqV59Gx/Im5k=';
const IN_THE_QUERY = 'signature=eu%2Fe%2BOjGa7lZmf4Gqot%2B1q0Z7oTXUsVcqV59Gx%2FIm5k%3D';

const sign = (secret: string, body: string | Uint8Array) =>
	createHmac('sha256', secret).update(body).digest('base64');

it('accepts the vector of the contract', () => {
	expect(isSignedBy(SECRET, Buffer.from(BODY), SIGNATURE)).toBe(true);
	expect(isSignedBy(SECRET, BODY, SIGNATURE)).toBe(true);
});

it.each([
	['percent-encoded', IN_THE_QUERY],
	['as it is, which turns each + into a blank', `signature=${SIGNATURE}`],
])('accepts it when the query has it %s', (_how, query) => {
	const given = new URLSearchParams(query).get('signature') ?? '';
	expect(isSignedBy(SECRET, Buffer.from(BODY), given)).toBe(true);
});

it('accepts any secret over any bytes, beside whatever else is given', () => {
	const parts = fc.tuple(fc.string({ unit: 'grapheme' }), fc.uint8Array(), fc.array(fc.string()));
	fc.assert(
		fc.property(parts, ([secret, bytes, others]) => {
			const signature = sign(secret, bytes);
			expect(isSignedBy(secret, Buffer.from(bytes), signature)).toBe(true);
			expect(isSignedBy(secret, Buffer.from(bytes), signature.replace(/\+/g, ' '))).toBe(true);
			expect(isSignedBy(secret, Buffer.from(bytes), [...others, signature])).toBe(true);
		}),
	);
});

it('refuses when a single bit of the body is another', () => {
	const body = fc.uint8Array({ minLength: 1, maxLength: 200 });
	fc.assert(
		fc.property(body, fc.nat(), fc.nat({ max: 7 }), (bytes, place, bit) => {
			const changed = Buffer.from(bytes);
			const at = place % changed.length;
			changed[at] = (changed[at] ?? 0) ^ (1 << bit);
			expect(isSignedBy(SECRET, changed, sign(SECRET, bytes))).toBe(false);
		}),
	);
});

it('refuses whatever else is given', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.base64String()), (given) => {
			fc.pre(given !== SIGNATURE);
			expect(isSignedBy(SECRET, BODY, given)).toBe(false);
		}),
	);
	for (const given of ['', [], SIGNATURE.slice(0, -8), `${SIGNATURE}AAAA`, sign('other', BODY)]) {
		expect([given, isSignedBy(SECRET, BODY, given)]).toEqual([given, false]);
	}
});
