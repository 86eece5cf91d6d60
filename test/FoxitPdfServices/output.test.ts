import { FROM_FILE, hintsOf, NODE, textFile, useFoxitNode } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 });

const ID = expect.stringMatching(/^[0-9a-f]{24}$/) as string;
const MS = expect.any(Number) as number;

const convert = async (parameters: object, name = 'note.txt') =>
	await foxit.run({ ...FROM_FILE, ...parameters }, [{ file: textFile('some text', name) }]);

describe('the output', () => {
	it('is a file, in the field that was asked for', async () => {
		const result = await convert({ outputBinaryPropertyName: 'report' });
		const { binary, json } = result.item(NODE);
		expect(Object.keys(binary ?? {})).toEqual(['report']);
		expect((await foxit.pdf(result, 0, 'report')).text).toBe('some text');
		expect(json.fileSize).toBe((await result.readBinary(result.item(NODE), 'report')).length);
		expect(await foxit.trace()).toEqual(['upload', 'submit', 'look', 'download']);
	});

	it('is the id of a document that a further operation can use', async () => {
		const result = await convert({ output: 'documentId' });
		expect(result.item(NODE)).toEqual({
			json: {
				resource: 'createPdf',
				operation: 'fromFile',
				credits: 1,
				inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
				documentId: ID,
				taskId: ID,
				resultDocumentId: ID,
				fileName: 'note.pdf',
				polls: MS,
				timings: { uploadMs: MS, waitMs: MS },
			},
			pairedItem: { item: 0 },
		});
		expect(await foxit.trace()).toEqual(['upload', 'submit', 'look']);
		const { resultDocumentId } = result.item(NODE).json;
		const pdf = await foxit.client.download(resultDocumentId as string);
		expect((await foxit.at.readPdf(pdf)).text).toBe('some text');
	});

	it('is the id of a task that goes on alone', async () => {
		const result = await convert({ output: 'taskId' });
		expect(result.item(NODE)).toEqual({
			json: {
				resource: 'createPdf',
				operation: 'fromFile',
				credits: 1,
				inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
				submittedAt: expect.stringMatching(/^20.+Z$/) as string,
				documentId: ID,
				taskId: ID,
				fileName: 'note.pdf',
				timings: { uploadMs: MS },
			},
			pairedItem: { item: 0 },
		});
		expect(await foxit.trace()).toEqual(['upload', 'submit']);
		const task = await foxit.client.settled(result.item(NODE).json.taskId as string);
		expect(task.status).toBe('COMPLETED');
	});

	it('is nothing for no items', async () => {
		const result = await foxit.run(FROM_FILE, []);
		expect(result.status).toBe('success');
		expect(await foxit.trace()).toEqual([]);
	});
});

describe('the name of the file', () => {
	/** One item each. */
	const NAMES = [
		['the input’s, by default', 'Q3 report.final.txt', '', 'Q3 report.final.pdf'],
		['what the user says', 'note.txt', 'Invoice 42', 'Invoice 42.pdf'],
		['not given a second extension', 'note.txt', 'invoice.pdf', 'invoice.pdf'],
		['given the right extension', 'note.txt', 'invoice.docx', 'invoice.pdf'],
		['kept where a dot is no extension', 'note.txt', 'Release 1.2', 'Release 1.2.pdf'],
		['free of slashes', 'note.txt', '../../etc/passwd', '_.._etc_passwd.pdf'],
		['free of line breaks and quotes', 'note.txt', 'a"b\r\nc: d', 'a_b_c_ d.pdf'],
		['of any script', 'заметка.txt', '', 'заметка.pdf'],
	] as const;

	it('is safe, and fits the content', async () => {
		const items = NAMES.map(([, name, wished]) => ({
			json: { wished },
			file: textFile('x', name),
		}));
		const options = { fileName: '={{ $json.wished }}', concurrency: 10 };
		const result = await foxit.run({ ...FROM_FILE, options }, items);
		const seen = result.items(NODE).map(({ json, binary }, index) => ({
			is: NAMES[index]?.[0],
			json: json.fileName,
			file: binary?.data?.fileName,
		}));
		expect(seen).toEqual(NAMES.map(([is, , , name]) => ({ is, json: name, file: name })));
	});
});

describe('Delete Foxit Copies', () => {
	const options = { deleteCopies: true };
	const kept = async () => (await foxit.control.documents()).map(({ documentId }) => documentId);

	it('leaves nothing at Foxit', async () => {
		const result = await convert({ options });
		expect((await foxit.pdf(result)).text).toBe('some text');
		expect(await kept()).toEqual([]);
		expect((await foxit.trace()).slice(-2)).toEqual(['delete', 'delete']);
	});

	it('leaves the result where its id is the output', async () => {
		const result = await convert({ options, output: 'documentId' });
		expect(await kept()).toEqual([result.item(NODE).json.resultDocumentId]);
	});

	it('leaves documents alone that the user has named', async () => {
		const documentId = await foxit.client.upload('mine.txt', 'mine');
		const parameters = { inputMode: 'documentId', documentId, sourceFormat: 'text', options };
		const result = await foxit.run({ ...FROM_FILE, ...parameters });
		expect((await foxit.pdf(result)).text).toBe('mine');
		expect(await kept()).toEqual([documentId]);
	});

	it('deletes nothing when only a task was started', async () => {
		await convert({ options, output: 'taskId' });
		expect(await foxit.trace()).toEqual(['upload', 'submit']);
	});

	it('does not fail an item whose copies cannot be deleted, but says so', async () => {
		await foxit.control.faults({
			match: { method: 'DELETE' },
			times: -1,
			action: { type: 'status', status: 403, body: { message: 'Not now' } },
		});
		const result = await convert({ options });
		expect((await foxit.pdf(result)).text).toBe('some text');
		const { documentId, resultDocumentId } = result.item(NODE).json;
		expect(hintsOf(result)).toEqual(
			[documentId, resultDocumentId].map(
				(id) =>
					`Document ${id as string} could not be deleted at Foxit; it expires within 24 hours [item 0]`,
			),
		);
	});
});
