/**
 * One intent, one effect: what has once been paid or mailed twice, or left no trace, played in the
 * simulator with the fault at its place.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

interface Run {
	status: 'success' | 'error' | 'stopped';
	tries: number;
	message?: string;
	description?: string;
	data?: unknown;
	hints: string[];
	logs: string[];
	output?: Array<Record<string, unknown>>;
}

interface Outcome {
	paid: number;
	envelopes: number;
	mails: number;
	faults: number;
	runs: Run[];
	broken: Array<{ invariant: string; sentence: string }>;
}

interface Case {
	/** What the run does; see `makePlan`. */
	execution: Record<string, unknown>;
	/** Faults by the place where they happen: `@e0.0.ITEM@ CALL#COUNT`. */
	faults?: Record<string, string>;
	service?: Record<string, unknown>;
}

const RETRIED = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1_000 };

function planOf({ execution, faults = {}, service = {} }: Case) {
	return {
		seed: 'one effect',
		processes: 1,
		service: {
			latencyMs: [20, 120],
			jobMs: [1_000, 5_000],
			servers: 1,
			lagMs: 0,
			failing: 0,
			credits: null,
			limiter: null,
			...service,
		},
		weather: { planned: faults },
		executions: [
			{
				id: 0,
				process: 0,
				startMs: 0,
				items: 1,
				runs: 1,
				asTool: false,
				output: 'file',
				concurrency: 5,
				stored: false,
				retryOnFail: false,
				maxTries: 2,
				waitBetweenTries: 0,
				continueOnFail: false,
				deleteCopies: false,
				timeoutS: 0,
				stopMs: 0,
				retrySubmits: 'gatewayFaults',
				...execution,
			},
		],
		trigger: null,
		kills: [],
	};
}

/** All in one process: to load the nodes costs more than to play. */
async function play(cases: readonly Case[]): Promise<Outcome[]> {
	const script = resolve(__dirname, 'support/play-plans.mjs');
	const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
	const pieces: Buffer[] = [];
	child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
	child.stdin.end(JSON.stringify(cases.map(planOf)));
	await new Promise((done) => child.once('close', done));
	return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Outcome[];
}

const at = (item: number, call: string, count = 1) => `@e0.0.${item}@ ${call}#${count}`;

const CASES = {
	chain: {
		execution: { scenario: 'chain', items: 2, ...RETRIED },
		faults: { [at(1, 'submit pdf-flatten')]: 'reset after' },
	},
	docGenSiblings: {
		execution: { scenario: 'generate', items: 8 },
		faults: { [at(5, 'generate')]: '403 before' },
	},
	docGenShape: {
		execution: { scenario: 'generate', items: 1, ...RETRIED },
		faults: { [at(0, 'generate')]: 'another shape' },
	},
	docGenLate: {
		execution: { scenario: 'generate', items: 1, ...RETRIED },
		faults: { [at(0, 'generate')]: '504 after' },
	},
	envelopeSiblings: {
		execution: { scenario: 'send', items: 8, output: '' },
		faults: { [at(7, 'create')]: '403 before' },
	},
	envelopeStatus: {
		execution: { scenario: 'send', items: 2, output: '', ...RETRIED },
		faults: { [at(0, 'create')]: '408 after', [at(1, 'create')]: '409 after' },
	},
	toolPays: {
		execution: { scenario: 'fromHtml', asTool: true, ...RETRIED },
		faults: { [at(0, 'submit pdf-from-html')]: 'reset after' },
	},
	toolReminds: {
		execution: { scenario: 'remind', asTool: true, output: '', ...RETRIED },
		faults: { [at(0, 'remind')]: 'reset after' },
	},
	toolSends: {
		execution: { scenario: 'sendDraft', asTool: true, output: '', ...RETRIED },
		faults: { [at(0, 'send')]: 'reset after', [at(0, 'read')]: '403 before' },
	},
	toolsSideBySide: {
		execution: { scenario: 'fromHtml', asTool: true, runs: 2, ...RETRIED },
		faults: { [at(0, 'download 1')]: '403 before' },
	},
	deleteCopies: {
		execution: { scenario: 'compress', items: 8, deleteCopies: true, concurrency: 1, ...RETRIED },
		faults: { [at(6, 'download 1')]: '403 before' },
	},
	forgotten: {
		execution: { scenario: 'compress', items: 3, concurrency: 1, ...RETRIED },
		faults: { [at(2, 'download 1')]: '403 before', [at(0, 'download 1', 2)]: '403 before' },
	},
	statuses: {
		execution: { scenario: 'compress', items: 4, ...RETRIED, continueOnFail: true },
		faults: {
			[at(0, 'submit pdf-compress')]: '408 after',
			[at(1, 'submit pdf-compress')]: '409 after',
			[at(2, 'submit pdf-compress')]: '423 after',
			[at(3, 'submit pdf-compress')]: '499 after',
		},
	},
	young: {
		execution: { scenario: 'compress', items: 8, ...RETRIED },
		service: { servers: 3, lagMs: 3_000, jobMs: [50, 900] },
	},
	lookAfterSending: {
		execution: { scenario: 'sendDraft', items: 1, output: '', ...RETRIED },
		faults: { [at(0, 'send')]: 'half an answer', [at(0, 'read')]: '403 before' },
	},
	lastOfSixty: {
		execution: { scenario: 'compress', items: 60, concurrency: 10 },
		faults: { [at(59, 'submit pdf-compress')]: '403 before' },
	},
	gateway: {
		execution: { scenario: 'compress', items: 1 },
		faults: { [at(0, 'submit pdf-compress')]: '502 page before' },
	},
	gatewayTwice: {
		execution: { scenario: 'compress', items: 1 },
		faults: {
			[at(0, 'submit pdf-compress')]: '502 page before',
			[at(0, 'submit pdf-compress', 2)]: '502 page before',
		},
	},
} satisfies Record<string, Case>;

