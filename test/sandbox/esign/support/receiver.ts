import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came to a callback address. */
export interface Received {
	method: string;
	path: string;
	signature: string | null;
	headers: Record<string, unknown>;
	raw: string;
	body: { event_name: string; event_date: number; data: Record<string, unknown> };
}

/** A server that webhooks are delivered to. */
export interface Receiver {
	url: string;
	received: Received[];
	/** Statuses of the next answers; 200 when there are none left. */
	statuses: number[];
	events(): string[];
	/** Connections that are open. */
	connections(): Promise<number>;
}

/** Runs a receiver for the tests of the current block; empty before each of them. */
export function useReceiver(): Receiver {
	const receiver = { received: [], statuses: [] } as unknown as Receiver;
	let server: Server;
	beforeAll(async () => {
		server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const raw = Buffer.concat(chunks).toString('utf8');
				const url = new URL(request.url ?? '', 'http://127.0.0.1');
				receiver.received.push({
					method: request.method ?? '',
					path: url.pathname,
					signature: url.searchParams.get('signature'),
					headers: request.headers,
					raw,
					body: (raw === '' ? {} : JSON.parse(raw)) as Received['body'],
				});
				response.writeHead(receiver.statuses.shift() ?? 200).end('ok');
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
		receiver.events = () => receiver.received.map(({ body }) => body.event_name);
		receiver.connections = () =>
			new Promise((resolve, reject) =>
				server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
			);
	});
	beforeEach(() => {
		receiver.received.length = 0;
		receiver.statuses.length = 0;
	});
	afterAll(async () => {
		await new Promise((resolve) => server.close(resolve));
	});
	return receiver;
}
