/**
 * An engine in a process of its own, spoken to over IPC (`fork` with `serialization: 'advanced'`):
 * a test runner's module sandbox stays out of n8n's way, and the memory measured is the engine's.
 *
 * Asked with `{ id, method, args }`, it answers `{ id, json }`, `{ id, bytes }` or `{ id, failure }`; a
 * run that was asked to report its nodes sends `{ id, event, args }` in between. Values travel as
 * JSON text so that they come to life in the asker's realm. After `close` the process ends by itself,
 * which it can only do if nothing was left open. After `rest` it can be opened again, with the
 * package's modules loaded anew; what is still open then is told as a failure.
 */
import { realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine, readBinary } from './engine.mjs';

const NANOSECONDS_PER_MS = 1e6;
const BYTES_PER_KIB = 1024;

/** Only what is never given up reaches it, however busy the machine is. */
const REST_LIMIT_MS = 120_000;
const REST_LOOK_MS = 20;

const { cache } = createRequire(import.meta.url);

/** @type {Awaited<ReturnType<typeof createEngine>> | undefined} */
let engine;

/** Folder of the package whose modules are loaded. */
let packageRoot = '';

/** Kinds of what keeps this process alive while no engine is open. */
let openAtRest = [];

/** @type {Map<number, () => void>} cancel functions of running workflows, by request id */
const cancels = new Map();

const delay = monitorEventLoopDelay({ resolution: 5 });

const methods = {
	async open(_id, options) {
		process.emit('engineOpens', options); // for what is preloaded
		openAtRest = openNow();
		delay.enable();
		packageRoot = options.packageRoot;
		engine = await createEngine(options);
	},

	/** For what is preloaded: how fast the clock runs from now on. */
	async setClockSpeed(_id, speed) {
		process.emit('clockSpeed', speed);
	},

	/** For what is preloaded: so much time is over. */
	async passTime(_id, ms) {
		process.emit('timePasses', ms);
	},

	async run(id, workflowJson, { reportNodes, ...options }) {
		const report = (event) => (nodeName) => send({ id, event, args: [nodeName] });
		const listeners = reportNodes && {
			onNodeStart: report('nodeStart'),
			onNodeFinish: report('nodeFinish'),
		};
		const { promise, cancel } = engine.run(workflowJson, { ...options, ...listeners });
		cancels.set(id, cancel);
		try {
			return (await promise).toReport();
		} finally {
			cancels.delete(id);
		}
	},

	async cancel(_id, runId) {
		cancels.get(runId)?.();
	},

	async readBinary(_id, binary) {
		return await readBinary(binary);
	},

	async testCredential(_id, typeName, data) {
		return await engine.testCredential(typeName, data);
	},

	async mapperFields(_id, question) {
		return await engine.mapperFields(question);
	},

	async listSearch(_id, question, filter) {
		return await engine.listSearch(question, filter);
	},

	async storedCredential(_id, typeName, wanted) {
		return engine.storedCredential(typeName, wanted);
	},

	async describe(_id, nodeName, version) {
		return engine.describe(nodeName, version);
	},

	async url() {
		return engine.url;
	},

	async activate(_id, workflowJson) {
		await engine.webhooks.activate(workflowJson);
	},

	async listenForTest(_id, workflowJson) {
		await engine.webhooks.listenForTest(workflowJson);
	},

	async deactivate(_id, workflowId) {
		await engine.webhooks.deactivate(workflowId);
	},

	async poll(_id, workflowId) {
		await engine.webhooks.poll(workflowId);
	},

	async staticData(_id, workflowId) {
		return engine.webhooks.staticData(workflowId);
	},

	async executions() {
		return engine.webhooks.executions();
	},

	async storedText(_id, executionId) {
		return engine.webhooks.storedText(executionId);
	},

	async ended(_id, executionId) {
		return (await engine.webhooks.ended(executionId)).toReport();
	},

	async endedOf(_id, workflowId, index) {
		return (await engine.webhooks.endedOf(workflowId, index)).toReport();
	},

	async timeUp(_id, executionId) {
		await engine.webhooks.timeUp(executionId);
	},

	async webhookLogs() {
		return engine.webhooks.logs;
	},

	async rss() {
		return process.memoryUsage.rss();
	},

	async peakRss() {
		return process.resourceUsage().maxRSS * BYTES_PER_KIB;
	},

	/** Linux only: the kernel forgets the highest resident size so far. */
	async resetPeakRss() {
		writeFileSync('/proc/self/clear_refs', '5');
	},

	async eventLoopDelay() {
		const { mean, max } = delay;
		const p99 = delay.percentile(99);
		delay.reset();
		return {
			meanMs: mean / NANOSECONDS_PER_MS,
			p99Ms: p99 / NANOSECONDS_PER_MS,
			maxMs: max / NANOSECONDS_PER_MS,
		};
	},

	async close() {
		delay.disable();
		const closing = engine;
		engine = undefined;
		await closing?.close();
	},

	async rest() {
		await methods.close();
		forgetPackage();
		const startedAt = performance.now();
		for (let left = leftOpen(); left.length > 0; left = leftOpen()) {
			if (performance.now() - startedAt > REST_LIMIT_MS) {
				throw new Error(`The closed engine has left something open: ${left.join(', ')}`);
			}
			await sleep(REST_LOOK_MS);
		}
	},
};

/** Kinds of what keeps the process alive now: timers, sockets, files and the like. */
function openNow() {
	return process.getActiveResourcesInfo();
}

/** What an engine has left open. */
function leftOpen() {
	const before = [...openAtRest];
	return openNow().filter((kind) => {
		const index = before.indexOf(kind);
		if (index !== -1) before.splice(index, 1);
		return index === -1;
	});
}

/** The package's own modules are loaded anew by the next engine; n8n's stay. */
function forgetPackage() {
	const root = realpathSync(packageRoot) + sep;
	for (const path of Object.keys(cache)) {
		if (!path.startsWith(root)) continue;
		if (!path.slice(root.length).split(sep).includes('node_modules')) delete cache[path];
	}
}

/** Nothing is sent once the starter is gone. */
function send(message, sent) {
	if (process.connected) process.send(message, sent);
}

function answer(id, value, sent) {
	if (Buffer.isBuffer(value)) send({ id, bytes: value }, sent);
	else send({ id, json: JSON.stringify(value ?? null) }, sent);
}

process.on('message', async ({ id, method, args }) => {
	try {
		const value = await methods[method](id, ...args);
		answer(id, value, method === 'close' ? () => process.disconnect() : undefined);
	} catch (error) {
		const { name, message, description, stack } = error;
		send({ id, failure: { name, message, description, stack } });
	}
});

// The starter is gone or has closed the engine: stop what still runs and remove n8n's folder.
process.once('disconnect', () => methods.close());

// Ctrl-C reaches every process of the terminal; the starter decides, and 'disconnect' follows.
process.on('SIGINT', () => {});
