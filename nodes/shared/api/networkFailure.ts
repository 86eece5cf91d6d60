import { asFailure, abortFailure, FoxitFailure, type NetworkCause } from '../failure';

const CAUSE_BY_CODE: Readonly<Record<string, NetworkCause>> = {
	ECONNREFUSED: 'refused',
	EHOSTUNREACH: 'refused',
	ENETUNREACH: 'refused',
	EADDRNOTAVAIL: 'refused',
	ENOTFOUND: 'dns',
	EAI_AGAIN: 'dns',
	EAI_FAIL: 'dns',
	ECONNRESET: 'reset',
	EPIPE: 'reset',
	ERR_BAD_RESPONSE: 'reset',
	ERR_STREAM_PREMATURE_CLOSE: 'reset',
	ETIMEDOUT: 'timeout',
	ECONNABORTED: 'timeout',
	EPROTO: 'tls',
};

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/;

/** Codes of a disk: whatever broke, it was not the network. */
const STORAGE_CODE = /^(EACCES|EDQUOT|EIO|EISDIR|EMFILE|ENFILE|ENOENT|ENOSPC|ENOTDIR|EPERM|EROFS)$/;

/** Causes that arise before a single byte of the request has left this machine. */
const NOTHING_SENT = new Set<NetworkCause>(['refused', 'dns', 'tls', 'blocked']);

const SENTENCE: Readonly<Record<NetworkCause, string>> = {
	refused: 'Foxit could not be reached: nothing answers at the address',
	dns: "Foxit could not be reached: the host's name could not be resolved",
	tls: 'Foxit could not be reached: the secure connection could not be set up',
	reset: 'The connection to Foxit was closed before the answer arrived',
	timeout: 'Foxit did not answer in time',
	blocked: "The request was blocked by this n8n instance's own network rules",
	unknown: 'Foxit could not be reached',
};

/**
 * Turns what n8n's request helper threw into a failure, and drops the rest: the helper's error
 * holds the whole request, keys included.
 */
export function networkFailure(caught: unknown, signal?: AbortSignal): FoxitFailure {
	const { links, ours } = causeChain(caught);
	if (ours) return ours;
	if (signal?.aborted) return abortFailure(signal);
	const codes = links.map((link) => link.code).filter((code) => code !== '');
	const text = links.map((link) => link.message).join(' ');
	const storageCode = codes.find((code) => STORAGE_CODE.test(code));
	if (storageCode && !/\bconnect\b/.test(text)) return storageFailure(storageCode);
	const cause = networkCauseOf(codes, text);
	if (!cause && codes.length === 0 && !/axios|socket|network|request/i.test(text)) {
		// Not a matter of the network: a host bug, or a credential that n8n could not load.
		return asFailure(caught);
	}
	const networkCause = cause ?? 'unknown';
	const [code] = codes;
	return new FoxitFailure('network', SENTENCE[networkCause], {
		networkCause,
		mayHaveStarted: !NOTHING_SENT.has(networkCause),
		...(code && { networkCode: code }),
	});
}

function networkCauseOf(codes: string[], text: string): NetworkCause | undefined {
	for (const code of codes) {
		const known = TLS_CODE.test(code) ? 'tls' : CAUSE_BY_CODE[code];
		if (known) return known;
	}
	// Some hosts keep only the words of the original error.
	if (/ssrf|not allowed/i.test(text) || isBlocked(text)) return 'blocked';
	const quoted = Object.keys(CAUSE_BY_CODE).find((code) => text.includes(code));
	if (quoted) return CAUSE_BY_CODE[quoted];
	if (/certificate|\bTLS\b|\bSSL\b/i.test(text)) return 'tls';
	if (/timed? ?out|timeout/i.test(text)) return 'timeout';
	if (/socket hang up|aborted|closed (unexpectedly|early)/i.test(text)) return 'reset';
	return undefined;
}

function isBlocked(text: string): boolean {
	const at = text.search(/blocked/i);
	return at !== -1 && /ip|address|host/i.test(text.slice(at));
}

/** The body of a request comes from n8n's disk, and that of a download goes there. */
function storageFailure(code: string): FoxitFailure {
	return new FoxitFailure('unexpected', `n8n could not read or write a file of its own (${code})`, {
		advice: "Check the disk and the permissions of n8n's binary data storage.",
	});
}

interface CauseChain {
	links: Array<{ code: string; message: string }>;
	/** A failure of ours that broke the request off, under whatever the host has wrapped it in. */
	ours?: FoxitFailure;
}

function causeChain(caught: unknown): CauseChain {
	const links: CauseChain['links'] = [];
	let link: unknown = caught;
	for (let depth = 0; depth < 6 && typeof link === 'object' && link !== null; depth += 1) {
		if (link instanceof FoxitFailure) return { links, ours: link };
		const { code, httpCode, message, cause, errors } = link as Record<string, unknown>;
		// n8n's NodeApiError keeps the code of a network fault where others keep the HTTP status.
		const found = [code, httpCode].find((value) => typeof value === 'string');
		links.push({
			code: typeof found === 'string' && !/^\d+$/.test(found) ? found : '',
			message: typeof message === 'string' ? message : '',
		});
		link = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
	}
	return { links };
}
