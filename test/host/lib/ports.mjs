import { createServer } from 'node:net';

/** @param {number} count @returns {Promise<number[]>} ports of the loopback that are free now */
export async function freePorts(count) {
	const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
	const ports = servers.map((server) => server.address().port);
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	return ports;
}

/** @param {number} port @returns {Promise<boolean>} */
export async function isPortFree(port) {
	try {
		const server = await listen(port);
		await new Promise((resolve) => server.close(resolve));
		return true;
	} catch {
		return false;
	}
}

const listen = (port) =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
	});
