/** One request the API answered, or tried to. Never holds a secret. */
export interface LogEntry {
	seq: number;
	/** When its head had arrived, on the sandbox's clock. */
	atMs: number;
	method: string;
	path: string;
	query: string;
	/** Status sent; null when the client went away or a fault cut the connection before any. */
	status: number | null;
	account: string | null;
	operation: string | null;
	documentId: string | null;
	taskId: string | null;
	contentLengthHeader: string | null;
	/** Body bytes read and sent. */
	bytesIn: number;
	bytesOut: number;
	userAgent: string | null;
	/** Id of the fault that struck. */
	fault: string | null;
	/** Whether the request was refused by the rate limiter. */
	rateLimited: boolean;
}

const SECRETS = new Set(['access_token', 'client_secret']);

/**
 * A query without credentials: the classic eSign host takes such things there
 * (docs/contract/esign.md#get-a-token and docs/contract/esign.md#use-a-token).
 */
export function withoutSecrets(query: string): string {
	return query
		.split('&')
		.map((part) => {
			const [name = ''] = new URLSearchParams(part).keys();
			return SECRETS.has(name) ? `${name}=***` : part;
		})
		.join('&');
}

const CAPACITY = 100_000;

/** The latest requests, oldest first. */
export class RequestLog {
	private entries: LogEntry[] = [];
	private seq = 0;

	/** Opens an entry; the pipeline fills it in while the request runs. */
	open(entry: Omit<LogEntry, 'seq'>): LogEntry {
		const numbered = { ...entry, seq: ++this.seq };
		this.entries.push(numbered);
		// Trimmed in lumps: shifting one by one would copy the whole list for each request.
		if (this.entries.length > CAPACITY * 1.1) this.entries = this.entries.slice(-CAPACITY);
		return numbered;
	}

	list(): LogEntry[] {
		return this.entries.slice(-CAPACITY);
	}

	/** Drops the entries; numbers go on, so that later entries are still distinct from dropped ones. */
	clear(): void {
		this.entries = [];
	}
}
