import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { n8nApi } from './api.mjs';
import { credentialsOf } from './credentials.mjs';
import { executionsOf } from './executions.mjs';
import { n8nInstallation } from './n8n-install.mjs';
import { n8nEnvironment } from './n8n-environment.mjs';
import { startN8n } from './n8n-process.mjs';
import { nodeTypesOf } from './node-types.mjs';
import { installPackage, withPackedPackage } from './package-install.mjs';
import { freePorts } from './ports.mjs';
import { tempFolder } from './temp-folder.mjs';
import { until } from './wait.mjs';
import { workflowsOf } from './workflows.mjs';

/** @typedef {Awaited<ReturnType<typeof startHost>>} Host */

/** The last thing that n8n says when it starts. */
const ALL_THERE = /Editor is now accessible/;

/**
 * Starts a new n8n with this package's packed tarball in it and its owner logged in.
 *
 * @param {import('../hosts.mjs').HostVersion} version
 * @param {{ env?: NodeJS.ProcessEnv, port?: number }} [options] `env`: further settings of n8n
 */
export async function startHost(version, { env = {}, port } = {}) {
	const installation = await n8nInstallation(version);
	const { folder, remove } = await tempFolder();
	try {
		return await startIn(folder, remove, installation, { env, port });
	} catch (error) {
		await remove();
		throw error;
	}
}

async function startIn(folder, removeFolder, installation, { env, port: wantedPort }) {
	const userFolder = join(folder, 'user');
	const filesFolder = join(folder, 'files');
	await Promise.all([mkdir(userFolder), mkdir(filesFolder)]);
	const packageFolder = await withPackedPackage(
		async ({ tarball }) => await installPackage(tarball, userFolder),
	);

	const [freePort, brokerPort] = await freePorts(2);
	const port = wantedPort ?? freePort;
	const url = `http://127.0.0.1:${port}`;
	const places = { userFolder, filesFolder, port, brokerPort };
	const environment = n8nEnvironment(installation, places, env);
	const start = async () =>
		await startN8n(installation, 'start', { env: environment, readyUrl: `${url}/rest/settings` });
	let child = await start();

	const stop = async () => {
		await child.stop();
		await removeFolder();
	};
	const api = n8nApi(url);
	let nodeTypes;
	try {
		await api.setUpOwner();
		nodeTypes = await nodeTypesOf(api, installation);
		if (nodeTypes.ofPackage().length === 0) {
			throw new Error(`n8n has loaded no node of the package:\n${child.output()}`);
		}
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		...{ url, api, installation, environment, userFolder, filesFolder, packageFolder, nodeTypes },
		credentials: credentialsOf(api),
		executions: executionsOf(api, installation.load('flatted')),
		workflows: workflowsOf(api, installation.version),
		/** n8n's process, which is another after a restart. */
		pid: () => child.pid,
		log: () => child.output(),
		async restart() {
			await child.stop();
			child = await start();
			// It answers a while before it has made the workflows live again.
			await until('n8n to be all there', () => ALL_THERE.test(child.output()));
		},
		/** Ends n8n and removes its folder. */
		stop,
	};
}
