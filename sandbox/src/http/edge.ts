import { text, type Answer } from './answer.js';

/**
 * Cloudflare's refusal of a client it does not like the signature of
 * (docs/contract/pdf-services.md#addresses-and-the-edge, live).
 */
export function cloudflare1010(): Answer {
	return text(403, 'error code: 1010', 'text/plain; charset=UTF-8', { server: 'cloudflare' });
}

/**
 * The passing 502 of the gateway (docs/contract/pdf-services.md#addresses-and-the-edge, live): a
 * page, not an envelope.
 */
export function html502(): Answer {
	const page =
		'<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n' +
		'<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n';
	return text(502, page, 'text/html', { server: 'cloudflare' });
}

/** The edge's refusal of a request, if its User-Agent earns one; comes before anything else. */
export function refuseAtEdge(
	userAgent: string | undefined,
	blocked: readonly string[],
): Answer | undefined {
	const agent = userAgent?.trim() ?? '';
	const refused = agent === '' || blocked.some((pattern) => new RegExp(pattern, 'i').test(agent));
	return refused ? cloudflare1010() : undefined;
}
