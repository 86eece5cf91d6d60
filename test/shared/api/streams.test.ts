import { Readable } from 'node:stream';

import fc from 'fast-check';

import { peek, streamOf } from '../../../nodes/shared/api/streams';
import { readAll } from '../../support/scripted-transport';

const streamIn = (...chunks: Buffer[]) => Readable.from(chunks, { objectMode: false });
const bytes = (text: string) => Buffer.from(text);

describe('a peek', () => {
	it('puts back what it has read of a long stream', async () => {
		const stream = streamIn(bytes('abc'), bytes('defg'), bytes('hij'));
		const { head, ended } = await peek(stream, 5);
		expect(head.subarray(0, 5).toString()).toBe('abcde');
		expect(ended).toBe(false);
		expect((await readAll(stream)).toString()).toBe('abcdefghij');
	});

	it('gives all of a short stream, and says that this was all', async () => {
		const { head, ended } = await peek(streamIn(bytes('ab'), bytes('c')), 10);
		expect({ head: head.toString(), ended }).toEqual({ head: 'abc', ended: true });
	});

	it('finds nothing in an empty stream', async () => {
		const { head, ended } = await peek(streamIn(), 10);
		expect({ size: head.length, ended }).toEqual({ size: 0, ended: true });
	});

	it('puts back also what ends right where it has looked', async () => {
		const stream = streamIn(bytes('abcde'));
		expect((await peek(stream, 5)).head.toString()).toBe('abcde');
		expect((await readAll(stream)).toString()).toBe('abcde');
	});

	it('leaves no listener behind', async () => {
		const stream = streamIn(bytes('a'), bytes('b'), bytes('c'));
		const before = stream.eventNames().length;
		await peek(stream, 2);
		expect(stream.eventNames()).toHaveLength(before);
	});

	it('fails with the error of the stream', async () => {
		const stream = new Readable({ read: () => undefined });
		stream.push(bytes('a'));
		const peeked = peek(stream, 10);
		setImmediate(() => stream.destroy(new Error('broke off')));
		await expect(peeked).rejects.toThrow('broke off');
	});

	it('fails when the stream is closed early', async () => {
		const stream = new Readable({ read: () => undefined });
		stream.push(bytes('a'));
		const peeked = peek(stream, 10);
		setImmediate(() => stream.destroy());
		await expect(peeked).rejects.toThrow('closed early');
	});

	it.each([
		['had failed', new Error('broke off'), 'broke off'],
		['had been closed', undefined, 'closed early'],
	])('fails at once when the stream %s before', async (_what, error, message) => {
		const stream = new Readable({ read: () => undefined });
		stream.on('error', () => undefined);
		stream.destroy(error);
		await new Promise((resolve) => stream.once('close', resolve));
		await expect(peek(stream, 10)).rejects.toThrow(message);
	});

	it('and a read of the rest give the very same bytes, in chunks of any size', async () => {
		const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
		await fc.assert(
			fc.asyncProperty(chunks, fc.integer({ min: 1, max: 100 }), async (parts, wanted) => {
				const buffers = parts.filter(({ length }) => length > 0).map((part) => Buffer.from(part));
				const whole = Buffer.concat(buffers);
				const stream = streamIn(...buffers);
				const { head, ended } = await peek(stream, wanted);
				expect(ended).toBe(whole.length < wanted);
				expect(head.equals(whole.subarray(0, head.length))).toBe(true);
				expect(head.length).toBeGreaterThanOrEqual(Math.min(wanted, whole.length));
				const all = ended ? head : await readAll(stream);
				expect(all.equals(whole)).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('a stream made like another', () => {
	it('gives the chunks of the generator as bytes', async () => {
		const made = streamOf(streamIn(), streamIn(bytes('abc'), bytes('def')));
		expect((await readAll(made as Readable)).toString()).toBe('abcdef');
		expect(made?.readableObjectMode).toBe(false);
	});

	it('cannot be made like a stream of a foreign kind', () => {
		class Foreign {}
		expect(streamOf(new Foreign() as Readable, streamIn())).toBeUndefined();
	});
});

describe('a failure that nobody listens for does not end the process', () => {
	const tick = () => new Promise((resolve) => setImmediate(resolve));

	it('in a stream that fails at the very moment of the first read', async () => {
		const stream = new Readable({
			read() {
				this.destroy(new Error('broke off'));
			},
		});
		await expect(peek(stream, 10)).rejects.toThrow('broke off');
		await tick();
	});

	it('in a stream made like another, when its source closes after its reader has gone', async () => {
		const source = new Readable({ read: () => undefined });
		const made = streamOf(source, source);
		made?.read();
		source.destroy();
		await tick();
		expect(made?.errored).toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
	});
});
