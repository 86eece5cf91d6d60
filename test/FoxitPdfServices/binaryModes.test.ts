/** Files go up and come down, wherever n8n keeps them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { useTempDir } from '../support/temp-dir';
import { errorOf, FROM_FILE, NODE, textFile, useFoxitNode } from '../support/use-foxit-node';

const MODES = [
	['filesystem', 'filesystem-v2'],
	['default', undefined],
	['s3', 's3'],
	['database', 'database'],
] as const;

describe.each(MODES)('in binary mode %s', (binaryMode, store) => {
	const foxit = useFoxitNode({ speed: 10, binaryMode });
	const folder = useTempDir();

	it('from an item to Foxit and back', async () => {
		const data = await foxit.at.makeDocx(['Kept anywhere']);
		const result = await foxit.run(FROM_FILE, [{ file: { data, fileName: 'a.docx' } }]);
		expect((await foxit.pdf(result)).text).toBe('Kept anywhere');
		const { binary, json } = result.item(NODE);
		expect(binary?.data?.id?.split(':', 1)[0]).toBe(store);
		expect(binary?.data?.bytes).toBe(json.fileSize);
	});

	it('a large file, byte for byte', async () => {
		const data = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => index % 249));
		const upload = { resource: 'document', operation: 'upload' };
		const result = await foxit.run(upload, [{ file: { data, fileName: 'a.bin' } }], {
			after: [
				{
					type: 'n8n-nodes-foxit.foxitPdfServices',
					name: 'Down',
					credentials: 'foxitApi',
					parameters: {
						resource: 'document',
						operation: 'download',
						documentId: '={{ $json.documentId }}',
					},
				},
			],
		});
		const bytes = await result.readBinary(result.item('Down'));
		expect(bytes.equals(data)).toBe(true);
		const [request] = await foxit.control.requests();
		expect(request?.contentLengthHeader).toBe(String(request?.bytesIn));
	});

	it('a file from the disk, told by its first bytes', async () => {
		const path = join(folder, 'no-extension');
		await writeFile(path, foxit.at.makePng(12, 8));
		const result = await foxit.run(FROM_FILE, [{}], {
			before: [{ type: 'readWriteFile', name: 'Read', parameters: { fileSelector: path } }],
		});
		expect((await foxit.pdf(result)).pageCount).toBe(1);
		const [task] = await foxit.control.tasks();
		expect(task?.operation).toBe('pdf-from-image');
	});

	it('an upload that has to be repeated is whole', async () => {
		await foxit.control.faults({ match: { path: '/upload$' }, action: { type: 'reset-after' } });
		const result = await foxit.run(FROM_FILE, [{ file: textFile('sent twice') }]);
		expect((await foxit.pdf(result)).text).toBe('sent twice');
	});

	it('an empty file is refused', async () => {
		const error = errorOf(await foxit.run(FROM_FILE, [{ file: textFile('') }]));
		expect(error.message).toBe('The file "note.txt" is empty [item 0]');
		expect(await foxit.trace()).toEqual([]);
	});
});
