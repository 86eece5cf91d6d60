/** The node as an agent's tool: the agent gets the JSON of an item, and never its file. */
import { NODE, type RunOptions } from '../support/use-foxit-node';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const AS_TOOL: RunOptions = { node: { type: 'n8n-nodes-foxit.foxitPdfServicesTool' } };
const stored = async () =>
	await service.foxit.client.upload('a.pdf', await service.make.textPdf('of an agent'));
const compress = async (more: object) => ({
	...{ resource: 'optimize', operation: 'compress', inputMode: 'documentId' },
	...{ documentId: await stored(), ...more },
});

it('says that the file is gone, with the ID by which another tool goes on', async () => {
	const result = await service.run(await compress({}), [{}], AS_TOOL);
	const { resultDocumentId, fileNote } = result.item(NODE).json;
	expect(fileNote).toContain('the file itself is lost');
	expect(fileNote).toContain('Give resultDocumentId as the Document ID of another tool');

	const properties = { resource: 'analyze', operation: 'getProperties', inputMode: 'documentId' };
	const next = await service.run({ ...properties, documentId: resultDocumentId }, [{}], AS_TOOL);
	expect(next.item(NODE).json).toMatchObject({ data: { pageCount: 1 } });
});

it('says nothing of files where the result is an ID', async () => {
	const result = await service.run(await compress({ output: 'documentId' }), [{}], AS_TOOL);
	expect(result.item(NODE).json).toHaveProperty('resultDocumentId');
	expect(result.item(NODE).json).not.toHaveProperty('fileNote');
});

it('says nothing of files in a workflow, where the next node gets them', async () => {
	const result = await service.run(await compress({}), [{}]);
	expect(result.item(NODE).binary).toHaveProperty('data');
	expect(result.item(NODE).json).not.toHaveProperty('fileNote');
});
