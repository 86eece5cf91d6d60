import { playPlan } from './play.mjs';

/** Settings that make a history simpler, tried one by one. */
const SIMPLER_EXECUTION = [
	{ runs: 1 },
	{ stopMs: 0 },
	{ startMs: 0 },
	{ asTool: false },
	{ concurrency: 1 },
	{ continueOnFail: false },
	{ retryOnFail: false },
	{ maxTries: 2 },
	{ waitBetweenTries: 0 },
	{ deleteCopies: false },
	{ timeoutS: 0 },
	{ stored: false },
];

const SIMPLER_SERVICE = [
	{ servers: 1, lagMs: 0 },
	{ limiter: null },
	{ credits: null },
	{ failing: 0 },
	{ latencyMs: [10, 11] },
	{ jobMs: [1_000, 1_001] },
];

/**
 * Finds the smallest history that still breaks an invariant: fewer executions, items and faults,
 * and plainer settings, for as long as it still fails.
 *
 * @param {any} plan one whose history breaks the invariant
 * @param {string} invariant
 * @param {any} [patch] a planted fault
 * @param {number} [budget] histories that may be played
 */
export async function shrink(plan, invariant, patch, budget = 600) {
	let played = 0;
	const fails = async (candidate) => {
		if (played >= budget) return false;
		played += 1;
		const { broken } = await playPlan(candidate, patch);
		return broken.some((one) => one.invariant === invariant);
	};
	let best = await asPlanned(plan, fails, patch);
	for (let size = Infinity; sizeOf(best) < size && played < budget;) {
		size = sizeOf(best);
		best = await withFewer(best, 'executions', fails);
		best = await withFewer(best, 'kills', fails);
		best = await withFewerItems(best, fails);
		best = await withFewerFaults(best, fails);
		best = await withSimplerSettings(best, fails);
	}
	return { plan: best, played };
}

/** The same history with its faults written down instead of drawn. */
async function asPlanned(plan, fails, patch) {
	const { history } = await playPlan(plan, patch);
	const planned = Object.fromEntries(
		history.network.faults.map(({ place, name }) => [place, name]),
	);
	const candidate = { ...plan, weather: { planned } };
	return (await fails(candidate)) ? candidate : plan;
}

async function withFewer(plan, member, fails) {
	const kept = await fewest(plan[member], (some) => fails({ ...plan, [member]: some }));
	return { ...plan, [member]: kept };
}

async function withFewerItems(plan, fails) {
	let best = plan;
	for (const [index, execution] of plan.executions.entries()) {
		const all = execution.itemIds ?? Array.from({ length: execution.items }, (_, item) => item);
		const withItems = (itemIds) => replaced(best, index, { itemIds });
		const kept = await fewest(all, (some) => some.length > 0 && fails(withItems(some)));
		if (kept.length < all.length) best = withItems(kept);
	}
	return best;
}

async function withFewerFaults(plan, fails) {
	const { planned } = plan.weather;
	if (!planned) return plan;
	const withFaults = (faults) => ({ ...plan, weather: { planned: Object.fromEntries(faults) } });
	return withFaults(await fewest(Object.entries(planned), (some) => fails(withFaults(some))));
}

async function withSimplerSettings(plan, fails) {
	let best = plan;
	for (const change of SIMPLER_SERVICE) {
		const candidate = { ...best, service: { ...best.service, ...change } };
		if (differs(best.service, change) && (await fails(candidate))) best = candidate;
	}
	if (best.trigger && (await fails({ ...best, trigger: null }))) best = { ...best, trigger: null };
	if (best.poller && (await fails({ ...best, poller: null }))) best = { ...best, poller: null };
	for (const [index] of plan.executions.entries()) {
		for (const change of SIMPLER_EXECUTION) {
			const candidate = replaced(best, index, change);
			if (differs(best.executions[index], change) && (await fails(candidate))) best = candidate;
		}
	}
	return best;
}

/** Delta debugging: leaves out halves, quarters and so on, down to single entries. */
async function fewest(list, stillFails) {
	let kept = list;
	for (let part = Math.ceil(kept.length / 2); part >= 1 && kept.length > 0;) {
		let changed = false;
		for (let from = 0; from < kept.length;) {
			const some = [...kept.slice(0, from), ...kept.slice(from + part)];
			if (await stillFails(some)) [kept, changed] = [some, true];
			else from += part;
		}
		if (part === 1 && !changed) break;
		part = part === 1 ? 1 : Math.ceil(part / 2);
	}
	return kept;
}

function replaced(plan, index, change) {
	const executions = plan.executions.map((execution, at) =>
		at === index ? { ...execution, ...change } : execution,
	);
	return { ...plan, executions };
}

function differs(before, change) {
	return Object.entries(change).some(
		([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value),
	);
}

function sizeOf(plan) {
	return JSON.stringify(plan).length;
}
