/** What is measured without n8n: a poller as scripts have it, and the least that the service allows. */
import { setTimeout as sleep } from 'node:timers/promises';

import { SANDBOX_KEYS } from '../../test/support/sandbox-process.mjs';

const KEYS = { client_id: SANDBOX_KEYS.clientId, client_secret: SANDBOX_KEYS.clientSecret };
const POLL_EVERY_MS = 2_000;
/** The sandbox does real work, which can end after the foretold time. */
const LATE_WORK_MS = 200;

/** All files side by side, whole in memory, a look every two seconds. */
export const fixedPoller = async (sandbox, files) =>
	await play(sandbox, files, async (look) => {
		for (;;) {
			await sleep(POLL_EVERY_MS);
			const state = await look();
			if (state.status === 'COMPLETED') return state;
		}
	});

/** As if every end were known beforehand: four requests, and no lag but that of the clock. */
export async function floor(sandbox, files) {
	const known = new Map();
	const latencyOf = async (taskId) => {
		if (!known.has(taskId)) {
			for (const task of await sandbox.control.tasks()) known.set(task.taskId, task.latencyMs);
		}
		return known.get(taskId);
	};
	return await play(sandbox, files, async (look, taskId) => {
		const startedAt = performance.now();
		await sleep((await latencyOf(taskId)) - (performance.now() - startedAt));
		for (;;) {
			const state = await look();
			if (state.status === 'COMPLETED') return state;
			await sleep(LATE_WORK_MS);
		}
	});
}

/** @returns seconds of all */
async function play({ url }, files, waitFor) {
	const call = async (path, init) => {
		const headers = { ...KEYS, ...init?.headers };
		const response = await fetch(`${url}/pdf-services/api${path}`, { ...init, headers });
		if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
		return response;
	};
	const convert = async (name) => {
		const form = new FormData();
		form.append('file', new Blob([name], { type: 'text/plain' }), `${name}.txt`);
		const uploaded = await call('/documents/upload', { method: 'POST', body: form });
		const { documentId } = await uploaded.json();
		const body = JSON.stringify({ documentId });
		const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
		const { taskId } = await (await call('/documents/create/pdf-from-text', init)).json();
		const look = async () => await (await call(`/tasks/${taskId}`)).json();
		const { resultDocumentId } = await waitFor(look, taskId);
		return await (await call(`/documents/${resultDocumentId}/download`)).arrayBuffer();
	};
	const startedAt = performance.now();
	await Promise.all(Array.from({ length: files }, async (_, at) => await convert(`File ${at}`)));
	return (performance.now() - startedAt) / 1_000;
}
