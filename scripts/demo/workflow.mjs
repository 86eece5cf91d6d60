import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from '../lib/paths.mjs';

/** Names of the nodes in examples/office-to-pdf.json. */
export const READ = 'Read Office Files';
export const CREATE = 'Create PDFs';
export const WRITE = 'Write PDF Files';

/** Numbers of the outputs of a node whose On Error is "Continue (using error output)". */
export const DONE = 0;
export const FAILED = 1;

/**
 * The example workflow, pointed at folders of this machine. One thing more is set: a file that
 * cannot be converted leaves by the error output, so that it does not keep the others back.
 *
 * @param {{ readFrom: string, writeTo: string }} folders
 * @returns {Promise<import('n8n-workflow').IWorkflowBase>}
 */
export async function demoWorkflow({ readFrom, writeTo }) {
	const workflow = JSON.parse(await readFile(join(ROOT, 'examples/office-to-pdf.json'), 'utf8'));
	const node = (name) => workflow.nodes.find((candidate) => candidate.name === name);
	// Glob patterns have forward slashes on every system.
	node(READ).parameters.fileSelector = `${readFrom.replaceAll('\\', '/')}/*`;
	node(WRITE).parameters.fileName = `=${writeTo}/{{ $json.fileName }}`;
	node(CREATE).onError = 'continueErrorOutput';
	return workflow;
}
