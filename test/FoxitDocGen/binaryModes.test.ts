/** Templates and documents, wherever n8n keeps files. */
import { NODE, type TestFile } from '../support/use-foxit-node';
import { template, useDocGen } from './support/doc-gen';

const MODES = [
	['filesystem', 'filesystem-v2'],
	['default', undefined],
	['s3', 's3'],
	['database', 'database'],
] as const;

describe.each(MODES)('in binary mode %s', (binaryMode, store) => {
	const docGen = useDocGen({ binaryMode });
	let file: TestFile;

	beforeAll(async () => {
		file = await template(['Kept by {{name}}'], { padding: 1_000_000, fileName: 'kept.docx' });
	});

	it('a document for each item', async () => {
		const items = ['Ann', 'Bob'].map((name) => ({ json: { name }, file }));
		const result = await docGen.run({}, items);
		expect(await docGen.texts(result)).toEqual(['Kept by Ann', 'Kept by Bob']);
		const { binary, json } = result.item(NODE);
		expect(binary?.data?.id?.split(':', 1)[0]).toBe(store);
		expect(binary?.data?.bytes).toBe(json.fileSize);
	});

	it('a template of another node', async () => {
		const parameters = { binaryPropertyName: "={{ $('Start').first().binary.data }}" };
		const json = { people: [{ name: 'Ann' }, { name: 'Bob' }] };
		const result = await docGen.run(parameters, [{ json, file }], {
			before: [{ type: 'splitOut', name: 'Split', parameters: { fieldToSplitOut: 'people' } }],
		});
		expect(result.error).toBeUndefined();
		expect(await docGen.texts(result)).toEqual(['Kept by Ann', 'Kept by Bob']);
		expect(result.item(NODE, 1).json.fileName).toBe('kept.pdf');
	});

	it('equal templates under names of their own', async () => {
		const items = ['a', 'b', 'c'].map((name) => ({
			json: { name },
			file: { ...file, fileName: `${name}.docx` },
		}));
		const result = await docGen.run({}, items);
		const names = result.items(NODE).map(({ json }) => json.fileName);
		expect(names).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
	});

	it('a template that is checked', async () => {
		const result = await docGen.run({ operation: 'check' }, [{ file }]);
		expect(result.item(NODE).json).toMatchObject({
			...{ fileName: 'kept.docx', fileSize: file.data.length, ready: true, scalars: ['name'] },
		});
	});
});
