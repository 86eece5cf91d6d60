/** SHA-256 of what goes in and of what comes out, and the file that must not have changed. */
import { createHash } from 'node:crypto';

import { errorOf, NODE } from '../support/use-foxit-node';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const COMPRESS = { resource: 'optimize', operation: 'compress' };
const UPLOAD = { resource: 'document', operation: 'upload' };
const MERGE = { resource: 'combine', operation: 'merge' };
const expecting = (expectedSha256: string) => ({ options: { expectedSha256 } });
const bytesOf = ({ data }: { data: Uint8Array | string }) => Buffer.from(data as Uint8Array);
const uploads = async () =>
	(await service.foxit.trace()).filter((word) => word === 'upload').length;

it('a result tells the hash of its file, and of what it was made of', async () => {
	const file = await service.pdf(['a page']);
	const result = await service.run(COMPRESS, [{ file }]);
	const { json } = result.item(NODE);
	expect(json['sha256']).toBe(sha256(await service.file(result)));
	expect(json['inputSha256']).toBe(sha256(bytesOf(file)));
});

it('each of several files has its own', async () => {
	const file = await service.pdf(['one', 'two']);
	const images = { resource: 'convertPdf', operation: 'toImages', output: 'items' };
	const result = await service.run(images, [{ file }]);
	const items = result.items(NODE);
	expect(items.length).toBe(2);
	for (const [index, { json }] of items.entries()) {
		expect(json['sha256']).toBe(sha256(await service.file(result, index)));
	}
	expect(new Set(items.map(({ json }) => json['sha256'])).size).toBe(2);
});

it('a merge tells them in order', async () => {
	const files = [await service.pdf(['one']), await service.pdf(['two'])];
	const result = await service.run(
		MERGE,
		files.map((file) => ({ file })),
	);
	expect(result.item(NODE).json['inputSha256']).toEqual(files.map((file) => sha256(bytesOf(file))));
});

it('the expected file goes through, however its hash is written', async () => {
	const file = await service.pdf(['a page']);
	const hash = sha256(bytesOf(file));
	for (const written of [hash, hash.toUpperCase(), `sha256:${hash}`, ` ${hash} `]) {
		const result = await service.run({ ...UPLOAD, ...expecting(written) }, [{ file }]);
		expect(result.item(NODE).json['inputSha256']).toBe(hash);
	}
});

it.each([
	['converted', COMPRESS],
	['uploaded', UPLOAD],
])('a file that was changed is not %s', async (_what, parameters) => {
	const before = await uploads();
	const file = await service.pdf(['a page']);
	const hash = sha256(bytesOf(await service.pdf(['another page'])));
	const result = await service.run({ ...parameters, ...expecting(hash) }, [{ file }]);
	expect(errorOf(result).message).toContain('The file "input.pdf" is not the expected one');
	expect(errorOf(result).description).toContain(`${hash} was expected`);
	expect(await uploads()).toBe(before);
});

it.each([
	['', 'Expected SHA-256 is empty'],
	['abc', 'Expected SHA-256 is not a SHA-256 of 64 hexadecimal digits'],
])('%p is refused by name', async (written, sentence) => {
	const file = await service.pdf(['a page']);
	const result = await service.run({ ...COMPRESS, ...expecting(written) }, [{ file }]);
	expect(errorOf(result).message).toContain(sentence);
});

it('a document that is given by its ID cannot be compared', async () => {
	const input = { inputMode: 'documentId', documentId: 'a'.repeat(24) };
	const result = await service.run({ ...COMPRESS, ...input, ...expecting('0'.repeat(64)) });
	expect(errorOf(result).message).toContain('needs a file, and the input is a Document ID');
});
