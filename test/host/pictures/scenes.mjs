/** What the pictures show: workflows with data in them. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { chain, eSign, manualTrigger, step } from '../lib/build.mjs';
import { writeInputs, readExamples } from '../lib/example-files.mjs';
import { localise } from '../lib/localise.mjs';

const SIGNERS = [
	{
		deal: 'D-4711',
		company: 'Adatum Corporation',
		first: 'Mara',
		last: 'Lind',
		email: 'mara@adatum.example',
	},
	{
		deal: 'D-4712',
		company: 'Northwind Traders',
		first: 'Otto',
		last: 'Weiss',
		email: 'otto@northwind.example',
	},
];

/** Nodes of an example, opened after its run. */
export const EXECUTED_NODES = [
	{ picture: 'executed-node', example: 'invoice-per-deal.json', node: 'Make Invoices' },
	{ picture: 'node-pdf-services', example: 'office-to-pdf.json', node: 'Create PDFs' },
	{
		picture: 'node-chain',
		example: 'generate-compress-protect.json',
		node: 'Compress and Protect',
	},
	{
		picture: 'node-structural-extract',
		example: 'pdf-tables-to-rows.json',
		node: 'Extract Tables',
	},
];

/** @returns {Promise<any>} an example as it runs on this machine */
export async function exampleOn(host, file) {
	const examples = await readExamples();
	const { workflow } = examples.find((example) => example.file === file);
	// What an earlier scene has written is no input of this one.
	for (const name of await readdir(host.filesFolder).catch(() => [])) {
		await rm(join(host.filesFolder, name), { recursive: true });
	}
	await writeInputs(host.filesFolder);
	return localise(workflow, host.filesFolder, host.nodeTypes.find);
}

/** Two people get a text to sign. */
export function approvals() {
	const recipient = {
		...{ firstName: '={{ $json.first }}', lastName: '={{ $json.last }}' },
		...{ email: '={{ $json.email }}', permission: 'FILL_FIELDS_AND_SIGN' },
	};
	return chain('Approvals', [
		manualTrigger(),
		step(
			'Deals',
			'set',
			{ mode: 'raw', jsonOutput: JSON.stringify({ deals: SIGNERS }), options: {} },
			{ typeVersion: 3.4 },
		),
		step('One Item per Deal', 'splitOut', { fieldToSplitOut: 'deals', options: {} }),
		eSign(
			'Send for Signature',
			{
				...{ resource: 'envelope', operation: 'send', documentSource: 'message' },
				message: '=I accept the offer for deal {{ $json.deal }}.',
				envelopeName: '=Offer for {{ $json.company }}',
				recipients: { recipient: [recipient] },
			},
			{ typeVersion: 1.1 },
		),
	]);
}

/** A run in which Foxit cannot make the PDF. */
export const failingOrder = (fromHtml) =>
	chain('Pages', [
		manualTrigger(),
		step(
			'Orders',
			'set',
			{
				mode: 'raw',
				jsonOutput: JSON.stringify({
					order: 'A-1042',
					customer: 'Adatum Corporation',
					total: 740.5,
				}),
				options: {},
			},
			{ typeVersion: 3.4 },
		),
		fromHtml('HTML to PDF', '=<h1>Order {{ $json.order }}</h1>'),
	]);

const http = (name, url, more = {}) =>
	step(name, 'httpRequest', { url, ...more, options: {} }, { typeVersion: 4.2 });
const decision = (name, status) =>
	step(
		name,
		'if',
		{
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: name,
						leftValue: '={{ $json.status }}',
						rightValue: status,
						operator: { type: 'string', operation: 'equals' },
					},
				],
			},
			options: {},
		},
		{ typeVersion: 2.2 },
	);

/** One conversion by hand: seven nodes, as many people build it. */
export function byHand() {
	const api = 'https://na1.fusion.foxit.com/pdf-services/api';
	const workflow = chain(
		'By Hand',
		[
			manualTrigger(),
			http('Upload', `${api}/documents/upload`, { method: 'POST' }),
			http('Submit', `${api}/documents/create/pdf-from-word`, { method: 'POST' }),
			step('Wait', 'wait', { amount: 2 }, { typeVersion: 1.1 }),
			http('Get Status', `=${api}/tasks/{{ $json.taskId }}`),
			decision('Done?', 'COMPLETED'),
			http('Download', `=${api}/documents/{{ $json.resultDocumentId }}/download`),
			{ ...decision('Failed?', 'FAILED'), position: [5 * 224, 224] },
		],
		{ 'Done?': ['Download', 'Failed?'], Download: [] },
	);
	workflow.connections['Failed?'] = { main: [[], [{ node: 'Wait', type: 'main', index: 0 }]] };
	delete workflow.connections.Download;
	return workflow;
}

/** The same by one node. */
export const byOneNode = (pdfServices) =>
	chain('One Node', [
		manualTrigger(),
		pdfServices('Word to PDF', { resource: 'createPdf', operation: 'fromFile' }),
	]);
