import { parentPort } from 'node:worker_threads';
import { docgenJobs } from './docgen/jobs.js';
import { TaskFailure } from './errors.js';
import { esignJobs } from './esign/jobs/index.js';
import { operations } from './operations/index.js';
import type { Operation } from './operations/types.js';
import type { Report, Work } from './workers/messages.js';
import { isTrap } from './engine/trap.js';

/*
 * The worker thread: takes one piece of work, runs its operation, says how it went. What escapes from
 * here ends the thread; the pool then fails the task and starts another.
 */

/** All that can be worked on: the operations of PDF Services, and what other services need done. */
const jobs: ReadonlyArray<Pick<Operation, 'name' | 'work'>> = [
	...operations,
	...docgenJobs,
	...esignJobs,
];

async function perform(work: Work): Promise<Report> {
	const operation = jobs.find(({ name }) => name === work.operation);
	try {
		if (operation === undefined) throw new Error(`no operation ${work.operation}`);
		const { inputs, options, folder } = work;
		return { kind: 'done', result: await operation.work({ inputs, options, folder }) };
	} catch (error) {
		if (isTrap(error)) throw error;
		const message = error instanceof Error ? error.message : String(error);
		return {
			kind: 'failed',
			error: { code: error instanceof TaskFailure ? error.code : 'INTERNAL_SERVER_ERROR', message },
		};
	}
}

const port = parentPort;
if (port === null) throw new Error('worker is a worker thread');
port.on('message', (work: Work) => {
	void perform(work).then((report) => port.postMessage(report));
});

// Loaded ahead of the first task: compiling the engine takes longer than most conversions.
await import('./engine/mupdf.js');
