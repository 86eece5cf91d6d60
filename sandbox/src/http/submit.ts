import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError, documentNotFound, TaskFailure, validationError } from '../errors.js';
import type { Call } from './call.js';
import type { JsonObject } from '../json.js';
import type { Sandbox } from '../sandbox.js';
import type { StoredDocument } from '../state/documents.js';
import { drawLatencyMs } from '../state/latency.js';
import type { Outcome, Task } from '../state/tasks.js';
import type { Job, Operation } from '../operations/types.js';
import type { InputFile } from '../workers/work.js';

/**
 * Checks a body the way the service does, before it hands out a task id: the body itself, the documents
 * it names, their types, the account's credits. Then starts the work and returns at once.
 */
export async function submit(
	operation: Operation,
	body: JsonObject,
	call: Call,
	sandbox: Sandbox,
): Promise<Task> {
	const job = operation.read(body);
	const documents = job.documents.map(({ documentId }) =>
		findInput(documentId, operation, call, sandbox),
	);
	checkCredits(call, sandbox);

	const { settings, tasks } = sandbox;
	const action = call.fault?.action;
	const task = tasks.add({
		account: call.account.clientId,
		operation: operation.name,
		documentIds: job.documents.map(({ documentId }) => documentId),
		requestSeq: call.entry.seq,
		latencyMs: drawLatencyMs(
			settings.latencyByOperation[operation.name] ?? settings.latency,
			sandbox.latencyRandom,
		),
		endless: action?.type === 'never-finish',
	});
	if (action?.type === 'task-fail') {
		tasks.workDone(task, { kind: 'error', error: { code: action.code, message: action.message } });
		return task;
	}
	const release = documents.map((document) => sandbox.documents.hold(document));
	const inputs = documents.map((document, index) =>
		toInput(document, job.documents[index]?.password),
	);
	void run(operation, job, inputs, task, sandbox)
		.then((outcome) => tasks.workDone(task, outcome))
		.finally(() => release.forEach((done) => done()));
	return task;
}

function findInput(
	documentId: string,
	operation: Operation,
	call: Call,
	sandbox: Sandbox,
): StoredDocument {
	const { settings, clock, documents, youngIdRandom } = sandbox;
	const document = documents.find(documentId, call.account.clientId);
	if (document === undefined) throw documentNotFound(documentId);
	// docs/contract/pdf-services.md#the-life-of-an-operation, live: a fresh upload is not always
	// known yet to the operations.
	const young =
		document.origin === 'upload' && clock.now() - document.createdAtMs < settings.youngIdMs;
	if (young && youngIdRandom() < settings.youngIdProbability) throw documentNotFound(documentId);
	if (!operation.accepts.includes(document.extension)) {
		const type = document.extension || 'without extension';
		throw validationError(
			`Unsupported file type '${type}'. Supported types: ${operation.accepts.join(', ')}`,
		);
	}
	return document;
}

/**
 * Running tasks count as used up: the balance can never fall below zero
 * (docs/contract/pdf-services.md#limits-credits-and-timing, weak).
 */
export function checkCredits({ account }: Call, { ledger, tasks }: Sandbox, cost = 1): void {
	if (account.credits === undefined) return;
	const running = tasks.running(account.clientId);
	if (ledger.used(account.clientId) + running + cost > account.credits) {
		throw new ApiError(429, 'QUOTA_EXCEEDED', 'Credits of this account are used up');
	}
}

function toInput(
	{ path, fileName, extension }: StoredDocument,
	password: string | undefined,
): InputFile {
	return { path, fileName, extension, ...(password === undefined ? {} : { password }) };
}

async function run(
	operation: Operation,
	job: Job,
	inputs: readonly InputFile[],
	task: Task,
	sandbox: Sandbox,
): Promise<Outcome> {
	const folder = join(sandbox.jobsFolder, task.taskId);
	try {
		await mkdir(folder, { recursive: true });
		const { urlTimeoutMs, urlMaxBytes, conversionTimeoutMs } = sandbox.settings;
		const limits = { timeoutMs: urlTimeoutMs, maxBytes: urlMaxBytes };
		const fetched = (await operation.fetch?.({ options: job.options, folder, ...limits })) ?? [];
		const work = {
			operation: operation.name,
			inputs: [...inputs, ...fetched],
			options: job.options,
			folder,
		};
		const result = await sandbox.engine.run(work, conversionTimeoutMs);
		if (result.kind === 'data') return result;
		const path = sandbox.documents.newPath();
		await rename(result.path, path);
		return { kind: 'file', path, size: (await stat(path)).size, fileName: result.fileName };
	} catch (error) {
		const code = error instanceof TaskFailure ? error.code : 'INTERNAL_SERVER_ERROR';
		return {
			kind: 'error',
			error: { code, message: error instanceof Error ? error.message : String(error) },
		};
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
