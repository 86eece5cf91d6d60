import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { say } from './process.mjs';

const RETRY_INTERVAL_MS = 250;

/**
 * Runs `work` while holding the lock file, after any other process that holds it.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {string} [task] what a holder is doing, for those who wait
 */
export async function withLock(path, work, task = 'setting up this checkout') {
	const own = `${path}.${process.pid}`;
	writeFileSync(own, String(process.pid));
	try {
		await acquire(path, own, task);
	} finally {
		rmSync(own, { force: true });
	}
	try {
		return await work();
	} finally {
		rmSync(path, { force: true });
	}
}

async function acquire(path, own, task) {
	let announced = false;
	while (!tryLink(own, path)) {
		const holder = readHolder(path);
		if (holder !== undefined && !isAlive(holder)) {
			discard(path, holder, own);
			continue;
		}
		if (!announced && holder !== undefined) {
			say(`Waiting for process ${holder}, which is ${task} (${path}).`);
			announced = true;
		}
		await sleep(RETRY_INTERVAL_MS);
	}
}

/** A hard link appears with its content or not at all, so nobody reads a half-written lock. */
function tryLink(own, path) {
	try {
		linkSync(own, path);
		return true;
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	}
}

function readHolder(path) {
	try {
		return Number(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/** Takes a dead process's lock away, and gives it back if somebody living took it meanwhile. */
function discard(path, deadHolder, own) {
	const aside = `${own}.aside`;
	try {
		renameSync(path, aside);
	} catch {
		return;
	}
	if (readHolder(aside) !== deadHolder) tryLink(aside, path);
	rmSync(aside, { force: true });
}
