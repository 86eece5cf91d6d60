/** Workflows that somebody outside n8n starts: who fills in a form, who signs an envelope. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from '../../../scripts/lib/paths.mjs';
import { envelopesOf } from './envelopes.mjs';
import { until } from './wait.mjs';

const FORM = 'n8n-nodes-base.formTrigger';
const SIGNED = 'n8n-nodes-foxit.foxitESignTrigger';
const MCP = '@n8n/n8n-nodes-langchain.mcpTrigger';

/** Whether a workflow starts with the calls of an assistant, each of which is a run of its own. */
export const isMcpServer = (workflow) => triggerOf(workflow, MCP) !== undefined;

/** Whether a workflow has to be active before anybody can start it. */
export const startsOutside = (workflow) =>
	[FORM, SIGNED].some((type) => triggerOf(workflow, type) !== undefined);

const triggerOf = ({ nodes }, type) => nodes.find((node) => node.type === type);

/**
 * Starts an active workflow as people outside do.
 *
 * @param {import('./use-host.mjs').HostUnderTest} shared
 * @param {any} workflow as n8n has saved it
 * @returns {Promise<string>} id of the execution
 */
export async function startOutside({ host, sandbox }, workflow) {
	const before = await host.executions.idsOf(workflow);
	const form = triggerOf(workflow, FORM);
	if (form) await fillIn(host.url, form);
	else await envelopesOf(sandbox).signed('Signed outside');
	return await until('an execution that was started outside', async () =>
		(await host.executions.idsOf(workflow)).find((id) => !before.includes(id)),
	);
}

/** What people write into fields of a type. */
const ANSWERS = { date: '2026-02-02', email: 'mara@signer.example', number: '9200' };

async function fillIn(url, { webhookId, parameters }) {
	const body = new FormData();
	for (const [index, field] of parameters.formFields.values.entries()) {
		body.set(`field-${index}`, await answerTo(field));
	}
	const response = await fetch(`${url}/form/${webhookId}`, { method: 'POST', body });
	const text = await response.text();
	if (!response.ok) throw new Error(`The form answers HTTP ${response.status}: ${text}`);
	const { formWaitingUrl } = JSON.parse(text);
	if (formWaitingUrl && parameters.formFields.values.some(isFile)) await readEnding(formWaitingUrl);
}

const isFile = ({ fieldType }) => fieldType === 'file';

async function answerTo(field) {
	if (!isFile(field)) return ANSWERS[field.fieldType] ?? `My ${field.fieldLabel}`;
	const name = 'services-agreement.docx';
	return new File([await readFile(join(ROOT, 'examples/files', name))], name);
}

/** The browser waits for the ending of the form, shows it, and tells n8n so. */
async function readEnding(url) {
	const status = new URL(url);
	status.pathname += '/n8n-execution-status';
	await until('the ending of the form', async () => {
		const text = await (await fetch(status)).text();
		return text.trim() === 'form-waiting';
	});
	const page = await (await fetch(url)).text();
	if (!page.includes('Here is your PDF')) throw new Error(`The form ends otherwise: ${page}`);
	const shown = await fetch(url, { method: 'POST', body: '' });
	if (!shown.ok) throw new Error(`n8n answers HTTP ${shown.status} to the ending of the form`);
}
