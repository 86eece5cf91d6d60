import { createServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';

/** Addresses at which no good answer is to be had, by what is wrong with them. */
export interface BadHosts {
	/** Nobody listens. */
	refused: string;
	/** The name cannot be resolved (RFC 6761 keeps `.invalid` free for that). */
	unknown: string;
	/** The certificate is not to be trusted. */
	selfSigned: string;
	/** Whoever listens does not speak TLS. */
	plain: string;
}

/** Opens bad hosts for the tests of the current block; call it before what uses them. */
export function useBadHosts(): BadHosts {
	const hosts = {} as BadHosts;
	const servers: Server[] = [];
	const listen = async (server: Server) => {
		servers.push(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
	};
	beforeAll(async () => {
		const { SELF_SIGNED } = await import('./self-signed.mjs');
		const deaf = createTcpServer((socket) => {
			socket.on('error', () => undefined);
			socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
		});
		Object.assign(hosts, {
			refused: 'http://127.0.0.1:1',
			unknown: 'https://foxit.invalid',
			selfSigned: await listen(createServer(SELF_SIGNED)),
			plain: await listen(deaf),
		});
	});
	afterAll(() => servers.forEach((server) => server.close()));
	return hosts;
}
