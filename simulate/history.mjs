import { Network } from './foxit/network.mjs';
import { markOf } from './foxit/intents.mjs';
import { Service } from './foxit/service.mjs';
import { deliverEvents, TEMPLATE_ID } from './foxit/webhooks.mjs';
import { BinaryStore } from './n8n/context.mjs';
import { runNode } from './n8n/engine.mjs';
import { Rests } from './n8n/rests.mjs';
import { WebhookTrigger } from './n8n/webhook.mjs';
import { playPoller } from './plan/polling.mjs';
import { SCENARIOS } from './plan/scenarios.mjs';
import { Dice } from './runtime/chance.mjs';
import { endProcess, startProcess } from './runtime/processes.mjs';
import { World } from './runtime/world.mjs';

/** No run may take longer than this, whatever happens to it. */
const LONGEST_MS = 12 * 60 * 60_000;

/**
 * Plays one history to its end.
 *
 * @param {any} plan see `makePlan`
 * @param {{ root: string, patch?: any }} code the built package, and a fault to plant in it
 */
export async function playHistory(plan, { root, patch }) {
	const world = new World();
	const service = new Service({ world, plan });
	const network = new Network({ world, service, plan });
	const store = new BinaryStore();
	const rests = new Rests({ world });
	service.eSign.people.post = (url, body) => rests.call(url, body);
	const start = (name) =>
		startProcess({ root, patch, world, dice: new Dice(`${plan.seed} ${name}`) });
	const processes = Array.from({ length: plan.processes }, (_, index) => start(`process ${index}`));
	const runs = [];
	let open = plan.executions.length;

	const host = (index) => ({ process: processes[index], world, network, store, service });
	const resting = { rests, hostOf: host };
	for (const execution of plan.executions) {
		world.after(execution.startMs, () => {
			void playExecution(execution, runs, resting).finally(() => {
				open -= 1;
			});
		});
	}
	const trigger = plan.trigger && new WebhookTrigger({ type: 'FoxitESignTrigger', given: TRIGGER });
	let events = [];
	if (trigger) {
		open += 1;
		void deliverEvents(plan, () => host(0), trigger).then((all) => {
			events = all;
			open -= 1;
		});
	}
	let polled;
	if (plan.poller) {
		open += 1;
		let poller = start('poller');
		const restart = () => {
			poller.kill();
			poller = start('poller again');
		};
		const listening = () => ({ process: poller, world, network, store, service });
		void playPoller(plan, { host: listening, restart }).then((outcome) => {
			polled = outcome;
			endProcess(poller);
			open -= 1;
		});
	}
	for (const { process, atMs } of plan.kills) {
		world.after(atMs, () => {
			processes[process].kill();
			processes[process] = start(`process ${process} again`);
			for (const run of runs) {
				if (run.processIndex !== process || run.status || run.isResting) continue;
				run.status = 'killed';
				run.endedAt = world.now;
				open -= 1;
			}
		});
	}
	const end = await world.run(() => open === 0 && !rests.isAnswering, world.begunAt + LONGEST_MS);
	const alive = processes.filter((process) => process.alive);
	const timers = alive.reduce((sum, process) => sum + world.pending(process), 0);
	if (end === 'done' && timers === 0) alive.forEach(endProcess);
	return {
		plan,
		end,
		runs,
		ledger: service.ledger.entries,
		events,
		started: trigger?.started ?? [],
		polled,
		service,
		network,
		store,
		durationMs: world.now - world.begunAt,
		left: {
			timers,
			listeners: world.listeners,
			streams: store.open.size,
		},
	};
}

/** A trigger for the envelopes of one template, with a channel that was made by hand. */
const TRIGGER = {
	authentication: 'platform',
	channelMode: 'byHand',
	handEvents: ['folder_executed'],
	options: { templateIds: TEMPLATE_ID },
};

