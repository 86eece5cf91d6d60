import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a delivery's signature is right: HMAC-SHA256 over the raw body, the secret as UTF-8, in
 * standard Base64 (docs/contract/esign.md#signature). Compared in constant time, and as text:
 * reading Base64 would pass over whatever does not belong there.
 *
 * @param given the decoded query value. A sender that did not percent-encode it leaves blanks where
 *   there was a `+`, so both are accepted; with two values, either may be ours
 */
export function isSignedBy(
	secret: string,
	rawBody: Buffer | string,
	given: string | readonly string[],
): boolean {
	const expected = createHmac('sha256', secret).update(rawBody).digest('base64');
	return [given].flat().some((text) => isSame(expected, text.replace(/ /g, '+')));
}

function isSame(expected: string, given: string): boolean {
	const [ours, theirs] = [Buffer.from(expected), Buffer.from(given)];
	return theirs.length === ours.length && timingSafeEqual(theirs, ours);
}