const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
	const played = await play(Object.values(CASES));
	Object.keys(CASES).forEach((name, index) => {
		const outcome = played[index];
		if (outcome) outcomes.set(name, outcome);
	});
}, 300_000);

/** What came of a case, in which no invariant broke and every planned fault took place. */
function outcomeOf(name: keyof typeof CASES): Outcome {
	const outcome = outcomes.get(name);
	if (!outcome) throw new Error(`${name} was not played`);
	const planned: Case = CASES[name];
	expect(outcome.broken).toEqual([]);
	expect(outcome.faults).toBe(Object.keys(planned.faults ?? {}).length);
	return outcome;
}

/** The run of a case that has one. */
function runOf(name: keyof typeof CASES): Run {
	const [run, ...others] = outcomeOf(name).runs;
	if (!run || others.length > 0) throw new Error(`${name} has ${others.length + 1} runs`);
	return run;
}

const othersOf = (run: Run) => (run.data as { others: unknown[] }).others;

describe('what is paid is paid once, and told', () => {
	it('of a chain, a step whose answer was lost', () => {
		// Both first steps, and the second of item 1. That of item 0 had no turn any more.
		expect(outcomeOf('chain').paid).toBe(3);
		const { message, data } = runOf('chain');
		expect(message).toContain('Step 2 (Flatten): An earlier try may have started this task');
		expect(data).toMatchObject({ uncertain: true, failedStep: 2, others: [{ item: 0 }] });
	});

	it('documents that Foxit does not keep, in a run that another item ends', () => {
		expect(outcomeOf('docGenSiblings').paid).toBe(5);
		expect(othersOf(runOf('docGenSiblings'))).toEqual(
			[0, 1, 2, 3, 4].map((item) => expect.objectContaining({ item, paid: true })),
		);
	});

	it.each(['docGenShape', 'docGenLate'] as const)(
		'a document in an answer of no use: %s',
		(name) => {
			expect(outcomeOf(name).paid).toBe(1);
			expect(runOf(name)).toMatchObject({ tries: 3, data: { uncertain: true } });
		},
	);

	it('behind a proxy that answers 408, 409, 423 or 499', () => {
		expect(outcomeOf('statuses').paid).toBe(4);
		for (const { error } of runOf('statuses').output ?? []) {
			expect(error).toContain('An earlier try may have started this task');
		}
	});

	it('where a server does not know yet what another has made', () => {
		expect(outcomeOf('young').paid).toBe(8);
		expect(runOf('young')).toMatchObject({ status: 'success', tries: 1 });
	});

	it('under Retry On Fail with Delete Foxit Copies', () => {
		expect(outcomeOf('deleteCopies').paid).toBe(8);
		expect(runOf('deleteCopies')).toMatchObject({ status: 'success', tries: 2 });
	});

	it('by an item that had no turn in the second of three tries', () => {
		expect(outcomeOf('forgotten').paid).toBe(3);
		expect(runOf('forgotten')).toMatchObject({ status: 'success', tries: 3 });
	});

	it('by sixty items of which the last fails: all ids are in the data', () => {
		expect(outcomeOf('lastOfSixty').paid).toBe(59);
		expect(othersOf(runOf('lastOfSixty'))).toEqual(
			Array.from({ length: 59 }, (_, item) =>
				expect.objectContaining({ item, taskId: expect.any(String) }),
			),
		);
	});

	it('after one fault of a gateway; a second ends the item, and both are named', () => {
		expect(outcomeOf('gateway').paid).toBe(1);
		expect(runOf('gateway').hints[0]).toMatch(/one more credit may have been used/i);
		expect(outcomeOf('gatewayTwice').paid).toBe(0);
		expect(runOf('gatewayTwice').description).toMatch(/\(HTTP 502\).*\(HTTP 502\)/);
	});
});

describe('what is mailed is mailed once, and told', () => {
	it('in a run that another item ends', () => {
		expect(outcomeOf('envelopeSiblings')).toMatchObject({ envelopes: 7, mails: 7 });
		expect(othersOf(runOf('envelopeSiblings'))).toEqual(
			[0, 1, 2, 3, 4, 5, 6].map((item) =>
				expect.objectContaining({ item, envelopeId: expect.any(Number), sent: true }),
			),
		);
	});

	it('behind a proxy that answers 408 or 409', () => {
		expect(outcomeOf('envelopeStatus')).toMatchObject({ envelopes: 2, mails: 2 });
		expect(runOf('envelopeStatus').status).toBe('success');
	});

	it('by Send Draft, when the look at it fails', () => {
		expect(outcomeOf('lookAfterSending').mails).toBe(1);
	});
});

describe('a tool of an agent', () => {
	it('under Retry On Fail pays once', () => {
		expect(outcomeOf('toolPays').paid).toBe(1);
		expect(runOf('toolPays')).toMatchObject({ tries: 3, data: { uncertain: true } });
	});

	it.each(['toolReminds', 'toolSends'] as const)('under Retry On Fail mails once: %s', (name) => {
		expect(outcomeOf(name).mails).toBe(1);
	});

	it('called twice side by side gives each call its own document', () => {
		// Whose document it is holds the invariant of the content.
		const { paid, runs } = outcomeOf('toolsSideBySide');
		expect(paid).toBe(2);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
	});
});
