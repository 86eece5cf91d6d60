/**
 * What runs that fail for good leave in a process: `node --expose-gc claims-memory.mjs RUNS`. Prints
 * how much larger the heap is after them, in megabytes, and how much larger it was in the worst moment.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { RunClaims } = require('../../../../dist/nodes/shared/item/runClaims.js');

const TRIES = 3;
const ENVELOPES = 2_000;
const TURNS = [0, 1].map((item) => ({ itemIndexes: [item], part: 0 }));

function megabytes() {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / 1e6;
}

/** An envelope as *Get Many* lists it. */
function envelope(number) {
	const recipients = Array.from({ length: 4 }, (_, at) => ({
		name: `Somebody ${number} ${at}`,
		email: `a${number}.${at}@signer.example`,
	}));
	const json = { envelopeId: number, name: 'Mutual NDA '.repeat(20) + number, recipients };
	return { json, pairedItem: { item: 0 } };
}

function contextOf(execution) {
	return {
		getInputData: () => [{ json: {} }, { json: {} }],
		getNode: () => ({ id: 'n', type: 'foxitESign', parameters: {}, retryOnFail: true }),
		getNodeParameter: () => undefined,
		getInstanceId: () => 'instance',
		getExecutionId: () => `execution ${execution}`,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
	};
}

/** The first item lists envelopes; the second fails, in each try. */
function fail(context) {
	const claims = new RunClaims(context, TURNS);
	TURNS.forEach((_, turn) => claims.take(turn));
	const value = Array.from({ length: ENVELOPES }, (_, number) => envelope(number));
	const outcomes = [{ value }, { failure: { kind: 'validation', facts: {} } }];
	if (claims.mayBeRetried()) claims.leave({ outcomes, records: [{}, {}], keepsResults: true });
	claims.close();
}

fail(contextOf(0));
const before = megabytes();
let most = 0;
for (let execution = 1; execution <= Number(process.argv[2]); execution += 1) {
	const context = contextOf(execution);
	for (let tried = 1; tried <= TRIES; tried += 1) fail(context);
	if (execution % 25 === 0) most = Math.max(most, megabytes() - before);
}
process.stdout.write(JSON.stringify({ left: megabytes() - before, most }));
