/** A Node.js readable stream; named here because n8n forbids importing from `stream`. */
export type ByteStream = import('node:stream').Readable;

/** One request to the service, free of credentials: the transport adds them. */
export interface HttpRequest {
	method: 'GET' | 'POST' | 'DELETE';
	/** Absolute URL. */
	url: string;
	headers?: Record<string, string>;
	body?: string | Buffer | ByteStream;
	/** `stream` leaves the body unread whatever the status. */
	response: 'text' | 'stream';
	/**
	 * For `text`: limit of the whole exchange. For `stream`: limit until the headers arrive. For a
	 * streamed request body: limit of silence on the line.
	 */
	timeoutMs: number;
	/** Of an answer that comes as text: a longer one is refused. `MAX_ANSWER_BYTES` if not given. */
	maxBytes?: number;
	signal: AbortSignal;
}

/** Answers that describe something are far shorter, also those with the longest lists. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/** Error bodies are short; of anything longer the start is enough to tell what it is. */
export const MAX_ERROR_BODY_BYTES = 64 * 1024;

export interface HttpResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Empty for stream responses. */
	text: string;
	/** Set for stream responses. */
	stream?: ByteStream;
	/**
	 * Closes the connection behind the stream. n8n's HTTP library hands out a wrapper whose `destroy`
	 * waits for the next piece of data, and a line that has fallen silent brings none.
	 */
	hangUp?: () => void;
}

/**
 * Sends one request and gives the answer, whatever its status.
 *
 * @throws FoxitFailure `network` when there was no answer, `cancelled` when the signal aborted
 */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;
