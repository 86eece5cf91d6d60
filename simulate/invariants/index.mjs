import { SECRET } from '../foxit/service.mjs';
import { expectedContent } from '../plan/scenarios.mjs';
import { effects, submits, traces } from './effects.mjs';
import { Evidence } from './evidence.mjs';
import { runFinder } from './finders.mjs';
import { polls } from './polls.mjs';
import { waits, wakes } from './waits.mjs';

/** How much longer than the limit asks for a run may take: the limit is learned on the way. */
const PATIENCE = { times: 2, jobs: 4, ms: 90_000 };
/** Stop may find a piece of work that ends by itself. */
const STOP_SLACK_MS = 1_000;

/**
 * What must hold after every history. Each gives sentences about what does not.
 *
 * @type {Record<string, (history: any) => string[]>}
 */
export const INVARIANTS = {
	effects,
	submits,
	traces,
	waits,
	wakes,
	polls,

	/** Delivered bytes are the right bytes. */
	content({ runs, store, service }) {
		return deliveries(runs).flatMap(({ run, item, mark }) => {
			if (run.scenario.family === 'envelopes') return [];
			const found = contentOf(item, store, service);
			if (found === undefined) return [`${mark} was delivered without content`];
			const { output } = run.execution;
			const marks = run.scenario.allInOne ? run.marks : [mark];
			const right = output === '' ? mark : expectedContent(run.scenario, marks, output);
			return found.trimEnd() === right.trimEnd()
				? []
				: [`${mark}${byTool(run)} was delivered as ${JSON.stringify(found)}`];
		});
	},

	/** A run that reports a sending, a reminder or a cancellation is right about it. */
	mail({ runs, ledger, service }) {
		const mailed = new Set();
		for (const { kind, mail, intents } of ledger) {
			if (kind === 'mail') mailed.add(`${mail} ${intents[0]}`);
		}
		return deliveries(runs).flatMap(({ run, item, mark }) => {
			const { mail } = run.scenario;
			if (!mail) return [];
			const envelope = service.eSign.envelopes.get(item.json.envelopeId);
			if (envelope?.intents[0] !== mark)
				return [`${mark}${byTool(run)} came out as another envelope`];
			return mailed.has(`${mail} ${mark}`)
				? []
				: [`${mark}${byTool(run)} came out as done, and nothing was mailed`];
		});
	},

	/** An event that was taken starts the workflow, and once; a forged one never does. */
	events({ events, started }) {
		return events.flatMap(({ envelopeId, taken, forgedTaken }) => {
			const starts = started.filter((json) => json.envelopeId === envelopeId).length;
			if (forgedTaken) return [`A forged event of envelope ${envelopeId} was taken`];
			if (starts > 1) return [`The event of envelope ${envelopeId} started ${starts} executions`];
			return taken && starts === 0
				? [`The event of envelope ${envelopeId} was taken and started nothing`]
				: [];
		});
	},

	/** No item is lost or linked wrongly. */
	links({ runs }) {
		return runs.flatMap((run) => {
			if (run.status !== 'success') return [];
			const linked = run.output.flatMap(({ pairedItem }) =>
				[pairedItem].flat().map((pair) => pair?.item),
			);
			const right = run.marks.map((_, item) => item);
			return String(linked) === String(right)
				? []
				: [`Execution ${run.execution.id}: items ${right} came out as ${linked}`];
		});
	},

	/** Every deadline is kept: a task is not looked at when its item's time is over. */
	deadlines({ ledger, runs, plan }) {
		const runOf = runFinder(runs);
		return ledger.flatMap(({ kind, intents, task }) => {
			if (kind !== 'task') return [];
			const run = runOf(intents[0]);
			const { timeoutS } = run.execution;
			if (timeoutS === 0 || run.tries !== 1) return [];
			const lateMs = task.lastLookAt - task.at - timeoutS * 1_000;
			// It is seen where it arrives.
			return lateMs > plan.service.latencyMs[1]
				? [`${intents[0]} was looked at ${lateMs} ms after its time of ${timeoutS} s`]
				: [];
		});
	},

	/** Stop ends within one step, and nothing follows. */
	stop({ runs, service }) {
		return runs.flatMap(({ stoppedAt, endedAt, status, execution }) => {
			if (stoppedAt === undefined || status === 'killed') return [];
			const pauseMs = execution.retryOnFail ? execution.waitBetweenTries : 0;
			const lateMs = endedAt - stoppedAt;
			const last = service.lastRequestAt.get(String(execution.id)) ?? 0;
			return [
				...(lateMs > STOP_SLACK_MS + pauseMs
					? [`Execution ${execution.id} went on for ${lateMs} ms after Stop`]
					: []),
				...(last > stoppedAt ? [`Execution ${execution.id} sent a request after Stop`] : []),
			];
		});
	},

	/** Everything ends, and leaves no timer, listener or open file behind. */
	leftovers({ end, left, plan }) {
		if (end !== 'done') return [`The history ended as "${end}"`];
		if (plan.kills.length > 0) return [];
		return Object.entries(left).flatMap(([what, number]) =>
			number === 0 ? [] : [`${number} ${what} were left behind`],
		);
	},

	/** Whoever waits because of the rate waits not much longer than the service's limit asks for. */
	pace({ plan, network, durationMs }) {
		const { limiter, jobMs } = plan.service;
		if (!limiter || network.faults.length > 0 || plan.executions.length !== 1) return [];
		const [{ retryOnFail, startMs, runs, concurrency, items, waitMinutes }] = plan.executions;
		if (retryOnFail || plan.trigger || plan.poller || waitMinutes) return [];
		const leastMs = (network.requests * limiter.ms) / limiter.count;
		const jobsMs = runs * jobMs[1] * PATIENCE.jobs * Math.ceil(items / concurrency);
		const mostMs = startMs + leastMs * PATIENCE.times + jobsMs + PATIENCE.ms;
		return durationMs > mostMs
			? [
					`${network.requests} requests took ${durationMs} ms where the limit asks for ${leastMs} ms`,
				]
			: [];
	},

	/** Without a fault, everything succeeds, at whatever rate the service allows. */
	success({ plan, network, runs }) {
		const { failing, credits } = plan.service;
		if (network.faults.length > 0 || failing > 0 || credits !== null) return [];
		return runs.flatMap((run) => {
			if (run.stoppedAt !== undefined || run.status === 'killed') return [];
			// A short time limit is a fault of its own.
			if (run.execution.timeoutS > 0 && run.execution.timeoutS < 600) return [];
			const wrong = run.error?.message ?? run.output?.find(({ json }) => json.error)?.json.error;
			// So many items that the user has chosen cannot all end in time at this rate.
			const isTooMany = run.execution.concurrency > itemsAMinute(plan.service.limiter);
			if (isTooMany && /did not finish within/.test(wrong)) return [];
			return wrong ? [`Execution ${run.execution.id} failed in calm weather: ${wrong}`] : [];
		});
	},

	/** No key reaches what users see or what is logged. */
	secrets({ runs }) {
		return runs.flatMap((run) =>
			Evidence.of(run).text.includes(SECRET)
				? [`Execution ${run.execution.id} shows the client secret`]
				: [],
		);
	},
};

/** @returns {Array<{ invariant: string, sentence: string }>} all that does not hold */
export function broken(history) {
	return Object.entries(INVARIANTS).flatMap(([invariant, check]) =>
		check(history).map((sentence) => ({ invariant, sentence })),
	);
}

/** How many items of the fewest requests, upload, submit, look and download, a limiter lets in. */
function itemsAMinute(limiter) {
	return limiter ? (limiter.count * 60_000) / limiter.ms / 4 : Infinity;
}

function byTool({ execution }) {
	return execution.asTool ? ', a call of a tool,' : '';
}

/** Output items that are results. */
function deliveries(runs) {
	return runs.flatMap((run) =>
		run.status !== 'success'
			? []
			: run.output.flatMap((item) =>
					item.json.error === undefined
						? [{ run, item, mark: run.marks[[item.pairedItem].flat()[0]?.item] }]
						: [],
				),
	);
}

function contentOf({ json, binary }, store, service) {
	if (binary?.data) return store.get(binary.data.id).content.toString('latin1');
	if (typeof json.text === 'string') return json.text;
	if (json.data?.title) return json.data.title;
	return service.pdfServices.documents.get(json.resultDocumentId)?.content;
}
