import { FAULT_BY_NAME } from '../foxit/faults.mjs';
import { evidenceOf, runFinder } from './finders.mjs';

/**
 * No intent has more effects than its policy allows: one, and of a payment one more for each submit
 * that *Retry Submits* lets go again after its answer was lost. The run tells of that.
 *
 * @returns {string[]} what does not hold
 */
export function effects({ ledger, runs, network }) {
	const evidence = evidenceOf(runs);
	const times = new Map();
	for (const entry of ledger) {
		for (const what of effectsOf(entry)) {
			const { number = 0 } = times.get(what) ?? {};
			times.set(what, { entry, number: number + 1 });
		}
	}
	return [...times].flatMap(([what, { entry, number }]) => {
		if (number === 1) return [];
		const [intent] = entry.intents;
		const about = evidence(intent);
		const allowed = 1 + repeatsAllowed(entry, about.run, network.faults);
		if (number > allowed) return [`${what} happened ${number} times, and ${allowed} at most`];
		return about.run.status === 'killed' || doubted(about, intent)
			? []
			: [`${what} happened ${number} times, and the run tells nothing of it`];
	});
}

/**
 * A submit goes again no oftener than *Retry Submits* says, whatever has come of it: whoever sends it
 * cannot know. A fault of a gateway says nothing about the work; where two in a row have met one
 * submit, it is not sent a third time.
 *
 * @returns {string[]} what does not hold
 */
export function submits({ runs, network }) {
	const runOf = runFinder(runs);
	const faults = new Map(network.faults.map(({ place, name }) => [place, name]));
	return [...network.sent].flatMap(([place, count]) => {
		if (count < 2 || !SUBMIT.test(place)) return [];
		const { execution, tries = Infinity } = runOf(place.slice(0, place.indexOf(' '))) ?? {};
		if (!execution) return [];
		const most = mostUnclear(execution.retrySubmits, tries);
		let unclear = 0;
		for (let ordinal = 1; ordinal <= count; ordinal += 1) {
			const name = faults.get(`${place}#${ordinal}`);
			if (unclear >= most) {
				return [
					`${place} was sent again after ${unclear} faults of a gateway, and ${most} at most`,
				];
			}
			// An answer of the service itself ends the doubt.
			if (name === undefined) unclear = 0;
			else if (isGatewayFault(FAULT_BY_NAME.get(name))) unclear += 1;
		}
		return [];
	});
}

/** The requests that may cost a credit, as the network names them. */
const SUBMIT = /^@\S+ (submit|generate)/;

/** After how many answers in doubt a submit ends; *Always* gives each try a second one. */
function mostUnclear(retrySubmits = 'gatewayFaults', tries) {
	if (retrySubmits === 'never') return 1;
	return retrySubmits === 'always' ? 2 * tries : 2;
}

/**
 * Nothing paid or mailed is without an id or a warning in the output, the error or the log.
 *
 * @returns {string[]} what does not hold
 */
export function traces({ ledger, runs }) {
	const evidence = evidenceOf(runs);
	const all = ledger.filter((entry) => effectsOf(entry).length > 0);
	const isTold = (entry) => {
		const { run, told } = evidence(entry.intents[0]);
		return run.status === 'killed' || told.tells(entry, run);
	};
	// A step of a chain lives on in the steps that were made of its result.
	const furthest = new Map();
	for (const entry of all) {
		if (!entry.task || !isTold(entry)) continue;
		const [intent] = entry.intents;
		furthest.set(intent, Math.max(furthest.get(intent) ?? 0, entry.task.path.length));
	}
	return all.flatMap((entry) => {
		const [intent] = entry.intents;
		const isUsed = entry.task && (furthest.get(intent) ?? 0) > entry.task.path.length;
		if (isUsed || isTold(entry) || doubted(evidence(intent), intent)) return [];
		const id = entry.taskId ?? entry.envelopeId ?? 'no id';
		return [`${effectsOf(entry)[0]} (${id}), and the run tells nothing of it`];
	});
}

/** How many submits of a payment may go again because what came of the one before is not known. */
function repeatsAllowed({ kind, intents, step }, { execution, tries = Infinity }, faults) {
	if (kind !== 'task' && kind !== 'generation') return 0;
	const { retrySubmits = 'gatewayFaults' } = execution;
	if (retrySubmits === 'never') return 0;
	// Of a chain, a step is named with those before it.
	const operation = step.slice(step.lastIndexOf('>') + 1);
	const place = kind === 'task' ? `${intents[0]} submit ${operation}#` : `${intents[0]} generate#`;
	const met = faults.filter((fault) => fault.place.startsWith(place));
	const gateways = met.filter(({ name }) => isGatewayFault(FAULT_BY_NAME.get(name)));
	// Each try sends what is in doubt once more, and the next one begins with what the last has left.
	return retrySubmits === 'always'
		? Math.min(met.length, 2 * tries - 1)
		: Math.min(1, gateways.length);
}

function isGatewayFault({ status, body }) {
	return status >= 502 && status <= 504 && body !== undefined;
}

/** What an entry of the ledger has cost or caused, one name per effect. */
function effectsOf({ kind, intents, step, task, mail, to }) {
	switch (kind) {
		case 'task':
			// A task that fails is not paid.
			return task.fails ? [] : intents.map((intent) => `${intent} payment of ${step}`);
		case 'generation':
			return intents.map((intent) => `${intent} payment of ${step}`);
		case 'envelope':
			return [`${intents[0]} envelope`];
		case 'mail':
			return [`${intents[0]} ${mail} to ${to}`];
		default:
			return [];
	}
}

/** Whether the run of an intent says that it may have been done. */
function doubted({ run, told }, intent) {
	return told.doubts(run.marks.indexOf(intent));
}
