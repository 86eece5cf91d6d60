import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 150;

/**
 * Tells of each request that a sandbox has answered, with the name of the file it was about.
 *
 * @param {Awaited<ReturnType<typeof import('../../test/support/sandbox-process.mjs').startSandbox>>['control']} control
 * @param {(fileName: string, what: string) => void} tell
 */
export function watchSandbox(control, tell) {
	const stopped = new AbortController();
	let lastSeq = 0;
	let telling = Promise.resolve();

	const tellNews = async () => {
		const [requests, documents, tasks] = await Promise.all([
			control.requests(),
			control.documents(),
			control.tasks(),
		]);
		for (const request of requests.filter(({ seq, status }) => seq > lastSeq && status !== null)) {
			lastSeq = request.seq;
			tell(fileOf(request, documents, tasks), wordsFor(request));
		}
	};
	/** Tells what has happened until now. When the sandbox is gone, the run itself tells. */
	const catchUp = async () => {
		telling = telling.then(tellNews).catch(() => undefined);
		await telling;
	};
	const watch = async () => {
		while (!stopped.signal.aborted) {
			await catchUp();
			await sleep(INTERVAL_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
		}
	};
	const watching = watch();
	return {
		catchUp,
		async end() {
			stopped.abort();
			await watching;
		},
	};
}

function fileOf({ documentId, taskId }, documents, tasks) {
	const task = tasks.find((candidate) =>
		taskId ? candidate.taskId === taskId : candidate.resultDocumentId === documentId,
	);
	const uploadId = task?.documentId ?? documentId;
	return documents.find((document) => document.documentId === uploadId)?.fileName ?? '';
}

function wordsFor({ method, path, status, rateLimited }) {
	if (rateLimited) return 'told to slow down';
	if (status >= 400) return `refused with HTTP ${status}`;
	if (path.endsWith('/upload')) return 'uploaded';
	if (path.endsWith('/download')) return 'PDF downloaded';
	if (path.includes('/tasks/')) return 'status asked for';
	return method === 'POST' ? 'conversion started' : method.toLowerCase();
}

/**
 * How many requests a sandbox has seen about one file.
 *
 * @param {Array<{ documentId: string | null, taskId: string | null }>} log
 * @param {{ documentId?: string, taskId?: string, resultDocumentId?: string }} ids
 */
export function countRequests(log, { documentId, taskId, resultDocumentId }) {
	const ids = [documentId, taskId, resultDocumentId].filter(Boolean);
	return log.filter((entry) => ids.includes(entry.documentId) || ids.includes(entry.taskId)).length;
}
