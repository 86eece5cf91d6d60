/**
 * Processes that test files leave to later ones: a sandbox or an engine costs seconds to start and
 * milliseconds to reset. They live as long as the Jest worker (see `jest-environment.cjs`); outside
 * Jest nothing is shared.
 */

/**
 * @typedef {object} FreeProcess
 * @property {import('node:child_process').ChildProcess} child
 * @property {string} [url] where it listens
 *
 * @typedef {object} SharedProcesses processes of one kind that are free
 * @property {() => FreeProcess | undefined} take one that is alive
 * @property {(free: FreeProcess) => void} give nobody listens to it any more, and it is ready for the
 *   next
 */

/**
 * @param {string} kind processes of one kind serve each other's purposes
 * @returns {SharedProcesses}
 */
export function sharedProcesses(kind) {
	const all = globalThis[Symbol.for('foxit.freeProcesses')];
	const list = all?.get(kind) ?? [];
	all?.set(kind, list);
	return {
		take() {
			for (let free = list.pop(); free; free = list.pop()) {
				const { child } = free;
				if (child.exitCode !== null || child.signalCode !== null) continue;
				for (const handle of handlesOf(child)) handle.ref();
				return free;
			}
			return undefined;
		},
		give(free) {
			const { child } = free;
			if (!all) return void child.kill();
			// An idle one keeps nothing alive; it ends when the worker does.
			child.stdout?.resume();
			child.stderr?.resume();
			for (const handle of handlesOf(child)) handle.unref();
			list.push(free);
		},
	};
}

/** Everything of a child that keeps this process alive. */
function handlesOf(child) {
	const { channel, stdin, stdout, stderr } = child;
	return [child, channel, stdin, stdout, stderr].filter((handle) => handle?.ref);
}
