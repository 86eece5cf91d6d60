/** The editor's Stop: the node ends at once, and nothing is sent any more. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { DOWNLOADS, LOOKS, SUBMITS } from '../support/error-text';
import { FROM_FILE, textFile, useFoxitNode } from '../support/use-foxit-node';

/** A service that takes a connection and then reads nothing. */
let deaf: Server;
const heard: IncomingMessage[] = [];

beforeAll(async () => {
	deaf = createServer((request) => void heard.push(request.pause()));
	await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
});

const foxit = useFoxitNode({
	speed: 10,
	credentials: (data) => ({
		deaf: { ...data, baseUrl: `http://127.0.0.1:${(deaf.address() as AddressInfo).port}` },
	}),
});

afterAll(() => {
	deaf.closeAllConnections();
	deaf.close();
});

/** Generous: what matters is that it is not the minutes that the node was willing to wait. */
const AT_ONCE_MS = 30_000;
/** Ten seconds to the node: longer than any pause between two requests here. */
const AFTERWARDS_MS = 1_000;

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
	while (!(await condition())) await pause(20);
}

/** Stops a run once the condition holds, and expects that no request follows. */
async function stopped(run: ReturnType<typeof foxit.start>, ready: () => Promise<boolean>) {
	await until(ready);
	const result = await cancel(run);
	const sent = (await foxit.control.requests()).length;
	await pause(AFTERWARDS_MS);
	expect(await foxit.control.requests()).toHaveLength(sent);
	return result;
}

/** Presses Stop and expects the end of the run. */
async function cancel(run: ReturnType<typeof foxit.start>) {
	const cancelledAt = Date.now();
	run.cancel();
	const result = await run.promise;
	expect(result.status).toBe('canceled');
	expect(Date.now() - cancelledAt).toBeLessThan(AT_ONCE_MS);
	return result;
}

const logged = ({ logs }: { logs: Array<{ message: string }> }) =>
	logs.map(({ message }) => message).filter((message) => message.includes('Task ID'));

it('in the middle of a wait', async () => {
	await foxit.control.faults({ match: SUBMITS, times: -1, action: { type: 'never-finish' } });
	const items = ['a', 'b'].map((name) => ({ file: textFile(name) }));
	const run = foxit.start(FROM_FILE, items);
	const lookedAt = async () =>
		new Set(
			(await foxit.control.requests())
				.filter(({ path, status }) => path.includes('/tasks/') && status === 200)
				.map(({ path }) => path),
		);
	// Both tasks are known to the node once each has been looked at.
	const result = await stopped(run, async () => (await lookedAt()).size === 2);
	// The way back to what may be paid for is in the log.
	for (const { taskId } of await foxit.control.tasks()) {
		expect(logged(result).join('\n')).toContain(taskId);
	}
});

it('in the middle of a submit: the log tells that it may have been paid', async () => {
	await foxit.control.faults({ match: SUBMITS, action: { type: 'delay', ms: 60_000 } });
	const run = foxit.start(FROM_FILE, [{ file: textFile('a') }]);
	const result = await stopped(run, async () =>
		(await foxit.control.requests()).some(({ path }) => path.includes('/create/')),
	);
	expect(result.logs.map(({ message }) => message).join('\n')).toMatch(
		/Stopped, createPdf fromFile, item 0: Document ID \w+, a request whose answer was lost may/,
	);
});

it('in the middle of a look', async () => {
	await foxit.control.faults({ match: LOOKS, times: -1, action: { type: 'delay', ms: 60_000 } });
	const run = foxit.start(FROM_FILE, [{ file: textFile('a') }]);
	await stopped(run, async () => {
		return (await foxit.control.requests()).some(({ path }) => path.includes('/tasks/'));
	});
});

it('in the middle of a download', async () => {
	const documentId = await foxit.client.upload('a.bin', Buffer.alloc(2_000_000, 7));
	await foxit.control.faults({ match: DOWNLOADS, times: -1, action: { type: 'stall' } });
	const run = foxit.start({ resource: 'document', operation: 'download', documentId });
	await stopped(run, async () => {
		const [, download] = await foxit.control.requests();
		return (download?.bytesOut ?? 0) > 0;
	});
});

it('in the middle of an upload', async () => {
	const file = { data: Buffer.alloc(40_000_000, 7), fileName: 'big.bin' };
	const upload = { resource: 'document', operation: 'upload' };
	const run = foxit.start(upload, [{ file }], { credential: 'deaf' });
	await until(() => heard.length === 1);
	const closed = new Promise<void>((resolve) => heard[0]?.socket.once('close', resolve));
	await cancel(run);
	heard[0]?.resume(); // Only who reads learns of the end.
	await closed;
	expect(heard[0]?.complete).toBe(false);
	await pause(AFTERWARDS_MS);
	expect(heard).toHaveLength(1);
});

it('before anything was sent', async () => {
	const run = foxit.start(FROM_FILE, [{ file: textFile('a') }]);
	await cancel(run);
	expect(await foxit.trace()).not.toContain('submit');
});
