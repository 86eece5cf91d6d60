import { OWN_NODES } from './node-types.mjs';
import { isMcpServer } from './outside-starts.mjs';
import { SCRIPTED_MODEL } from './scripted-model.mjs';

/**
 * The rule by which an example of `examples/` becomes one that can run on this machine. The shipped
 * file stays as it is; names of steps, their wires and the steps of this package are never touched.
 *
 * 1. n8n's folder for files in its Docker image, which the examples name, becomes a folder here.
 * 2. A step of a service that asks for an account of its own (a mailbox, a CRM, a disk in the cloud)
 *    becomes the manual trigger where it starts the workflow, with what such a trigger says of two new
 *    files; where it lists a folder, the name
 *    of one of those files, and of a folder for PDFs nothing; where it downloads, a step that reads the
 *    Office files of that folder; else "No Operation", which hands on what it is given.
 * 3. A server of tools stays, with the credential that the test makes for it.
 * 4. A language model stays, with the credential of the scripted one (scripted-model.mjs).
 */

const N8N_FILES = '/home/node/.n8n-files';

/**
 * @param {any} workflow
 * @param {string} filesFolder
 * @param {(type: string, version?: number) => any} findType
 */
export function localise(workflow, filesFolder, findType) {
	const nodes = workflow.nodes.map((node) => {
		const here = standIn(node, findType);
		return { ...here, parameters: relocated(here.parameters, filesFolder) };
	});
	const found = workflow.nodes
		.filter((node) => node.credentials && isTrigger(node, findType))
		.map(({ name }) => [name, NEW_FILES]);
	return { ...workflow, nodes, pinData: { ...workflow.pinData, ...Object.fromEntries(found) } };
}

function standIn(node, findType) {
	if (stays(node) || !node.credentials) return node;
	if (isLanguageModel(findType(node.type, node.typeVersion))) {
		const credentials = Object.keys(node.credentials).map((type) => [
			type,
			{ name: SCRIPTED_MODEL },
		]);
		return { ...node, credentials: Object.fromEntries(credentials) };
	}
	const { id, name, position } = node;
	const [type, parameters = {}] = equivalent(node, findType);
	return { id, name, position, type: `n8n-nodes-base.${type}`, typeVersion: 1, parameters };
}

const isLanguageModel = (type) => JSON.stringify(type?.outputs ?? []).includes('ai_languageModel');

function equivalent({ type, typeVersion, parameters }, findType) {
	if (isTrigger({ type, typeVersion }, findType)) return ['manualTrigger'];
	if (parameters.operation === 'list')
		return / PDF$/.test(parameters.path) ? ['noOp'] : ['set', LISTED];
	if (parameters.operation !== 'download') return ['noOp'];
	return ['readWriteFile', { fileSelector: `${N8N_FILES}/*.{docx,xlsx,pptx}`, options: {} }];
}

const isTrigger = (node, findType) =>
	!stays(node) && findType(node.type, node.typeVersion)?.group.includes('trigger');

const stays = (node) => OWN_NODES.test(node.type) || isMcpServer({ nodes: [node] });

/** What the trigger of a disk in the cloud says of files: one that can be converted, one that cannot. */
const NEW_FILES = ['services-agreement.docx', 'opening.mov'].map((name, index) => ({
	json: { id: `file-${index + 1}`, name, modifiedTime: '2026-02-02T09:00:00.000Z' },
}));

/** What a disk in the cloud says of one of the files. */
const LISTED = {
	keepOnlySet: true,
	values: { string: [{ name: 'name', value: 'services-agreement.docx' }] },
	options: {},
};

const relocated = (parameters, folder) =>
	JSON.parse(JSON.stringify(parameters).replaceAll(N8N_FILES, JSON.stringify(folder).slice(1, -1)));
