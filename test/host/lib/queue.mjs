import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { startHost } from './host.mjs';
import { n8nEnvironment } from './n8n-environment.mjs';
import { startN8n } from './n8n-process.mjs';
import { installPackage, withPackedPackage } from './package-install.mjs';
import { freePorts } from './ports.mjs';
import { startPostgres, startRedis } from './services.mjs';
import { tempFolder } from './temp-folder.mjs';

/**
 * An n8n in queue mode: PostgreSQL, Redis, one main process and workers that share no disk with it.
 *
 * @param {import('../hosts.mjs').HostVersion} version
 * @param {number} workerCount
 * @param {NodeJS.ProcessEnv} [settings] further ones of n8n
 */
export async function startQueue(version, workerCount, settings = {}) {
	const cleanups = [];
	const stop = async () => {
		for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
	};
	try {
		const postgres = await startPostgres();
		cleanups.push(postgres.stop);
		const redis = await startRedis();
		cleanups.push(redis.stop);
		const env = {
			...{ ...postgres.env, ...redis.env, ...settings },
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_ENCRYPTION_KEY: 'the-same-in-every-process',
			N8N_DEFAULT_BINARY_DATA_MODE: 'database',
			N8N_AVAILABLE_BINARY_DATA_MODES: 'filesystem,database',
		};
		const host = await startHost(version, { env });
		cleanups.push(host.stop);
		const workers = [];
		for (let count = 0; count < workerCount; count += 1) {
			const worker = await startWorker(host.installation, env);
			cleanups.push(worker.stop);
			workers.push(worker);
		}
		return { host, workers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startWorker(installation, env) {
	const { folder, remove } = await tempFolder();
	const userFolder = join(folder, 'user');
	await mkdir(userFolder);
	await withPackedPackage(async ({ tarball }) => await installPackage(tarball, userFolder));
	const [port, brokerPort, healthPort] = await freePorts(3);
	const places = { userFolder, filesFolder: folder, port, brokerPort };
	const child = await startN8n(installation, 'worker', {
		env: n8nEnvironment(installation, places, {
			...env,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(healthPort),
		}),
		readyUrl: `http://127.0.0.1:${healthPort}/healthz`,
	});
	return {
		log: () => child.output(),
		/** As if the machine had lost its power. */
		kill: async () => await child.stop('SIGKILL'),
		async stop() {
			await child.stop();
			await remove();
		},
	};
}
