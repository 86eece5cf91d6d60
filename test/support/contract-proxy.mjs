/**
 * A proxy that holds all traffic against the services' OpenAPI descriptions. What passes through it passes
 * byte by byte; files are never held in memory. Answers that a fault of the sandbox has bent are a test's own
 * and are not looked at.
 */
import { createServer, request as requestTo } from 'node:http';

import { importOutside } from './outside.mjs';

/** Checkers of a hundred operations take a second to make, so one Jest worker makes them once. */
const { loadContract } = await importOutside(new URL('./contract.mjs', import.meta.url).href);

/** Far above any JSON of the service; of everything else, only the head is looked at. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
const HEAD_BYTES = 2_048;

/**
 * @typedef {object} Violation
 * @property {'request' | 'response'} part
 * @property {string} where method and path, or the operation's id and the status
 * @property {string[]} problems
 * @property {unknown} [body]
 */

/** On answers of the sandbox that a fault has bent. */
const FAULT_HEADER = 'x-sandbox-fault';

/**
 * The ids of all operations below a path.
 *
 * @param {string} prefix
 * @returns {Promise<string[]>}
 */
export async function operationIds(prefix) {
	const services = await loadContract();
	return services.flatMap(({ root, lenient }) =>
		lenient.router
			.getOperations()
			.filter(({ path }) => (root + path).startsWith(prefix))
			.map(({ operationId }) => operationId),
	);
}

/**
 * Starts a proxy on a free port of this machine.
 *
 * @param {string} target where it passes requests on to
 */
export async function startContractProxy(target) {
	const services = await loadContract();
	/** @type {Violation[]} */
	const violations = [];
	/** Which operations have been called, and one of the paths of each. @type {Map<string, string>} */
	const seen = new Map();
	const report = (part, where, problems, body) => {
		if (problems.length > 0) violations.push({ part, where, problems, body });
	};

	const server = createServer((incoming, reply) => {
		const path = incoming.url ?? '/';
		const called = operationAt(services, incoming.method ?? '', path);
		const where = `${called?.operation.operationId ?? 'unknown'}: ${incoming.method} ${path}`;
		if (called) seen.set(`${called.service.root} ${called.operation.operationId}`, path);
		else report('request', where, ['no such path and method: describe it in test/contract']);

		const outgoing = requestTo(
			new URL(path, target),
			{ method: incoming.method, headers: incoming.headers, agent: false },
			(answer) => {
				// The status first: a reply must be on its way before its body is.
				reply.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
				reply.flushHeaders();
				tap(answer, (bytes) => {
					if (!called || answer.headers[FAULT_HEADER] !== undefined) return;
					report('response', where, ...problemsOfAnswer(answer, called, bytes));
				});
				answer.pipe(reply);
				answer.once('close', () => {
					if (!answer.complete) reply.destroy();
				});
			},
		);
		outgoing.once('error', () => reply.destroy());
		reply.once('close', () => outgoing.destroy());
		tap(incoming, (bytes) => {
			if (called) report('request', where, ...problemsOfRequest(incoming, called, bytes));
		});
		incoming.pipe(outgoing);
		incoming.once('close', () => {
			if (!incoming.complete) outgoing.destroy();
		});
	});

	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		/** What has been found to be wrong so far. */
		violations: () => [...violations],
		/**
		 * The ids of the operations that have been called so far.
		 *
		 * @param {string} [prefix] only those with such a path
		 */
		seen: (prefix = '/') =>
			[...seen].flatMap(([key, path]) => (path.startsWith(prefix) ? key.split(' ').slice(1) : [])),
		/** Closes the proxy, connections under way included. */
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

/** The operation that is called, and the service that has it. */
function operationAt(services, method, url) {
	for (const service of services) {
		if (!url.startsWith(`${service.root}/`)) continue;
		const path = url.slice(service.root.length);
		const operation = service.lenient.router.matchOperation({ method, path });
		if (operation) return { service, operation, path };
	}
	return undefined;
}

function problemsOfRequest({ headers, method = '' }, { service, operation, path }, bytes) {
	const isOpen = operation.security?.length === 0;
	const wanted = service.hasBearer ? ['authorization'] : ['client_id', 'client_secret'];
	const missing = isOpen ? [] : wanted.filter((name) => !headers[name]);
	const problems = missing.map((name) => `the header ${name} is missing`);
	const [body, unread] = requestBody(headers, bytes);
	if (unread) return [[...problems, unread]];
	const query = Object.fromEntries(new URL(path, 'http://localhost').searchParams);
	const request = { method, path: path.split('?')[0], headers, query, body };
	const { errors } = service.strict.validator.validateRequest(request, operation.operationId);
	return [[...problems, ...sentences(errors)], body];
}

function problemsOfAnswer({ statusCode = 0, headers }, { service, operation }, bytes) {
	const described = operation.responses[String(statusCode)];
	if (!described) return [[`the status ${statusCode} is not described`]];
	const types = Object.keys(described.content ?? {});
	const type = mediaType(headers);
	if (types.length === 0) return [[]];
	if (!types.includes(type)) return [[`${statusCode} has the type ${type}, not ${types.join()}`]];
	if (type !== 'application/json') return [[]];
	const [body, unread] = parse(bytes);
	if (unread) return [[unread]];
	const { validator } = service.lenient;
	const { errors } = validator.validateResponse(body, operation.operationId, statusCode);
	return [sentences(errors).map((problem) => `${statusCode}: ${problem}`), body];
}

/** Looks at what passes: whole if it is JSON, else the head. Nothing is told of what is cut short. */
function tap(message, tell) {
	const limit = mediaType(message.headers) === 'application/json' ? MAX_JSON_BYTES : HEAD_BYTES;
	const pieces = [];
	let size = 0;
	message.on('data', (piece) => {
		if (size < limit) pieces.push(piece.subarray(0, limit - size));
		size += piece.length;
	});
	message.once('end', () => tell(Buffer.concat(pieces)));
}

/** The body as the description sees it, or what stands in the way of that. */
function requestBody(headers, head) {
	switch (mediaType(headers)) {
		case 'application/json':
			return parse(head);
		case 'multipart/form-data': {
			const names = [...head.toString('latin1').matchAll(/form-data; name="([^"]*)"/g)];
			return [Object.fromEntries(names.map(([, name]) => [name, '(a file)']))];
		}
		case 'application/x-www-form-urlencoded':
			return [Object.fromEntries(new URLSearchParams(head.toString('latin1')))];
		default:
			return head.length > 0
				? [undefined, `a body of the type ${mediaType(headers)}`]
				: [undefined];
	}
}

function parse(bytes) {
	try {
		return [JSON.parse(bytes.toString('utf8'))];
	} catch {
		return [undefined, `no JSON: ${bytes.toString('utf8', 0, 200)}`];
	}
}

function mediaType(headers) {
	return String(headers['content-type'] ?? '')
		.split(';')[0]
		.trim()
		.toLowerCase();
}

function sentences(errors) {
	return (errors ?? []).map(({ instancePath, message, params }) => {
		const { additionalProperty, allowedValues } = params ?? {};
		const detail = additionalProperty ?? allowedValues;
		return `${instancePath || '/'} ${message}${detail === undefined ? '' : ` (${detail})`}`;
	});
}
