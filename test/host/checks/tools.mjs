/** The nodes as tools of AI agents, by n8n's MCP server and a client of that protocol. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { makePdf } from '../../support/make-pdf.mjs';
import { sandboxClient } from '../../support/sandbox-client.mjs';
import { connectAssistant } from '../lib/mcp-client.mjs';
import { servePage } from '../lib/page.mjs';
import { chain, pdfServices, step, structuralExtract } from '../lib/build.mjs';

const PATH = 'foxit-tools';
const SERVER = { typeVersion: 2, webhookId: PATH };

/** A value that the agent gives. */
const fromAgent = (name, description) => `={{ $fromAI('${name}', '${description}', 'string') }}`;

const asTool = (node) => ({ ...node, type: `${node.type}Tool` });

const TOOLS = [
	asTool(
		pdfServices('Convert a web page', {
			...{ resource: 'createPdf', operation: 'fromUrl', output: 'documentId' },
			url: fromAgent('url', 'Address of the page'),
		}),
	),
	asTool(
		pdfServices('Wait for a task', {
			...{ resource: 'task', operation: 'waitForResult', output: 'documentId' },
			taskId: fromAgent('taskId', 'ID of the task'),
		}),
	),
	asTool(
		pdfServices('Properties of a PDF', {
			...{ resource: 'analyze', operation: 'getProperties', inputMode: 'documentId' },
			documentId: fromAgent('documentId', 'ID of the document'),
		}),
	),
	asTool(
		pdfServices('Compress a PDF', {
			...{ resource: 'optimize', operation: 'compress', inputMode: 'documentId' },
			documentId: fromAgent('documentId', 'ID of the document'),
		}),
	),
	asTool(
		structuralExtract('Elements of a PDF', {
			...{ inputMode: 'documentId', output: 'elements' },
			documentId: fromAgent('documentId', 'ID of the document'),
		}),
	),
];

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'tools',
	title: 'The nodes as tools of an AI agent',
	hosts: ['2', '1'],
	define({ shared }) {
		let assistant;
		let page;

		before(async () => {
			page = await servePage('<h1>From the web</h1>');
			const { workflows, installation, url } = shared.host;
			const trigger = step('MCP', '@n8n/n8n-nodes-langchain.mcpTrigger', { path: PATH }, SERVER);
			const workflow = chain('Tools', [trigger]);
			TOOLS.forEach((tool, row) =>
				workflow.nodes.push({ ...tool, position: [0, 200 * (row + 1)] }),
			);
			for (const { name } of TOOLS) {
				workflow.connections[name] = { ai_tool: [[{ node: 'MCP', type: 'ai_tool', index: 0 }]] };
			}
			await workflows.activate(await workflows.import(workflow));
			assistant = await connectAssistant(installation, `${url}/mcp/${PATH}`);
		});
		after(async () => {
			await assistant?.close();
			page?.close();
		});

		const call = async (name, args) => await assistant.call(name, args);

		it('are listed with the parameters that the agent gives', async () => {
			const { tools } = await assistant.client.listTools();
			const given = tools.map(({ name, inputSchema }) => [
				name,
				Object.keys(inputSchema.properties),
			]);
			assert.deepEqual(Object.fromEntries(given), {
				Convert_a_web_page: ['url'],
				Wait_for_a_task: ['taskId'],
				Properties_of_a_PDF: ['documentId'],
				Compress_a_PDF: ['documentId'],
				Elements_of_a_PDF: ['documentId'],
			});
		});

		it('convert a web page', async () => {
			const [result] = await call('Convert_a_web_page', { url: page.url });
			assert.match(result.resultDocumentId, /^[0-9a-f]{24}$/);
		});

		it('wait for a task that runs already', async () => {
			const { client: api, documentId } = await uploaded(shared.sandbox.url);
			const taskId = await api.submit('optimize/pdf-linearize', { documentId });
			const [result] = await call('Wait_for_a_task', { taskId });
			assert.equal(result.taskId, taskId);
			assert.match(result.resultDocumentId, /^[0-9a-f]{24}$/);
		});

		it('tell the properties of a document', async () => {
			const { documentId } = await uploaded(shared.sandbox.url);
			const [result] = await call('Properties_of_a_PDF', { documentId });
			assert.equal(result.data.pageCount, 1);
		});

		it('say that a file is gone, and how to go on', async () => {
			const { documentId } = await uploaded(shared.sandbox.url);
			const [{ resultDocumentId, fileNote }] = await call('Compress_a_PDF', { documentId });
			assert.match(fileNote, /the file itself is lost/);
			const [next] = await call('Properties_of_a_PDF', { documentId: resultDocumentId });
			assert.equal(next.data.pageCount, 1);
		});

		it('read the elements of a document', async () => {
			const { documentId } = await uploaded(shared.sandbox.url);
			const result = await call('Elements_of_a_PDF', { documentId });
			assert.match(JSON.stringify(result), /Words for an agent/);
		});
	},
};

async function uploaded(sandboxUrl) {
	const client = sandboxClient(sandboxUrl);
	const pdf = await makePdf({ pages: ['Words for an agent'] });
	return { client, documentId: await client.upload('agent.pdf', pdf) };
}
