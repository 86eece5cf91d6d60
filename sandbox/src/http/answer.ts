import { ApiError } from '../errors.js';

/** A body that can be sent whole or in part: text in memory, or a file on disk. */
export type Body = { kind: 'bytes'; bytes: Buffer } | { kind: 'file'; path: string; size: number };

/** An answer as a value: handlers return it, one place sends it, faults can bend it on the way. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: Body;
	/** Called when the answer has been sent or has failed to be. */
	release?: () => void;
}

/** A JSON answer. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
	return text(status, JSON.stringify(value), 'application/json', headers);
}

/** An answer of any text. */
export function text(
	status: number,
	content: string,
	contentType: string,
	headers: Record<string, string> = {},
): Answer {
	return {
		status,
		headers: { 'content-type': contentType, ...headers },
		body: { kind: 'bytes', bytes: Buffer.from(content) },
	};
}

/** An answer without a body. */
export function empty(status: number): Answer {
	return { status, headers: {}, body: { kind: 'bytes', bytes: Buffer.alloc(0) } };
}

/**
 * The error envelope of docs/contract/pdf-services.md#errors. Anything but an {@link ApiError} is
 * the sandbox's own fault.
 */
export function errorAnswer(error: unknown): Answer {
	if (error instanceof ApiError) {
		const { code, message, headers, status } = error;
		return json(status, { ...(code === undefined ? {} : { code }), message }, headers);
	}
	const message = error instanceof Error ? error.message : String(error);
	return json(500, { code: 'INTERNAL_SERVER_ERROR', message: `sandbox: ${message}` });
}
