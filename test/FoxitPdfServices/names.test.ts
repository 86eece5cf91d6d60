/** A file's name goes along with the IDs of what is made of it. */
import { errorOf, FROM_FILE, NODE, useFoxitNode, type RunOptions } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 });

const plan = async (fileName = 'plan.docx') => ({
	file: { data: await foxit.at.makeDocx(['The plan']), fileName },
});
const next = (parameters: object): RunOptions => ({
	after: [
		{
			type: 'n8n-nodes-foxit.foxitPdfServices',
			name: 'Next',
			credentials: 'foxitApi',
			parameters: parameters as Record<string, never>,
		},
	],
});
const chain = {
	resource: 'chain',
	operation: 'runSteps',
	inputMode: 'documentId',
	documentId: '={{ $json.resultDocumentId }}',
	steps: { step: [{ operation: 'compress', compressionLevel: 'LOW' }] },
};
const convert = (more: object) => ({ ...FROM_FILE, ...more });

it.each<[string, object, object]>([
	['a chain', { output: 'documentId' }, chain],
	[
		'a download',
		{ output: 'documentId' },
		{ resource: 'document', operation: 'download', documentId: '={{ $json.resultDocumentId }}' },
	],
	[
		'Wait for Result',
		{ output: 'taskId' },
		{ resource: 'task', operation: 'waitForResult', taskId: '={{ $json.taskId }}', output: 'file' },
	],
	[
		'an operation on it',
		{ output: 'documentId' },
		{
			resource: 'optimize',
			operation: 'flatten',
			inputMode: 'documentId',
			documentId: '={{ $json.resultDocumentId }}',
		},
	],
])('%s puts out plan.pdf', async (_what, first, second) => {
	const result = await foxit.run(convert(first), [await plan()], next(second));
	expect(result.error).toBeUndefined();
	expect(result.item(NODE).json.fileName).toBe('plan.pdf');
	expect(result.item('Next').json.fileName).toBe('plan.pdf');
	expect(result.item('Next').binary?.data?.fileName).toBe('plan.pdf');
});

it('the File Name option counts for IDs, too', async () => {
	const first = convert({ output: 'documentId', options: { fileName: 'Offer 2026/7' } });
	const result = await foxit.run(first, [await plan()], next(chain));
	expect(result.item('Next').binary?.data?.fileName).toBe('Offer 2026_7.pdf');
});

it('an ID of something else brings no name', async () => {
	const other = { ...chain, documentId: "={{ $('Foxit').item.json.resultDocumentId }}" };
	const before = {
		type: 'set',
		name: 'Between',
		parameters: {
			assignments: { assignments: [{ name: 'fileName', type: 'string', value: 'x.pdf' }] },
		},
	};
	const options = next(other);
	const result = await foxit.run(convert({ output: 'documentId' }), [await plan()], {
		after: [before, ...(options.after ?? [])],
	});
	expect(result.item('Next').json.fileName).toMatch(/^[0-9a-f]{24}\.pdf$/);
});

it('a text knows the name of its document', async () => {
	const text = { resource: 'convertPdf', operation: 'toText', inputMode: 'documentId' };
	const second = { ...text, documentId: '={{ $json.resultDocumentId }}' };
	const result = await foxit.run(convert({ output: 'documentId' }), [await plan()], next(second));
	expect(result.item('Next').json).toMatchObject({
		fileName: 'plan.txt',
		text: expect.any(String) as string,
	});
});

it('a share link offers the file under its name', async () => {
	const second = {
		resource: 'document',
		operation: 'createShareLink',
		documentId: '={{ $json.resultDocumentId }}',
	};
	const result = await foxit.run(convert({ output: 'documentId' }), [await plan()], next(second));
	expect(result.item('Next').json).toMatchObject({ fileName: 'plan.pdf' });
});

it('a file that Foxit refuses is named', async () => {
	const file = { data: Buffer.from('PK\u0003\u0004 not a document'), fileName: 'broken.docx' };
	const error = errorOf(await foxit.run(FROM_FILE, [{ file }]));
	expect(error.description).toContain('The file is "broken.docx".');
});
