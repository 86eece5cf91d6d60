import { readFile, writeFile } from 'node:fs/promises';

const KIB_PER_MIB = 1024;

/**
 * Watches how much memory a process takes. Linux alone keeps the peak; elsewhere there is nothing to
 * report.
 *
 * @param {number} pid
 * @returns {Promise<() => Promise<{ idleMiB: number, peakMiB: number } | undefined>>} reads what there
 *   was since the call
 */
export async function watchMemory(pid) {
	// "5" resets the peak to what is taken now: proc(5).
	const canReset = await writeFile(`/proc/${pid}/clear_refs`, '5').then(
		() => true,
		() => false,
	);
	if (!canReset) return async () => undefined;
	const idleMiB = await readMiB(pid, 'VmRSS');
	return async () => ({ idleMiB, peakMiB: await readMiB(pid, 'VmHWM') });
}

async function readMiB(pid, field) {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const [, kib] = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status);
	return Math.round(Number(kib) / KIB_PER_MIB);
}
