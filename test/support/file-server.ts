/** A little web server with files on it, and a book of who asked for what. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export class FileServer {
	/** Paths that were asked for, in their order. */
	readonly asked: string[] = [];
	readonly headers: Array<IncomingMessage['headers']> = [];
	private readonly answers = new Map<string, Answer>();
	private server: Server | undefined;

	/** Puts a file, or an answer of its own kind, at a path. */
	put(path: string, content: Buffer | Answer): string {
		const send: Answer = (response) => void response.end(content);
		this.answers.set(path, typeof content === 'function' ? content : send);
		return this.url + path;
	}

	get url(): string {
		const { port } = this.server?.address() as AddressInfo;
		return `http://127.0.0.1:${port}`;
	}

	async start(): Promise<void> {
		this.server = createServer((request, response) => {
			const path = request.url ?? '';
			this.asked.push(path);
			this.headers.push(request.headers);
			const answer = this.answers.get(path.replace(/\?.*/, ''));
			if (answer) answer(response, request);
			else response.writeHead(404).end('Not here');
		});
		await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
	}

	async stop(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((resolve) => this.server?.close(resolve));
	}
}

/** Runs a server for the tests of the current block; it forgets who asked before each of them. */
export function useFileServer(): FileServer {
	const server = new FileServer();
	beforeAll(async () => await server.start());
	beforeEach(() => {
		server.asked.length = 0;
		server.headers.length = 0;
	});
	afterAll(async () => await server.stop());
	return server;
}
