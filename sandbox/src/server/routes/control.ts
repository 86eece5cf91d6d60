import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DocumentReport, Health, TaskReport } from '../../control-types.js';
import { isJsonObject } from '../../json.js';
import { registerEsignControl } from '../../esign/control/register.js';
import type { Sandbox } from '../../sandbox.js';
import type { StoredDocument } from '../../state/documents.js';
import { parseFaultRules, SettingsError } from '../../state/settings-schema.js';
import type { Task } from '../../state/tasks.js';

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(127(\.\d+){3}|localhost|\[::1\])(:\d+)?$/i;

/**
 * The control API: what the sandbox saw and did, and how it shall behave. Without keys, but for this
 * machine only; the Host check keeps web pages out that point a name of theirs at it.
 */
export async function registerControl(app: FastifyInstance, sandbox: Sandbox): Promise<void> {
	app.addHook('onRequest', async (request, reply) => {
		if (!fromHere(request))
			await reply.code(403).send({ error: 'The control API is for this machine only' });
	});
	app.setErrorHandler<Error & { statusCode?: number }>(async (error, _request, reply) => {
		const ours = error instanceof SettingsError || error instanceof RangeError;
		await reply.code(ours ? 400 : (error.statusCode ?? 500)).send({ error: error.message });
	});

	app.get('/health', async (): Promise<Health> => ({
		ok: true,
		nowMs: sandbox.clock.now(),
		folder: sandbox.folder,
	}));

	app.get('/ledger', async () => {
		sandbox.tasks.list();
		return sandbox.ledger.list();
	});

	app.get('/requests', async () => sandbox.log.list());
	app.delete('/requests', async () => {
		sandbox.log.clear();
		return { ok: true };
	});

	app.get('/tasks', async () => sandbox.tasks.list().map((task) => describeTask(task, sandbox)));

	app.get('/documents', async () => {
		sandbox.tasks.list();
		sandbox.documents.sweep();
		return sandbox.documents.list().map((document) => describeDocument(document, sandbox));
	});

	app.get('/settings', async () => sandbox.settings);
	app.patch('/settings', async ({ body }) => sandbox.change(body));

	app.get('/faults', async () => sandbox.faults.list());
	app.post('/faults', async ({ body }) => ({
		ids: sandbox.faults.add(parseFaultRules(body), sandbox.settings.seed),
	}));
	app.delete('/faults', async () => {
		sandbox.faults.clear();
		return { ok: true };
	});

	app.post('/clock', async ({ body }) => {
		const advanceMs = isJsonObject(body) ? body['advanceMs'] : undefined;
		if (typeof advanceMs !== 'number')
			throw new RangeError('advanceMs must be a number of at least 0');
		sandbox.advance(advanceMs);
		return { nowMs: sandbox.clock.now() };
	});

	await app.register((esign) => registerEsignControl(esign, sandbox), { prefix: '/esign' });

	app.post('/reset', async ({ body }) => {
		await sandbox.reset(isJsonObject(body) ? body['settings'] : undefined);
		return { ok: true };
	});
}

function describeDocument(
	{ documentId, account, origin, fileName, size, createdAtMs }: StoredDocument,
	{ settings }: Sandbox,
): DocumentReport {
	const expiresAtMs = createdAtMs + settings.lifetimeMs;
	return { documentId, account, origin, fileName, size, createdAtMs, expiresAtMs };
}

function describeTask(task: Task, { tasks }: Sandbox): TaskReport {
	const outcome = task.end === undefined ? undefined : task.work?.outcome;
	return {
		taskId: task.taskId,
		account: task.account,
		operation: task.operation,
		documentId: task.documentIds[0] ?? null,
		documentIds: task.documentIds,
		requestSeq: task.requestSeq,
		status: tasks.status(task),
		progress: tasks.progress(task),
		submittedAtMs: task.submittedAtMs,
		latencyMs: task.latencyMs,
		workEndedAtMs: task.work?.endedAtMs ?? null,
		endsAtMs: tasks.endsAtMs(task) ?? null,
		completedAtMs: task.end?.atMs ?? null,
		firstSeenDoneAtMs: task.firstSeenDoneAtMs ?? null,
		polls: task.polls,
		resultDocumentId: task.end?.resultDocumentId ?? null,
		error: outcome?.kind === 'error' ? outcome.error : null,
	};
}

function fromHere({ socket, headers }: FastifyRequest): boolean {
	return (
		LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') && LOOPBACK_HOST.test(headers.host ?? '')
	);
}
