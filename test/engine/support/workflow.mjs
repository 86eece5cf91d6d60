/**
 * @typedef {Partial<Omit<import('n8n-workflow').INode, 'credentials'>> & {
 *   type: string,
 *   credentials?: string | import('n8n-workflow').INodeCredentials,
 * }} NodeSketch a node with little text: `type` without a dot is one of n8n-nodes-base, `name` is
 *   made from the type, `credentials` may be just the type's name
 *
 * @typedef {Record<string, string | (string | string[])[]>} Wires from a node's name to the next
 *   one, or to a list with one entry per output (a name, or several for a fork)
 */

/** Versions of n8n's nodes that a new workflow of today carries. */
const BASE_NODE_VERSIONS = { readWriteFile: 1.1, set: 3.4 };

const GRID_PIXELS = 220;

/**
 * Importable workflow JSON.
 *
 * @param {NodeSketch[]} sketches
 * @param {Wires} [wires] each node to the next one, if left out
 * @param {Partial<import('n8n-workflow').IWorkflowBase>} [rest] name, settings, pinData, ...
 * @returns {import('n8n-workflow').IWorkflowBase}
 */
export function workflow(sketches, wires, rest = {}) {
	const nodes = [];
	for (const sketch of sketches) nodes.push(completeNode(sketch, nodes));
	return {
		name: 'Test workflow',
		active: false,
		settings: { executionOrder: 'v1' },
		nodes,
		connections: connect(wires ?? inLine(nodes)),
		...rest,
	};
}

function completeNode({ type: givenType, credentials, ...rest }, before) {
	const type = givenType.includes('.') ? givenType : `n8n-nodes-base.${givenType}`;
	const [packageName, shortName] = type.split('.');
	const isBase = packageName === 'n8n-nodes-base';
	return {
		id: `node-${before.length + 1}`,
		name: freeName(shortName, before),
		type,
		typeVersion: (isBase && BASE_NODE_VERSIONS[shortName]) || 1,
		position: [before.length * GRID_PIXELS, 0],
		parameters: {},
		...(credentials && { credentials: completeCredentials(credentials) }),
		...rest,
	};
}

function completeCredentials(given) {
	return typeof given === 'string' ? { [given]: { id: given, name: given } } : given;
}

/** The type's name, numbered from its second use on. */
function freeName(shortName, before) {
	const taken = new Set(before.map(({ name }) => name));
	let name = shortName;
	for (let count = 1; taken.has(name); count += 1) name = `${shortName}${count}`;
	return name;
}

function inLine(nodes) {
	const followers = nodes.slice(1).map((next, index) => [nodes[index].name, next.name]);
	return Object.fromEntries(followers);
}

function connect(wires) {
	const asConnection = (node) => ({ node, type: 'main', index: 0 });
	const asOutputs = (targets) =>
		[targets].flat().map((target) => [target].flat().map(asConnection));
	return Object.fromEntries(
		Object.entries(wires).map(([source, targets]) => [source, { main: asOutputs(targets) }]),
	);
}
