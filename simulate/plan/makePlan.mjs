import { FAULTS } from '../foxit/faults.mjs';
import { Dice } from '../runtime/chance.mjs';
import { SCENARIOS } from './scenarios.mjs';

/**
 * Makes the plan of one history from its seed: the service, the weather, and what users do. The plan
 * is plain data, so a history can be made smaller and written down.
 */
export function makePlan(seed) {
	const dice = new Dice(`plan ${seed}`);
	const scenarios = scenariosOf(seed.startsWith('envelopes') ? 'envelopes' : 'documents', dice);
	const processes = dice.chance(0.25) ? 2 : 1;
	const count = dice.pick([1, 1, 2, 2, 3, 4]);
	const executions = Array.from({ length: count }, (_, id) =>
		makeExecution(dice, id, processes, dice.pick(scenarios)),
	);
	return {
		seed,
		processes,
		service: makeService(dice),
		weather: makeWeather(dice),
		executions,
		trigger:
			processes === 1 && seed.startsWith('envelopes') && dice.chance(0.2)
				? makeTrigger(dice)
				: null,
		poller: seed.startsWith('envelopes') && dice.chance(0.15) ? makePoller(dice) : null,
		kills: processes > 1 && dice.chance(0.1) ? [{ process: 0, atMs: dice.whole(500, 30_000) }] : [],
	};
}

/** Histories of one family, and now and then of both: they share one account. */
function scenariosOf(family, dice) {
	const all = Object.keys(SCENARIOS);
	return dice.chance(0.1) ? all : all.filter((name) => SCENARIOS[name].family === family);
}

function makeExecution(dice, id, processes, scenario) {
	const { outputs, asTool = false, waits = false, allInOne = false } = SCENARIOS[scenario];
	const isTool = asTool && dice.chance(0.4);
	const retryOnFail = dice.chance(0.5);
	return {
		id,
		scenario,
		process: dice.whole(0, processes - 1),
		startMs: dice.chance(0.5) ? 0 : dice.whole(0, 20_000),
		// One file alone cannot be merged.
		items: Math.max(allInOne ? 2 : 1, dice.pick([1, 1, 2, 3, 5, 8, 13, 21, 34, 60])),
		runs: dice.chance(isTool ? 0.5 : 0.15) ? 2 : 1,
		asTool: isTool,
		output: dice.pick(outputs),
		concurrency: dice.pick([1, 2, 5, 5, 10, 50]),
		stored: dice.chance(0.1),
		retryOnFail,
		maxTries: dice.pick([2, 3, 5]),
		waitBetweenTries: dice.pick([0, 1_000, 5_000]),
		continueOnFail: dice.chance(0.4),
		deleteCopies: dice.chance(0.15),
		timeoutS: dice.pick([0, 0, 20, 60, 600]),
		stopMs: dice.chance(0.1) ? dice.whole(50, 20_000) : 0,
		retrySubmits: dice.pick(['gatewayFaults', 'gatewayFaults', 'gatewayFaults', 'never', 'always']),
		...(waits && { waitMinutes: dice.pick([2, 10, 120]) }),
	};
}

/** What the service delivers to a trigger, in addition to what the executions do. */
function makeTrigger(dice) {
	return {
		events: dice.whole(1, 20),
		copies: dice.pick([[1], [1], [1, 2], [1, 5]]),
		forged: dice.chance(0.2),
		withMetadata: dice.chance(0.5),
	};
}

/** A polling trigger of another workflow, and how many envelopes have a life while it looks on. */
function makePoller(dice) {
	const events = POLLED.filter(() => dice.chance(0.5));
	const onlyMissed = dice.chance(0.4);
	return {
		onlyMissed,
		events: events.length > 0 ? events : ['folder_executed'],
		envelopes: dice.pick([3, 8, 30]),
		everyMs: dice.pick([60_000, 300_000, 900_000]),
		// Both triggers save all static data of the workflow: what one has saved last is lost with the process.
		restarts: !onlyMissed && dice.chance(0.5) ? [dice.next()] : [],
	};
}

/** What a polling trigger can be asked for in an hour. */
const POLLED = [
	'folder_sent',
	'folder_signed',
	'folder_executed',
	'folder_cancelled',
	'folder_expired',
];

function makeService(dice) {
	const servers = dice.pick([1, 1, 2, 3]);
	return {
		latencyMs: dice.pick([
			[5, 30],
			[20, 120],
			[20, 120],
			[100, 900],
		]),
		jobMs: dice.pick([
			[50, 900],
			[1_000, 5_000],
			[2_000, 20_000],
			[20_000, 120_000],
		]),
		servers,
		lagMs: servers > 1 ? dice.pick([0, 500, 3_000]) : 0,
		failing: dice.chance(0.2) ? 0.1 : 0,
		credits: dice.chance(0.05) ? dice.whole(0, 20) : null,
		limiter: dice.chance(0.15) ? makeLimit(dice) : null,
	};
}

function makeLimit(dice) {
	const says = dice.pick(['truth', 'truth', 'nothing', 'one second']);
	return dice.pick([
		{ kind: 'window', count: 100, ms: 60_000, says },
		{ kind: 'sliding', count: 100, ms: 60_000, says },
		{ kind: 'bucket', count: 100, ms: 60_000, capacity: 10, says },
		{ kind: 'window', count: 5, ms: 1_000, says },
		{ kind: 'bucket', count: 100, ms: 60_000, capacity: 1, says },
		{ kind: 'sliding', count: 15, ms: 60_000, says },
	]);
}

/** Some histories are calm and some are hell: each has kinds of fault of its own. */
function makeWeather(dice) {
	if (dice.chance(0.25)) return { rate: 0, kinds: [] };
	const share = dice.pick([0.05, 0.15, 0.5]);
	const kinds = FAULTS.filter(() => dice.chance(share)).map(({ name }) => name);
	return { rate: dice.pick([0.003, 0.01, 0.03, 0.1, 0.3]), kinds };
}
