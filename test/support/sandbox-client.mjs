/**
 * A bare client for the sandbox's API, with nothing of the node's engine in it: what the tests of the
 * sandbox itself speak.
 */
import { SANDBOX_KEYS } from './sandbox-process.mjs';

const API = '/pdf-services/api';
const POLL_EVERY_MS = 25;
/** Only what hangs reaches it, however busy the machine is. */
const MAX_WAIT_MS = 300_000;

/**
 * @param {string} url of a running sandbox
 * @param {{ clientId: string, clientSecret: string }} [keys]
 */
export function sandboxClient(url, keys = SANDBOX_KEYS) {
	const headers = {
		client_id: keys.clientId,
		client_secret: keys.clientSecret,
		'user-agent': 'sandbox-tests/1.0',
	};

	/**
	 * @param {string} method
	 * @param {string} path below the service's prefix
	 * @param {RequestInit} [init]
	 */
	const request = (method, path, init = {}) =>
		fetch(`${url}${API}${path}`, { ...init, method, headers: { ...headers, ...init.headers } });

	/**
	 * @param {string} path
	 * @param {unknown} body
	 */
	const post = (path, body) =>
		request('POST', path, {
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		});

	/**
	 * Uploads a file and hands back its document id.
	 *
	 * @param {string} fileName
	 * @param {Uint8Array | string} content
	 */
	async function upload(fileName, content) {
		const response = await request('POST', '/documents/upload', { body: form(fileName, content) });
		if (!response.ok) throw new Error(`upload: HTTP ${response.status}: ${await response.text()}`);
		const { documentId } = await response.json();
		return /** @type {string} */ (documentId);
	}

	/**
	 * Submits an operation and hands back its task id.
	 *
	 * @param {string} path below `/documents`, such as `create/pdf-from-word`
	 * @param {object} body
	 */
	async function submit(path, body) {
		const response = await post(`/documents/${path}`, body);
		if (!response.ok) throw new Error(`submit: HTTP ${response.status}: ${await response.text()}`);
		const { taskId } = await response.json();
		return /** @type {string} */ (taskId);
	}

	/** @param {string} taskId */
	async function poll(taskId) {
		const response = await request('GET', `/tasks/${taskId}`);
		return /** @type {TaskBody} */ (await response.json());
	}

	/**
	 * Polls until the task has ended.
	 *
	 * @param {string} taskId
	 */
	async function settled(taskId) {
		const deadline = Date.now() + MAX_WAIT_MS;
		for (;;) {
			const task = await poll(taskId);
			if (task.status === 'COMPLETED' || task.status === 'FAILED') return task;
			if (Date.now() > deadline) throw new Error(`task ${taskId} is still ${task.status}`);
			await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
		}
	}

	/**
	 * Downloads a document whole.
	 *
	 * @param {string} documentId
	 */
	async function download(documentId) {
		const response = await request('GET', `/documents/${documentId}/download`);
		if (!response.ok)
			throw new Error(`download: HTTP ${response.status}: ${await response.text()}`);
		return new Uint8Array(await response.arrayBuffer());
	}

	return {
		request,
		post,
		upload,
		submit,
		poll,
		settled,
		download,
		/**
		 * Uploads, submits and waits for the end.
		 *
		 * @param {string} path
		 * @param {string} fileName
		 * @param {Uint8Array | string} content
		 * @param {object} [options] further members of the body
		 */
		async run(path, fileName, content, options = {}) {
			const documentId = await upload(fileName, content);
			return await settled(await submit(path, { documentId, ...options }));
		},
		/**
		 * The whole way, to the bytes of the result. Rejects when the task fails.
		 *
		 * @param {string} path
		 * @param {string} fileName
		 * @param {Uint8Array | string} content
		 * @param {object} [options]
		 */
		async convert(path, fileName, content, options = {}) {
			const task = await this.run(path, fileName, content, options);
			if (!task.resultDocumentId) throw new Error(`${task.error?.code}: ${task.error?.message}`);
			return await download(task.resultDocumentId);
		},
	};
}

/**
 * @typedef {{ taskId: string, status: string, progress: number, resultDocumentId?: string,
 *   resultData?: object, error?: { code: string, message: string } }} TaskBody
 */

/**
 * The multipart form the service expects.
 *
 * @param {string} fileName
 * @param {Uint8Array | string} content
 */
export function form(fileName, content) {
	const body = new FormData();
	body.append('file', new Blob([content]), fileName);
	return body;
}
