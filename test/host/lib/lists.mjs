/** Lists that the editor loads while a node is filled in: of options, of resources, of columns. */

/**
 * @typedef {object} List
 * @property {string} route of n8n's API for lists of this kind
 * @property {string} methodName of the node
 * @property {string} path of the parameter
 */

/**
 * @param {any} description of a node
 * @returns {List[]}
 */
export function listsOf({ properties }) {
	const all = properties.flatMap((property) => listsIn(property, 'parameters'));
	const keyOf = ({ methodName, path }) => `${methodName} ${path}`;
	return [...new Map(all.map((list) => [keyOf(list), list])).values()];
}

function listsIn({ name, modes = [], options = [], values = [], typeOptions = {} }, parent) {
	const path = `${parent}.${name}`;
	const { loadOptionsMethod, resourceMapper = {} } = typeOptions;
	const { resourceMapperMethod, localResourceMapperMethod } = resourceMapper;
	const own = [
		['options', loadOptionsMethod],
		['resource-mapper-fields', resourceMapperMethod],
		['local-resource-mapper-fields', localResourceMapperMethod],
		...modes.map((mode) => ['resource-locator-results', mode.typeOptions?.searchListMethod]),
	];
	return [
		...own
			.filter(([, methodName]) => methodName)
			.map(([route, methodName]) => ({ route, methodName, path })),
		...[...options, ...values]
			.filter((inner) => inner.name && (inner.type || inner.values))
			.flatMap((inner) => listsIn(inner, path)),
	];
}

/**
 * Loads a list as the editor does.
 *
 * @param {import('./api.mjs').N8nApi} api
 * @param {any} description of the node
 * @param {List} list
 * @param {{ parameters: object, credentials: object }} node as filled in so far
 * @returns {Promise<any[]>}
 */
export async function loadList(api, description, { route, methodName, path }, node) {
	const answer = await api.post(`/dynamic-node-parameters/${route}`, {
		...{ path, methodName },
		nodeTypeAndVersion: { name: description.name, version: [description.version].flat().at(-1) },
		currentNodeParameters: node.parameters,
		credentials: node.credentials,
	});
	return answer.results ?? answer.fields ?? answer;
}
