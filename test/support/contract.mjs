import { fileURLToPath } from 'node:url';
import openapi from 'openapi-backend';

/**
 * The services' OpenAPI descriptions, and the prefixes below which their paths are found: eSign has two
 * surfaces with the same paths and bodies.
 */
const DESCRIPTIONS = [
	{ file: 'esign.openapi.yaml', root: '/api', hasBearer: true },
	{ file: 'esign.openapi.yaml', root: '/esign/api/v1', hasBearer: false },
	{ file: 'pdf-services.openapi.yaml', root: '', hasBearer: false },
];

/** Methods under which a path of an OpenAPI description can have an operation. */
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * @typedef {object} Service
 * @property {string} file the description's name
 * @property {string} root what stands before its paths
 * @property {boolean} hasBearer whether requests carry a token in place of the two headers of the keys
 * @property {any} lenient for answers
 * @property {any} strict for requests
 */

/** @type {Promise<Service[]> | undefined} */
let contract;

/**
 * The services' OpenAPI descriptions, ready to hold requests and answers against. Made once a process.
 *
 * @returns {Promise<Service[]>}
 */
export function loadContract() {
	contract ??= (async () => {
		const files = [...new Set(DESCRIPTIONS.map(({ file }) => file))];
		const checkers = await Promise.all(files.map(async (file) => [file, await checkersOf(file)]));
		const byFile = Object.fromEntries(checkers);
		return DESCRIPTIONS.map((description) => ({ ...description, ...byFile[description.file] }));
	})();
	return contract;
}

/** @param {string} file */
async function checkersOf(file) {
	const lenient = await backend(fileURLToPath(new URL(`../contract/${file}`, import.meta.url)));
	// Once more, with every object of a request closed to members that are not described.
	const strict = await backend(closeRequests(structuredClone(lenient.definition)));
	return { lenient, strict };
}

async function backend(definition) {
	const api = new openapi.OpenAPIBackend({
		definition,
		strict: true,
		// Without its check of the description itself, which knows OpenAPI 3.0 only.
		quick: true,
		ignoreTrailingSlashes: false,
		ajvOpts: { allErrors: true },
		// Queries are text on the wire.
		coerceTypes: true,
		customizeAjv: (ajv) =>
			ajv
				.addFormat('uri', { validate: (text) => URL.canParse(text) })
				.addFormat('date', /^\d{4}-\d\d-\d\d$/)
				.addFormat('email', /^[^\s@]+@[^\s@]+$/),
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
	if (schema.allOf) joinParts(schema);
	const members = Object.values(schema.properties ?? {});
	if (members.length > 0) schema.additionalProperties = false;
	const { oneOf = [], anyOf = [], items } = schema;
	for (const inner of [...members, ...oneOf, ...anyOf, items]) close(inner, seen);
}

/** Objects put together of parts become one: closed on its own, each part would refuse the others' members. */
function joinParts(schema) {
	const { allOf } = schema;
	delete schema.allOf;
	schema.type ??= 'object';
	schema.properties = { ...schema.properties };
	schema.required = [...(schema.required ?? [])];
	for (const part of allOf) {
		if (part.allOf) joinParts(part);
		Object.assign(schema.properties, part.properties);
		schema.required.push(...(part.required ?? []));
	}
}
