import { readFile } from 'node:fs/promises';

/** Clock ticks a second in /proc on every Linux of today: proc(5). */
const TICKS = 100;

/**
 * Watches how much processor time a process takes. Linux only.
 *
 * @param {number} pid
 * @returns {Promise<() => Promise<number>>} seconds since the call, of all its threads
 */
export async function processorSeconds(pid) {
	const read = async () => {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
		if (!stat) return NaN;
		// The name of the program may have blanks; what follows it has none.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) / TICKS;
	};
	const before = await read();
	return async () => (await read()) - before;
}
