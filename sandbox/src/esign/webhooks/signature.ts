import { createHmac } from 'node:crypto';

/**
 * Base64 of the HMAC-SHA256 over the raw body, key = the secret as UTF-8
 * (docs/contract/esign.md#signature).
 */
export function signatureOf(secret: string, body: string): string {
	return createHmac('sha256', secret).update(body, 'utf8').digest('base64');
}

/**
 * The callback address with the signature in its query, percent-encoded
 * (docs/contract/esign.md#signature).
 */
export function signedUrl(url: string, signature: string): string {
	const [address = '', fragment] = url.split('#');
	const mark = address.includes('?') ? '&' : '?';
	const rest = fragment === undefined ? '' : `#${fragment}`;
	return `${address}${mark}signature=${encodeURIComponent(signature)}${rest}`;
}
