import { fromHtml, pdfServices } from '../lib/build.mjs';
import { CREDENTIAL_NAME } from '../lib/credentials.mjs';
import {
	approvals,
	byHand,
	byOneNode,
	EXECUTED_NODES,
	exampleOn,
	failingOrder,
} from './scenes.mjs';

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

/**
 * Takes every picture in one theme. `shoot` gives it its name, and cuts it where a box is given.
 *
 * @param {any} stage
 */
export async function takePictures({ host, sandbox, editor, shoot }) {
	await editor.searchNodes('foxit');
	await shoot('node-panel', await editor.nodePanelBox());

	for (const { picture, example, node } of EXECUTED_NODES) {
		await openExecuted({ host, editor }, await exampleOn(host, example));
		if (picture === 'executed-node') await shoot('executed-workflow', await editor.canvasBox());
		await editor.openNode(node);
		await shoot(picture);
	}
	await openExecuted({ host, editor }, approvals());
	await editor.openNode('Send for Signature');
	await shoot('node-esign');

	await sandbox.control.faults([
		{
			match: { operation: 'pdf-from-html' },
			action: { type: 'task-fail', code: 'INTERNAL_SERVER_ERROR', message: 'Conversion failed' },
		},
	]);
	await openExecuted({ host, editor }, failingOrder(fromHtml));
	await editor.openNode('HTML to PDF');
	await shoot('error-panel');

	for (const [picture, workflow] of [
		['before', byHand()],
		['after', byOneNode(pdfServices)],
	]) {
		const saved = await host.workflows.import(workflow);
		await editor.openWorkflow(saved.id);
		await shoot(picture, await editor.canvasBox());
	}
	await editor.openCredential(CREDENTIAL_NAME);
	await shoot('credential', await editor.credentialBox());
}

async function openExecuted({ host, editor }, workflow) {
	const saved = await host.workflows.import(workflow);
	const { id } = await host.executions.finished(await host.workflows.start(saved));
	await editor.openExecution(saved.id, id);
}
