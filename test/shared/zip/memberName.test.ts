import yauzl from 'yauzl';

import { readExtra } from '../../../nodes/shared/zip/extraField';
import { decodeName } from '../../../nodes/shared/zip/memberName';
import { builder } from './support/builder';
import { withoutGlyphs } from './support/readers';

const UTF8 = 0x0800;
const CP437_MUELLER = Buffer.from('M\x81ller', 'latin1');

it.each([
	['UTF-8 by the flag', Buffer.from('Müller/表.json'), UTF8, 'Müller/表.json'],
	['UTF-8 without it', Buffer.from('Vertrag Müller/表.pdf'), 0, 'Vertrag Müller/表.pdf'],
	['code page 437 without it', CP437_MUELLER, 0, 'Müller'],
	['ASCII either way', Buffer.from('figures/1.jpg'), 0, 'figures/1.jpg'],
	['broken UTF-8 with replacement characters', Buffer.from([0x61, 0xff]), UTF8, 'a\ufffd'],
	['control characters as they are', Buffer.from('a\r\nb\0'), 0, 'a\r\nb\0'],
	['backslashes as they are', Buffer.from('a\\b'), 0, 'a\\b'],
	['an empty name', Buffer.alloc(0), 0, ''],
])('reads %s', (_, raw, flags, expected) => {
	expect(decodeName(raw, flags, [])).toBe(expected);
});

it('reads every byte of code page 437 as yauzl does, control characters apart', () => {
	for (let byte = 0; byte < 256; byte += 1) {
		const raw = Buffer.from([byte]);
		const theirs = withoutGlyphs(yauzl.getFileNameLowLevel(0, raw, [], true));
		expect(decodeName(raw, 0, [])).toBe(theirs);
	}
});

it('takes the Unicode path that belongs to this name, even behind others', async () => {
	const { unicodePath } = await builder();
	const raw = Buffer.from('Report.pdf');
	const stale = unicodePath(Buffer.from('another'), 'stale.pdf');
	const newer = unicodePath(raw, 'newer.pdf', { version: 2 });
	const right = unicodePath(raw, 'Отчёт.pdf');
	const name = (...fields: Buffer[]) => decodeName(raw, 0, readExtra(Buffer.concat(fields)));
	expect(name(right)).toBe('Отчёт.pdf');
	expect(name(stale, newer, right)).toBe('Отчёт.pdf');
	expect(name(stale, newer)).toBe('Report.pdf');
	expect(name(right.subarray(0, 4).fill(0))).toBe('Report.pdf');
});

it('does without a Unicode path that is too short to hold one', async () => {
	const { extraField } = await builder();
	const extra = readExtra(extraField(0x7075, Buffer.from([1, 2, 3, 4, 5])));
	expect(decodeName(Buffer.from('a'), 0, extra)).toBe('a');
});
