import { inputFailure } from '../failure';

/** The one production host that is known (docs/contract/pdf-services.md#addresses-and-the-edge). */
export const US_PRODUCTION_URL = 'https://na1.fusion.foxit.com';

/** Path prefixes of the services below the service root. */
export const PDF_SERVICES_PREFIX = '/pdf-services/api';
export const DOC_GEN_PREFIX = '/document-generation/api';
export const ESIGN_GATEWAY_PREFIX = '/esign/api/v1';

/** The part of the FoxitApi credential that says where the service is. */
export interface FoxitAddress {
	/** `us` or `custom`. */
	environment?: unknown;
	/** Used when the environment is `custom`. */
	baseUrl?: unknown;
}

const PREFIX_AT_END = /\/(pdf-services|document-generation|esign)(\/api(\/v1)?)?$/i;
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * The URL below which all of the service's prefixes lie, without a trailing slash. A base URL is
 * found in the wild as the host alone and with a service's prefix, whole or in part; all mean the same
 * (docs/contract/pdf-services.md#addresses-and-the-edge).
 *
 * @throws FoxitFailure `input` when the base URL is no URL, or would send the keys unencrypted
 */
export function serviceRoot(address: FoxitAddress): string {
	if (address.environment !== 'custom') return US_PRODUCTION_URL;
	return customRoot(address.baseUrl, PREFIX_AT_END);
}

/**
 * A credential's own base URL, without a trailing slash.
 *
 * @param prefixAtEnd what belongs to the paths of calls and not to the root, if it was entered
 * @throws FoxitFailure `input` when the URL is none, or would send the keys unencrypted
 */
export function customRoot(baseUrl: unknown, prefixAtEnd: RegExp): string {
	const url = parseBaseUrl(baseUrl);
	const path = withoutSlashAtEnd(url.pathname).replace(prefixAtEnd, '');
	return url.origin + withoutSlashAtEnd(path);
}

function withoutSlashAtEnd(path: string): string {
	return path.replace(/(?<!\/)\/+$/, '');
}

/**
 * An id as one segment of a path. Two dots would lead to another path, and so to another request.
 *
 * @throws FoxitFailure `input`
 */
export function pathSegment(id: string, label: string): string {
	if (/^\.{1,2}$/.test(id) || /\p{Cs}/u.test(id)) {
		throw inputFailure(`"${label}" cannot be "${id}"`, {
			parameter: label,
			advice: 'Take the ID from the output of the node that made it.',
		});
	}
	return encodeURIComponent(id);
}

/** Whether a host is this very machine. */
export function isLoopback(hostname: string): boolean {
	return LOOPBACK.test(hostname);
}

function parseBaseUrl(baseUrl: unknown): URL {
	const parameter = 'Base URL';
	const text = typeof baseUrl === 'string' ? baseUrl.trim() : '';
	const example = 'Enter the whole address, e.g. https://na1.fusion.foxit.com';
	if (text === '') {
		throw inputFailure("The credential's Base URL is empty", { parameter, advice: example });
	}
	if (!URL.canParse(text)) {
		throw inputFailure("The credential's Base URL is not a URL", { parameter, advice: example });
	}
	const url = new URL(text);
	if (url.username || url.password || url.search || url.hash) {
		throw inputFailure("The credential's Base URL holds more than a host and a path", {
			parameter,
			advice: `Leave out user names, passwords, "?" and "#". ${example}`,
		});
	}
	const encrypted = url.protocol === 'https:';
	if (!encrypted && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		throw inputFailure("The credential's Base URL must start with https://", {
			parameter,
			advice:
				'The keys travel with every request, so plain http is accepted for this machine only (localhost).',
		});
	}
	return url;
}

/**
 * Sent with every request: the edge refuses clients without a descriptive User-Agent with HTTP 403,
 * code 1010 (docs/contract/pdf-services.md#addresses-and-the-edge). A packaging test holds the
 * version to that of package.json.
 */
export const USER_AGENT =
	'n8n-nodes-foxit/1.0.0 (+https://github.com/n8n-nodes-foxit/n8n-nodes-foxit)';
