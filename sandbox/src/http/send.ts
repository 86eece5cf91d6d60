import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';
import type { Answer, Body } from './answer.js';
import type { Action, Portion } from '../state/fault-types.js';

/** What leaves the server: the status, and how much of the body. */
export interface Sent {
	status: number;
	bytes: number;
}

/** Told what is about to leave, so that the log is right by the time the client has it. */
export type Report = (sent: Sent) => void;

interface Range {
	start: number;
	end: number;
}

/**
 * Sends an answer, bent by a fault if there is one. Never rejects: a client that goes away while it is
 * being answered is its own affair.
 */
export async function send(
	response: ServerResponse,
	answer: Answer,
	action: Action | undefined,
	report: Report,
): Promise<void> {
	try {
		await sendBent(response, answer, action, report);
	} finally {
		answer.release?.();
	}
}

async function sendBent(
	response: ServerResponse,
	answer: Answer,
	action: Action | undefined,
	report: Report,
): Promise<void> {
	const size = answer.body.kind === 'bytes' ? answer.body.bytes.length : answer.body.size;
	const whole = { start: 0, end: size };
	switch (action?.type) {
		case 'reset-after':
			cut(response);
			return;
		case 'delay':
			await delay(response, action.ms);
			await sendRange(response, answer, whole, size, report);
			return;
		case 'short': {
			const kept = portionOf(size, action);
			const range =
				action.cut === 'head' ? { start: size - kept, end: size } : { start: 0, end: kept };
			await sendRange(response, answer, range, kept, report);
			return;
		}
		case 'truncate':
		case 'stall': {
			await sendRange(response, answer, { start: 0, end: portionOf(size, action) }, size, report);
			// FIN after what was written has left, so that the client sees the cut and not a reset.
			if (action.type === 'truncate' && action.close !== false) response.socket?.destroySoon();
			else await closed(response);
			return;
		}
		default:
			await sendRange(response, answer, whole, size, report);
	}
}

/** Writes the head, announcing `announced` body bytes, and the range of the body. */
async function sendRange(
	response: ServerResponse,
	answer: Answer,
	range: Range,
	announced: number,
	report: Report,
): Promise<void> {
	if (response.destroyed || response.socket?.destroyed !== false) return;
	const bytes = range.end - range.start;
	report({ status: answer.status, bytes });
	const length = answer.status === 204 ? {} : { 'content-length': String(announced) };
	response.writeHead(answer.status, { ...answer.headers, ...length });
	response.flushHeaders();
	const before = response.socket.bytesWritten;
	try {
		await writeBody(response, answer.body, range, bytes === announced);
	} catch {
		// The client closed the connection in the middle, or the file could not be read: cut it short.
		const left = (response.socket?.bytesWritten ?? before) - before;
		report({ status: answer.status, bytes: Math.max(0, Math.min(bytes, left)) });
		response.destroy();
	}
}

async function writeBody(
	response: ServerResponse,
	body: Body,
	{ start, end }: Range,
	complete: boolean,
): Promise<void> {
	if (end > start && body.kind === 'file') {
		await pipeline(createReadStream(body.path, { start, end: end - 1 }), response, {
			end: complete,
		});
		return;
	}
	const slice = body.kind === 'bytes' ? body.bytes.subarray(start, end) : Buffer.alloc(0);
	await new Promise<void>((resolve, reject) => {
		const done = (error?: Error | null): void => (error ? reject(error) : resolve());
		response.once('close', () => done());
		if (complete) response.end(slice, () => done());
		else if (slice.length > 0) response.write(slice, done);
		else resolve();
	});
}

/** Closes the connection with a reset, as a crashed gateway does. */
export function cut(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}

async function delay(response: ServerResponse, ms: number): Promise<void> {
	const gone = new AbortController();
	const stop = (): void => gone.abort();
	response.once('close', stop);
	await sleep(ms, undefined, { signal: gone.signal }).catch(() => undefined);
	response.off('close', stop);
}

async function closed(response: ServerResponse): Promise<void> {
	if (response.closed || response.socket?.destroyed !== false) return;
	await new Promise<void>((resolve) => response.once('close', resolve));
}

/** Bytes of a body to let through; always fewer than all, or the fault would be none. */
function portionOf(size: number, { bytes, fraction = 0.5 }: Portion): number {
	return Math.max(0, Math.min(bytes ?? Math.floor(size * fraction), size - 1));
}
