import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { n8nCore, n8nWorkflow } from './n8n.mjs';

/**
 * Loads a package as n8n does, leaving out the files that its package.json names but that are not
 * built, so that a half-built package still runs what it has.
 */
class BuiltFilesLoader extends n8nCore.PackageDirectoryLoader {
	/** @param {string} packageRoot */
	constructor(packageRoot) {
		super(packageRoot);
		const built = (paths = []) => paths.filter((path) => existsSync(resolve(packageRoot, path)));
		const { nodes, credentials } = this.packageJson.n8n ?? {};
		this.packageJson.n8n = { nodes: built(nodes), credentials: built(credentials) };
	}
}

/**
 * @param {string} packageRoot folder of the package's package.json
 * @returns {Promise<import('n8n-core').PackageDirectoryLoader>}
 */
export async function loadPackage(packageRoot) {
	const loader = new BuiltFilesLoader(packageRoot);
	await loader.loadAll();
	return loader;
}

/**
 * @typedef {object} NodeSource
 * @property {string} packageName
 * @property {(name: string) => { type: import('n8n-workflow').INodeType }} getNode
 */

/** n8n gives a node that an agent uses a type of its own, which does the work of the node. */
const TOOL = /Tool$/;

/** The node types of a run, by full name (`package.node`), as `LoadNodesAndCredentials` finds them. */
export class NodeTypes {
	/** @type {Map<string, NodeSource>} */
	#sources;

	/** @param {NodeSource[]} sources */
	constructor(sources) {
		this.#sources = new Map(sources.map((source) => [source.packageName, source]));
	}

	/** @param {string} fullName */
	getByName(fullName) {
		const [packageName, nodeName] = fullName.split('.');
		const source = this.#sources.get(packageName);
		if (!source) throw new n8nCore.UnrecognizedNodeTypeError(packageName, nodeName);
		return source.getNode(nodeName.replace(TOOL, '')).type;
	}

	/** @param {string} fullName @param {number} [version] */
	getByNameAndVersion(fullName, version) {
		return n8nWorkflow.NodeHelpers.getVersionedNodeType(this.getByName(fullName), version);
	}

	/** Asked for by nodes that list all types; none of ours does. */
	getKnownTypes() {
		return {};
	}
}
