import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { esignRoutes } from '../esign/routes/index.js';
import type { Sandbox } from '../sandbox.js';
import type { Route } from '../http/call.js';
import { registerControl } from './routes/control.js';
import { docgenRoutes } from './routes/docgen.js';
import { documentRoutes } from './routes/documents.js';
import { operationRoutes } from './routes/operations.js';
import { registerShared, SHARED } from './routes/share.js';
import { taskRoutes } from './routes/tasks.js';
import { serve, type Target } from './pipeline.js';

const CONTROL = '/__sandbox';
const routes: readonly Route[] = [
	...documentRoutes,
	...operationRoutes,
	...taskRoutes,
	...docgenRoutes,
	...esignRoutes,
];

/**
 * The HTTP server. Fastify routes; everything else about an API request is done by {@link serve} on the
 * raw request and response, because faults need the socket and uploads must not be read ahead.
 */
export function createServer(sandbox: Sandbox): FastifyInstance {
	const answer = async (
		request: FastifyRequest,
		reply: FastifyReply,
		target: Target | undefined,
	): Promise<void> => {
		reply.hijack();
		try {
			await serve(sandbox, request.raw, reply.raw, target);
		} catch (error) {
			// A mistake of the sandbox's own: one connection lost, and word of it, rather than the process.
			process.stderr.write(`${request.method} ${request.url}: ${String(error)}\n`);
			reply.raw.destroy();
		}
	};
	const app = Fastify({
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		requestTimeout: 0,
		routerOptions: { maxParamLength: 1000 },
		// A path that cannot be decoded is a path nothing lives at.
		frameworkErrors: (_error, request, reply) => {
			void answer(request, reply, undefined);
		},
	});
	const targets = new Map<string, Route[]>();
	for (const route of routes) targets.set(route.path, [...(targets.get(route.path) ?? []), route]);

	app.addHook('onRequest', async (request, reply) => {
		if (isOutsideApi(request)) return;
		const atPath = request.is404 ? undefined : targets.get(request.routeOptions.url ?? '');
		const target: Target | undefined = atPath && {
			routes: atPath,
			params: request.params as Record<string, string>,
		};
		await answer(request, reply, target);
	});
	// All methods, so that a wrong one is told from a wrong path
	// (docs/contract/pdf-services.md#errors: 405 against 404).
	for (const path of targets.keys()) app.all(path, async () => undefined);
	void app.register((control) => registerControl(control, sandbox), { prefix: CONTROL });
	void app.register((shared) => registerShared(shared, sandbox), { prefix: SHARED });
	return app;
}

function isOutsideApi({ raw }: FastifyRequest): boolean {
	return [CONTROL, SHARED].some((prefix) => raw.url?.startsWith(`${prefix}/`));
}
