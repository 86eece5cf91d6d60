/** Full names of this package's nodes. */
export const OWN_NODES = /^n8n-nodes-foxit\./;

/**
 * What the editor knows of nodes, and what it says about a workflow that somebody opens.
 *
 * @param {import('./api.mjs').N8nApi} api
 * @param {import('./n8n-install.mjs').N8nInstallation} installation
 */
export async function nodeTypesOf(api, installation) {
	const descriptions = await (await api.send('GET', '/types/nodes.json')).json();
	const { NodeHelpers } = installation.load('n8n-workflow');

	/** @returns {any} */
	const find = (type, version) =>
		descriptions.find(
			(one) =>
				one.name === type && (version === undefined || [one.version].flat().includes(version)),
		);

	const withDefaults = (type, node) =>
		NodeHelpers.getNodeParameters(...[type.properties, node.parameters, true, false, node, type]);

	/**
	 * The warnings of one step: an unknown node, a parameter that is missing or not among the choices,
	 * a parameter that the node does not have and would be dropped.
	 */
	function warningsOf(node) {
		const type = find(node.type, node.typeVersion);
		if (!type) return [`unknown node ${node.type} version ${node.typeVersion}`];
		// The editor, too, fills in the defaults first.
		const parameters = withDefaults(type, node);
		const filled = { ...node, parameters };
		const issues = NodeHelpers.getNodeParametersIssues(type.properties, filled, type);
		return [
			...Object.values(issues?.parameters ?? {}).flat(),
			...missing(node.parameters, parameters).map((path) => `the node has no parameter ${path}`),
		];
	}

	return {
		find,
		/** @returns {any[]} the descriptions of this package's nodes */
		ofPackage: () => descriptions.filter(({ name }) => OWN_NODES.test(name)),
		/** The parameters of a new step, with some filled in. */
		defaults: (type, parameters = {}) =>
			withDefaults(type, { parameters, typeVersion: [type.version].flat().at(-1) }),
		/** @returns {string[]} what the editor would warn of, each with the name of the step */
		warnings: ({ nodes }) =>
			nodes.flatMap((node) => warningsOf(node).map((text) => `${node.name}: ${text}`)),
	};
}

/** Paths of members that one object has and another has not. */
function missing(given, kept, path = '') {
	if (typeof given !== 'object' || given === null) return [];
	return Object.entries(given).flatMap(([name, value]) => {
		const here = path ? `${path}.${name}` : name;
		if (kept?.[name] === undefined) return [here];
		return missing(value, kept[name], here);
	});
}
