import { writeInputs, readExamples } from '../lib/example-files.mjs';
import { chain, fromHtml, manualTrigger, step } from '../lib/build.mjs';
import { CREDENTIAL_NAME } from '../lib/credentials.mjs';
import { localise } from '../lib/localise.mjs';

/** What a user would type into the panel of nodes, and the node that has to come up. */
export const SEARCHES = [
	['pdf', 'Foxit PDF Services'],
	['foxit', 'Foxit DocGen'],
	['esign', 'Foxit eSign'],
	['docx to pdf', 'Foxit PDF Services'],
	['extract table', 'Foxit Structural Extract'],
	['signature', 'Foxit eSign'],
	['mail merge', 'Foxit DocGen'],
];

const withCredential = { credentials: { foxitApi: { name: CREDENTIAL_NAME } } };
const own = (name, type, parameters) =>
	step(name, `n8n-nodes-foxit.${type}`, parameters, withCredential);

/** Each node with parameters that show what it is about. */
const NODES = [
	[
		'pdf-services',
		own('Office to PDF', 'foxitPdfServices', { resource: 'createPdf', operation: 'fromFile' }),
	],
	[
		'chain',
		own('Compress and Protect', 'foxitPdfServices', {
			...{ resource: 'chain', operation: 'runSteps' },
			steps: {
				step: [
					{ operation: 'compress', compressionLevel: 'MEDIUM' },
					{ operation: 'protect', userPassword: '={{ $json.password }}' },
				],
			},
		}),
	],
	['structural-extract', own('Read Tables', 'foxitStructuralExtract', { output: 'tables' })],
	['docgen', own('Make Invoices', 'foxitDocGen', { operation: 'generate', dataMode: 'item' })],
	['esign', own('Send for Signature', 'foxitESign', { resource: 'envelope', operation: 'send' })],
	[
		'esign-wait',
		own('Send and Wait', 'foxitESign', { resource: 'envelope', operation: 'sendAndWait' }),
	],
	['esign-trigger', own('When Executed', 'foxitESignTrigger', {})],
];

/** @param {any} stage */
export async function takePictures({ theme, host, sandbox, editor, shoot }) {
	await editor.searchNodes('foxit');
	await shoot(`node-panel-${theme}`);
	if (theme === 'dark') return;

	const all = chain(
		'All Nodes',
		NODES.map(([, node]) => node),
	);
	const saved = await host.workflows.import({ ...all, connections: {} });
	for (const [name, node] of NODES) {
		await editor.openWorkflow(saved.id);
		await editor.openNode(node.name);
		await shoot(`node-${name}`);
	}
	await executed({ host, editor, shoot });
	await failed({ host, sandbox, editor, shoot });
	await editor.openCredential(CREDENTIAL_NAME);
	await shoot('credential');
}

async function executed({ host, editor, shoot }) {
	const { workflow } = (await readExamples()).find(({ file }) => file === 'invoice-per-deal.json');
	await writeInputs(host.filesFolder);
	const local = localise(workflow, host.filesFolder, host.nodeTypes.find);
	const saved = await host.workflows.import(local);
	const { id } = await host.executions.finished(await host.workflows.start(saved));
	await editor.openExecution(saved.id, id);
	await shoot('executed-workflow');
	await editor.openNode('Make Invoices');
	await shoot('executed-node');
}

async function failed({ host, sandbox, editor, shoot }) {
	await sandbox.control.faults([
		{
			match: { operation: 'pdf-from-html' },
			action: { type: 'task-fail', code: 'INTERNAL_SERVER_ERROR', message: 'Conversion failed' },
		},
	]);
	const workflow = chain('Failing', [
		manualTrigger(),
		fromHtml('HTML to PDF', '<h1>Invoice 42</h1>'),
	]);
	const saved = await host.workflows.import(workflow);
	const { id } = await host.executions.finished(await host.workflows.start(saved));
	await editor.openExecution(saved.id, id);
	await editor.openNode('HTML to PDF');
	await shoot('error-panel');
}
