import { createHash } from 'node:crypto';

import type { ByteStream } from '../api/transport';

/** SHA-256 in lower-case hexadecimal digits, as `sha256sum` and n8n's Crypto node write it. */
export function sha256Of(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}

/** The same of a file that is read piece by piece. */
export async function sha256OfStream(content: ByteStream): Promise<string> {
	const hash = createHash('sha256');
	for await (const piece of content as AsyncIterable<Buffer>) hash.update(piece);
	return hash.digest('hex');
}
