import { SimulatedProcess } from './process.mjs';

/** Processes that have ended well, by the fault that is planted in them. @type {Map<string, SimulatedProcess[]>} */
const ended = new Map();

/**
 * Starts a process, with code that has been loaded already where there is some.
 *
 * @param {object} options
 * @param {string} options.root the built package's `dist` folder
 * @param {any} [options.patch] a fault that is planted
 * @param {import('./world.mjs').World} options.world
 * @param {import('./chance.mjs').Dice} options.dice
 */
export function startProcess({ root, patch, world, dice }) {
	const process = waiting(patch).pop() ?? new SimulatedProcess({ root, patch });
	return process.begin({ world, dice });
}

/**
 * Gives a process back. Only one in which nothing is under way may be used again: what was killed, or
 * left a timer behind, is not.
 *
 * @param {SimulatedProcess} process
 */
export function endProcess(process) {
	waiting(process.patch).push(process);
}

function waiting(patch) {
	const name = patch?.name ?? '';
	let processes = ended.get(name);
	if (!processes) ended.set(name, (processes = []));
	return processes;
}
