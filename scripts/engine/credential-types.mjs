import { n8nWorkflow } from './n8n.mjs';

/** The credential types of one package, with the answers of n8n's `CredentialTypes` service. */
export class CredentialTypes {
	#loader;

	/** @param {import('n8n-core').PackageDirectoryLoader} loader */
	constructor(loader) {
		this.#loader = loader;
		// As `LoadNodesAndCredentials.postProcessLoaders`: every type gets the domain limits.
		for (const { type } of Object.values(loader.credentialTypes)) {
			type.properties = n8nWorkflow.injectDomainRestrictionFields(type);
		}
	}

	/**
	 * @param {string} name
	 * @returns {import('n8n-workflow').ICredentialType}
	 */
	getByName(name) {
		return this.#loader.getCredential(name).type;
	}

	/** @param {string} name @returns {string[]} full names of the nodes that take this credential */
	getSupportedNodes(name) {
		const nodes = this.#loader.known.credentials[name]?.supportedNodes ?? [];
		return nodes.map((node) => `${this.#loader.packageName}.${node}`);
	}

	/** @param {string} name @returns {string[]} */
	getParentTypes(name) {
		const parents = this.#loader.known.credentials[name]?.extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}
}
