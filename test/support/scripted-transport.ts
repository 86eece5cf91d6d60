import { FoxitClient } from '../../nodes/shared/api/foxitClient';
import { type ClientOptions } from '../../nodes/shared/api/callSender';
import type {
	ByteStream,
	HttpRequest,
	HttpResponse,
	Transport,
} from '../../nodes/shared/api/transport';
import { FoxitFailure, type NetworkCause } from '../../nodes/shared/failure';
import { Pace } from '../../nodes/shared/task/pace';
import { FakeClock } from './fake-clock';

/** One answer, or what is thrown in place of one. */
export type Reply = Partial<HttpResponse> | Error;

/** A request as it went out, its body read to the end. */
export interface SentRequest extends HttpRequest {
	at: number;
	sent: Buffer;
}

/** How long every exchange takes. */
export const LATENCY_MS = 50;

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
	return { status, headers, text: JSON.stringify(body) };
}

/** A request that got no answer. */
export function noAnswer(networkCause: NetworkCause, mayHaveStarted: boolean): Reply {
	return new FoxitFailure('network', 'No answer', { networkCause, mayHaveStarted });
}

/**
 * A transport that gives the replies one after the other.
 *
 * @param reads whether it reads a streamed body; a connection that is refused reads nothing
 */
export function scriptedTransport(
	clock: FakeClock,
	replies: Reply[],
	reads = true,
): { transport: Transport; requests: SentRequest[] } {
	const requests: SentRequest[] = [];
	const transport: Transport = async (request) => {
		const sent: SentRequest = { ...request, at: clock.elapsed, sent: Buffer.alloc(0) };
		requests.push(sent);
		if (reads) sent.sent = await readBody(request.body);
		await clock.sleep(LATENCY_MS, request.signal);
		const reply = replies[requests.length - 1];
		if (!reply) throw new Error(`Request ${requests.length} was not expected`);
		if (reply instanceof Error) throw reply;
		return { status: 200, headers: {}, text: '', ...reply };
	};
	return { transport, requests };
}

/** A client whose service gives the replies one after the other. */
export function scriptedClient(
	replies: Reply[],
	options: Partial<ClientOptions> & { reads?: boolean } = {},
) {
	const clock = new FakeClock();
	const pace = new Pace(clock);
	const { reads, ...rest } = options;
	const { transport, requests } = scriptedTransport(clock, replies, reads);
	const baseUrl = 'https://foxit.test/pdf-services/api';
	const client = new FoxitClient({ transport, clock, pace, baseUrl, ...rest });
	return { client, clock, pace, requests };
}

async function readBody(body: HttpRequest['body']): Promise<Buffer> {
	if (body === undefined) return Buffer.alloc(0);
	if (typeof body === 'string' || Buffer.isBuffer(body)) return Buffer.from(body);
	return await readAll(body);
}

/** Everything that a stream gives. */
export async function readAll(stream: ByteStream): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
	return Buffer.concat(chunks);
}
