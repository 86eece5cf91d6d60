/** SHA-256 of what goes in and of what comes out, and the file that must not have changed. */
import { createHash } from 'node:crypto';

import { errorOf, NODE, type TestFile } from '../support/use-foxit-node';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const COMPRESS = { resource: 'optimize', operation: 'compress' };
const UPLOAD = { resource: 'document', operation: 'upload' };
const COMPARE = { resource: 'analyze', operation: 'compare' };
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

describe('of several files', () => {
	const OTHER = '0'.repeat(64);
	const pair = async () => [await service.pdf(['one']), await service.pdf(['two'])] as const;
	const items = (files: readonly TestFile[], hashes: string[]) =>
		files.map((file, index) => ({ file, json: { sha256: hashes[index] ?? '' } }));
	const merge = { ...MERGE, ...expecting('={{ $json.sha256 }}') };

	it('each item of a merge has its own', async () => {
		const files = await pair();
		const hashes = files.map((file) => sha256(bytesOf(file)));
		const result = await service.run(merge, items(files, hashes));
		expect(result.item(NODE).json['inputSha256']).toEqual(hashes);
	});

	it('one that was changed keeps all of them here', async () => {
		const before = await uploads();
		const files = await pair();
		const result = await service.run(merge, items(files, [sha256(bytesOf(files[0])), OTHER]));
		expect(errorOf(result).message).toContain('is not the expected one');
		expect(await uploads()).toBe(before);
	});

	it('those of one item have a list', async () => {
		const [data, data2] = await pair();
		const item = { files: { data, data2 } };
		const parameters = { ...MERGE, combineMode: 'perItem', binaryPropertyNames: 'data,data2' };
		const hashes = [data, data2].map((one) => sha256(bytesOf(one)));
		const run = async (list: string[]) =>
			await service.run({ ...parameters, ...expecting(list.join(', ')) }, [item]);
		expect((await run(hashes)).item(NODE).json['inputSha256']).toEqual(hashes);
		const before = await uploads();
		expect(errorOf(await run([...hashes].reverse())).message).toContain('is not the expected one');
		expect(errorOf(await run(hashes.slice(1))).message).toContain(
			'"Expected SHA-256" has 1 and the item has 2 files',
		);
		expect(await uploads()).toBe(before);
	});

	it('a comparison has one for each document', async () => {
		const [data, data2] = await pair();
		const item = { files: { data, data2 } };
		const [first, second] = [data, data2].map((one) => sha256(bytesOf(one)));
		const parameters = { ...COMPARE, compareBinaryPropertyName: 'data2' };
		const run = async (expectedSha256?: string, compareExpectedSha256?: string) =>
			await service.run({ ...parameters, options: { expectedSha256, compareExpectedSha256 } }, [
				item,
			]);
		expect((await run(first, second)).item(NODE).json['inputSha256']).toEqual([first, second]);
		const before = await uploads();
		expect(errorOf(await run(second, second)).message).toContain('is not the expected one');
		expect(errorOf(await run(first, OTHER)).message).toContain(
			'is not the expected one ("Compared Expected SHA-256")',
		);
		expect(await uploads()).toBe(before);
	});

	it('a chain that begins with a merge takes them as a merge does', async () => {
		const files = await pair();
		const chain = {
			...{ resource: 'chain', operation: 'runSteps', firstStep: 'merge' },
			steps: { step: [{ operation: 'compress', compressionLevel: 'LOW' }] },
			...expecting('={{ $json.sha256 }}'),
		};
		const before = await uploads();
		const result = await service.run(chain, items(files, [OTHER, OTHER]));
		expect(errorOf(result).message).toContain('is not the expected one');
		expect(await uploads()).toBe(before);
	});

	it('documents at Foxit cannot be compared', async () => {
		const result = await service.run({
			...{ ...MERGE, combineMode: 'perItem', combineFrom: 'documentIds' },
			documentIds: `${'a'.repeat(24)},${'b'.repeat(24)}`,
			...expecting(`${OTHER},${OTHER}`),
		});
		expect(errorOf(result).message).toContain('needs a file, and the input is a Document ID');
	});
});
