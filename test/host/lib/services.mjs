/** The servers that n8n's queue mode needs, as Debian packs them, on the loopback. */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { startChild } from './child.mjs';
import { freePorts } from './ports.mjs';
import { tempFolder } from './temp-folder.mjs';
import { until } from './wait.mjs';

/** Debian keeps the programs of each major in a folder of their own, off the PATH. */
const POSTGRES_FOLDERS = '/usr/lib/postgresql';
const USER = 'n8n';

/** @returns {string | false} what is to be installed, if anything */
export function whyNoServices() {
	const missing = [
		...(findProgram('initdb') ? [] : ['postgresql']),
		...(findProgram('redis-server') ? [] : ['redis-server']),
	];
	if (missing.length === 0) return false;
	return `not installed here: apt-get install ${missing.join(' ')}`;
}

function findProgram(name) {
	const versions = existsSync(POSTGRES_FOLDERS) ? readdirSync(POSTGRES_FOLDERS) : [];
	const folders = [
		...process.env.PATH.split(delimiter),
		...versions.map((version) => join(POSTGRES_FOLDERS, version, 'bin')),
	];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => Promise<void> }>} */
export async function startRedis() {
	const { folder, remove } = await tempFolder();
	const [port] = await freePorts(1);
	const child = startChild(
		findProgram('redis-server'),
		['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'].map(String),
		{ cwd: folder },
	);
	await until('Redis', () => /Ready to accept connections/.test(child.output()));
	return {
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
		async stop() {
			await child.stop();
			await remove();
		},
	};
}

/** @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => Promise<void> }>} */
export async function startPostgres() {
	const { folder, remove } = await tempFolder();
	const identity = unprivileged();
	if (identity) chownSync(folder, identity.uid, identity.gid);
	const data = join(folder, 'data');
	const initdb = startChild(
		findProgram('initdb'),
		['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'],
		{ cwd: folder, ...identity },
	);
	if ((await initdb.exited) !== '0') throw new Error(`initdb:\n${initdb.output()}`);
	const [port] = await freePorts(1);
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const child = startChild(
		findProgram('postgres'),
		['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
		{ cwd: folder, ...identity },
	);
	await until('PostgreSQL', () => /ready to accept connections/.test(child.output()));
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_PASSWORD: USER,
		},
		async stop() {
			await child.stop('SIGINT');
			await remove();
		},
	};
}

/** PostgreSQL does not run as root; Debian's package has made a user for it. */
function unprivileged() {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}
