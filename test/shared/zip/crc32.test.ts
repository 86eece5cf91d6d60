import { randomBytes } from 'node:crypto';
import * as zlib from 'node:zlib';
import fc from 'fast-check';

import { crc32 } from '../../../nodes/shared/zip/crc32';

it.each([
	['', 0x00000000],
	['a', 0xe8b7be43],
	['abc', 0x352441c2],
	['123456789', 0xcbf43926],
	['The quick brown fox jumps over the lazy dog', 0x414fa339],
	['\0', 0xd202ef8d],
	['\xff\xff\xff\xff', 0xffffffff],
])('knows the CRC-32 of %j', (text, expected) => {
	expect(crc32(Buffer.from(text, 'latin1'))).toBe(expected);
});

it('gives what zlib gives for every length up to 70, at every alignment', () => {
	const bytes = randomBytes(80);
	for (let start = 0; start < 9; start += 1) {
		for (let length = 0; length <= 70; length += 1) {
			const part = bytes.subarray(start, start + length);
			expect(crc32(part)).toBe(zlib.crc32(part));
		}
	}
});

it('gives the same however the bytes are cut', () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (pieces) => {
			const inPieces = pieces.reduce((crc, piece) => crc32(piece, crc), 0);
			expect(inPieces).toBe(zlib.crc32(Buffer.concat(pieces)));
		}),
		{ numRuns: 500 },
	);
});
