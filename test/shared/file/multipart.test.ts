import { finished } from 'node:stream/promises';

import fc from 'fast-check';

// The parser of the sandbox, which tests have anyway: a well-kept one, and none of ours.
import Busboy from '../../../sandbox/node_modules/@fastify/busboy';
import { safeFileName } from '../../../nodes/shared/file/fileName';
import { framedLength, frameFile } from '../../../nodes/shared/file/multipart';

interface Part {
	field: string;
	fileName: string | undefined;
	mimeType: string;
	content: Buffer;
}

/** The file parts of a body, as an independent parser reads them. */
async function parse(contentType: string, body: Buffer): Promise<Part[]> {
	const parts: Part[] = [];
	const parser = new Busboy({ headers: { 'content-type': contentType } });
	parser.on('file', (field, stream, fileName, _encoding, mimeType) => {
		const chunks: Buffer[] = [];
		stream.on('data', (chunk: Buffer) => chunks.push(chunk));
		stream.on('end', () =>
			parts.push({ field, fileName, mimeType, content: Buffer.concat(chunks) }),
		);
	});
	parser.end(body);
	await finished(parser);
	return parts;
}

const BOUNDARY = 'foxit-0b9f1c7e-8a53-4f0e-9d51-2f0c7f3a6c11';

it('is what the upload endpoint asks for: one part named file', () => {
	const frame = frameFile('a b.docx', 'application/msword', 'B');
	expect(frame.contentType).toBe('multipart/form-data; boundary=B');
	expect(Buffer.concat([frame.head, Buffer.from('x'), frame.tail]).toString()).toBe(
		'--B\r\n' +
			'Content-Disposition: form-data; name="file"; filename="a b.docx"\r\n' +
			'Content-Type: application/msword\r\n' +
			'\r\n' +
			'x\r\n' +
			'--B--\r\n',
	);
});

it('parses back to the very same name and bytes, and is as long as announced', async () => {
	const names = fc
		.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
		.map((name) => safeFileName(name, 'document'));
	await fc.assert(
		fc.asyncProperty(names, fc.uint8Array({ maxLength: 2_000 }), async (fileName, bytes) => {
			const content = Buffer.from(bytes);
			const frame = frameFile(fileName, 'application/pdf', BOUNDARY);
			const body = Buffer.concat([frame.head, content, frame.tail]);
			expect(body).toHaveLength(framedLength(frame, content.length));
			expect(await parse(frame.contentType, body)).toEqual([
				{ field: 'file', fileName, mimeType: 'application/pdf', content },
			]);
		}),
		{ numRuns: 200 },
	);
});

it.each([
	['a file that ends like a line', '\r\n'],
	['a file that looks like a boundary', '\r\n--foxit-'],
	['a file that looks like a frame', '--other\r\nContent-Disposition: form-data; name="x"\r\n\r\n'],
])('keeps %s whole', async (_what, text) => {
	const frame = frameFile('x.txt', 'text/plain', BOUNDARY);
	const body = Buffer.concat([frame.head, Buffer.from(text), frame.tail]);
	expect((await parse(frame.contentType, body))[0]?.content.toString()).toBe(text);
});

it.each([
	['a line break', 'a\nb.txt', 'text/plain'],
	['a carriage return', 'a\rb.txt', 'text/plain'],
	['a quote', 'a".txt', 'text/plain'],
	['a line break in the type', 'a.txt', 'text/plain\r\nX-Evil: 1'],
])('refuses %s, which could end the header early', (_what, fileName, mimeType) => {
	expect(() => frameFile(fileName, mimeType, BOUNDARY)).toThrow(RangeError);
});
