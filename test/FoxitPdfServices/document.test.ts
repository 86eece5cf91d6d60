import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { useTempDir } from '../support/temp-dir';
import { errorOf, hintsOf, NODE, textFile, useFoxitNode } from '../support/use-foxit-node';
import type { TestFile } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10, sandbox: { downloadSpacingMs: 150 } });
const folder = useTempDir();

const UPLOAD = { resource: 'document', operation: 'upload' };
const ID = expect.stringMatching(/^[0-9a-f]{24}$/) as string;
const MS = expect.any(Number) as number;

const named = (fileName: string | undefined, data: Uint8Array = Buffer.from('x')): TestFile => ({
	data,
	...(fileName && { fileName }),
});

describe('Upload', () => {
	it('sends the file byte for byte, with its exact length, and tells its id', async () => {
		const data = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
		const result = await foxit.run(UPLOAD, [{ file: { ...named('data.bin', data) } }]);
		const { json } = result.item(NODE);
		expect(json).toEqual({
			resource: 'document',
			operation: 'upload',
			documentId: ID,
			inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			fileName: 'data.bin',
			mimeType: 'application/octet-stream',
			fileSize: 300_000,
			timings: { uploadMs: MS },
		});
		const kept = await foxit.client.download(json.documentId as string);
		expect(Buffer.from(kept).equals(data)).toBe(true);
		const [request] = await foxit.control.requests();
		expect(request?.contentLengthHeader).toBe(String(request?.bytesIn));
		expect(request?.userAgent).toMatch(/^n8n-nodes-foxit\/\d/);
	});

	it('keeps names whole, and makes those safe that could break the request', async () => {
		const { makePng } = foxit.at;
		const names: Array<[string | undefined, string, Uint8Array?]> = [
			['Zażółć gęślą 日本.txt', 'Zażółć gęślą 日本.txt'],
			['a"; filename="evil.txt', 'a_; filename=_evil.txt'],
			['line\r\nbreak: x.txt', 'line_break_ x.txt'],
			['..\\..\\windows\\system.ini', 'system.ini'],
			['photo', 'photo.png', makePng(4, 4)],
			[undefined, 'document.txt'],
		];
		const items = names.map(([name, , data]) => ({ file: named(name, data) }));
		const result = await foxit.run(UPLOAD, items);
		const documents = await foxit.control.documents();
		const kept = result
			.items(NODE)
			.map(
				({ json }) => documents.find(({ documentId }) => documentId === json.documentId)?.fileName,
			);
		expect(kept).toEqual(names.map(([, name]) => name));
	});

	it('refuses a file of more than 100 MB before a byte is sent', async () => {
		const path = join(folder, 'huge.bin');
		await writeFile(path, '');
		await truncate(path, 100 * 1024 * 1024 + 1);
		const result = await foxit.run(UPLOAD, [{}], {
			before: [{ type: 'readWriteFile', name: 'Read', parameters: { fileSelector: path } }],
		});
		expect(errorOf(result)).toMatchObject({
			message: 'The file "huge.bin" has 101 MB [item 0]',
			description:
				'The file is "huge.bin". Foxit takes files of up to 100 MB. Split or compress the file first.',
		});
		expect(await foxit.trace()).toEqual([]);
	});
});

describe('Download', () => {
	const download = async (documentId: string, parameters: object = {}) =>
		await foxit.run({ resource: 'document', operation: 'download', documentId, ...parameters });

	it('tells type and extension by the content', async () => {
		const { makePng, makeDocx } = foxit.at;
		const files: Array<[Uint8Array, string, string]> = [
			[Buffer.from('%PDF-1.7\n'), 'pdf', 'application/pdf'],
			[makePng(4, 4), 'png', 'image/png'],
			[await makeDocx(['x']), 'docx', 'application/vnd.openxmlformats-officedocument.'],
			[Buffer.from('just text'), 'txt', 'text/plain'],
			[Buffer.from([0, 1, 2, 3]), 'bin', 'application/octet-stream'],
		];
		for (const [content, extension, mimeType] of files) {
			const documentId = await foxit.client.upload('a.bin', content);
			const result = await download(documentId);
			const { json, binary } = result.item(NODE);
			expect(binary?.data?.fileName).toBe(`${documentId}.${extension}`);
			expect(binary?.data?.mimeType).toContain(mimeType);
			expect(json).toMatchObject({ documentId, fileSize: content.length });
			const bytes = await result.readBinary(result.item(NODE));
			expect(bytes.equals(Buffer.from(content))).toBe(true);
		}
	});

	it('puts the file where and under the name that the user wants', async () => {
		const documentId = await foxit.client.upload('a.txt', 'text');
		const parameters = { outputBinaryPropertyName: 'out', options: { fileName: 'mine' } };
		const { binary } = (await download(documentId, parameters)).item(NODE);
		expect(binary?.out?.fileName).toBe('mine.txt');
	});

	it('keeps two downloads of one document apart, so that neither is refused', async () => {
		const documentId = await foxit.client.upload('a.txt', 'text');
		const parameters = { resource: 'document', operation: 'download', documentId };
		const result = await foxit.run(parameters, [{}, {}]);
		expect(result.items(NODE)).toHaveLength(2);
		expect(await foxit.trace()).toEqual(['upload', 'download', 'download']);
	});
});

describe('Delete', () => {
	const remove = async (documentId: string) =>
		await foxit.run({ resource: 'document', operation: 'delete', documentId });

	it.each([200, 204])('deletes a document (HTTP %s)', async (deleteStatus) => {
		await foxit.control.settings({ deleteStatus });
		const documentId = await foxit.client.upload('a.txt', 'text');
		const result = await remove(documentId);
		expect(result.item(NODE).json).toEqual({ deleted: true, documentId });
		expect(await foxit.control.documents()).toEqual([]);
	});

	it('is content when the document is gone already', async () => {
		const result = await remove('6a87bc79335d041db3450ee1');
		expect(result.status).toBe('success');
		expect(await foxit.trace()).toEqual(['delete 404']);
		expect(hintsOf(result)).toEqual([]);
	});

	it('asks for an id that is safe in a path', async () => {
		await remove('../tasks/1?x=#');
		const [request] = await foxit.control.requests();
		expect(request?.path).toBe('/pdf-services/api/documents/..%2Ftasks%2F1%3Fx%3D%23');
	});
});

it('an uploaded document serves several operations', async () => {
	const uploaded = await foxit.run(UPLOAD, [{ file: textFile('once') }], {
		after: ['A', 'B'].map((name) => ({
			type: 'n8n-nodes-foxit.foxitPdfServices',
			name,
			credentials: 'foxitApi',
			parameters: {
				resource: 'createPdf',
				operation: 'fromFile',
				inputMode: 'documentId',
				documentId: '={{ $json.documentId }}',
				sourceFormat: 'text',
				output: 'taskId',
			},
		})),
	});
	expect(uploaded.item('A').json.documentId).toBe(uploaded.item(NODE).json.documentId);
	expect(uploaded.item('B').json.documentId).toBe(uploaded.item(NODE).json.documentId);
	expect(await foxit.trace()).toEqual(['upload', 'submit', 'submit']);
});
