import { fileURLToPath } from 'node:url';
import openapi from 'openapi-backend';

const SPEC = fileURLToPath(new URL('../contract/pdf-services.openapi.yaml', import.meta.url));

/** Methods under which a path of an OpenAPI description can have an operation. */
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** @type {Promise<{ lenient: any, strict: any }> | undefined} */
let contract;

/**
 * The service's OpenAPI description, ready to hold requests and answers against. Made once a process.
 *
 * @returns {Promise<{ lenient: any, strict: any }>}
 */
export function loadContract() {
	contract ??= (async () => {
		const lenient = await backend(SPEC);
		// Once more, with every object of a request closed to members that are not described.
		const strict = await backend(closeRequests(structuredClone(lenient.definition)));
		return { lenient, strict };
	})();
	return contract;
}

async function backend(definition) {
	const api = new openapi.OpenAPIBackend({
		definition,
		strict: true,
		// Without its check of the description itself, which knows OpenAPI 3.0 only.
		quick: true,
		ignoreTrailingSlashes: false,
		ajvOpts: { allErrors: true },
		customizeAjv: (ajv) => ajv.addFormat('uri', { validate: (text) => URL.canParse(text) }),
	});
	await api.init();
	return api;
}

function closeRequests(definition) {
	const seen = new Set();
	for (const methods of Object.values(definition.paths)) {
		for (const method of METHODS) {
			const { content = {} } = methods[method]?.requestBody ?? {};
			for (const { schema } of Object.values(content)) close(schema, seen);
		}
	}
	return definition;
}

/** Objects without any described member, such as form data, stay open. */
function close(schema, seen) {
	if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
	seen.add(schema);
	const members = Object.values(schema.properties ?? {});
	if (members.length > 0) schema.additionalProperties = false;
	const { oneOf = [], anyOf = [], allOf = [], items } = schema;
	for (const inner of [...members, ...oneOf, ...anyOf, ...allOf, items]) close(inner, seen);
}