async function playExecution(execution, runs, resting) {
	// A run that rests outlives its process; the next one begins in the process that is there then.
	const play = async (index) =>
		await playRun(execution, index, resting.hostOf(execution.process), runs, resting);
	if (execution.asTool) {
		// An agent that works on two items calls a tool twice at once, and n8n counts both from 0.
		const calls = Array.from({ length: execution.runs }, (_, index) => index);
		await Promise.all(calls.map(play));
		return;
	}
	for (let index = 0; index < execution.runs; index += 1) {
		const run = await play(index);
		// A run that failed ends its workflow, and so does Stop.
		if (run.status !== 'success') return;
	}
}

async function playRun(execution, index, host, runs, { rests, hostOf }) {
	const { world, process, store } = host;
	const scenario = SCENARIOS[execution.scenario];
	const marks = itemsOf(execution).map((item) => markOf(execution.id, index, item));
	const controller = new process.AbortController();
	const run = {
		execution,
		index,
		marks,
		scenario,
		processIndex: execution.process,
		logs: [],
		startedAt: world.now,
		stoppedAt: undefined,
		place: `${execution.id}.${index}`,
		isResting: false,
	};
	runs.push(run);
	if (execution.stopMs > 0) {
		world.after(
			execution.stopMs,
			() => {
				if (run.status || run.isResting) return;
				run.stoppedAt = world.now;
				controller.abort();
			},
			{ weak: true },
		);
	}
	const outcome = await runNode(host, {
		type: scenario.type,
		nodeId: `00000000-0000-4000-8000-00000000000${execution.id}`,
		given: givenOf(execution, scenario),
		perItem: scenario.perItem?.(marks, host.service) ?? {},
		items: marks.map((mark, item) => inputItem(scenario, execution, mark, item, store)),
		settings: {
			retryOnFail: execution.retryOnFail,
			maxTries: execution.maxTries,
			waitBetweenTries: execution.waitBetweenTries,
			onError: execution.continueOnFail ? 'continueRegularOutput' : 'stopWorkflow',
		},
		executionId: String(execution.id),
		runIndex: execution.asTool ? 0 : index,
		signal: controller.signal,
		asTool: execution.asTool,
		place: run.place,
		log: (line) => run.logs.push(line),
	});
	if (outcome.status !== 'resting') return Object.assign(run, outcome, { endedAt: world.now });
	run.isResting = true;
	const { till, data, hints, tries } = outcome;
	const now = () => hostOf(execution.process);
	const { by, outputs } = await rests.until(run.place, { till, data, node: data.node, host: now });
	const woken = { by, outputs, till, at: world.now };
	const output = outputs.flat();
	return Object.assign(run, { status: 'success', output, hints, tries, woken, endedAt: world.now });
}

/** A history that was made smaller names its items; a tool, and what waits, is called with one. */
function itemsOf({ itemIds, items, asTool, waitMinutes }) {
	const all = itemIds ?? Array.from({ length: items }, (_, item) => item);
	return asTool || waitMinutes ? all.slice(0, 1) : all;
}

function givenOf(execution, { given, outputParameter = 'output' }) {
	return {
		...given,
		...(execution.output && { [outputParameter]: execution.output }),
		...(execution.waitMinutes && { waitAmount: execution.waitMinutes }),
		options: {
			concurrency: execution.concurrency,
			...(execution.deleteCopies && { deleteCopies: true }),
			...(execution.timeoutS > 0 && { timeout: execution.timeoutS }),
			...(execution.retrySubmits && { retrySubmits: execution.retrySubmits }),
		},
	};
}

function inputItem({ input }, { stored }, mark, item, store) {
	const json = { number: item };
	if (input === 'none') return { json };
	const content = Buffer.from(`%PDF-1.4\n${mark}\n%%EOF\n`);
	const file = { mimeType: 'application/pdf', fileName: `file-${item}.pdf`, fileExtension: 'pdf' };
	const data = stored
		? { ...file, data: 'filesystem-v2', id: store.put(content, file.fileName, file.mimeType) }
		: { ...file, data: content.toString('base64') };
	return { json, binary: input === 'two pdfs' ? { data, data2: data } : { data } };
}
