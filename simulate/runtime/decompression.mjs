import { inflateRawSync, inflateSync } from 'node:zlib';

const INFLATE = { 'deflate-raw': inflateRawSync, deflate: inflateSync };

/**
 * The platform's `DecompressionStream` works in the thread pool: how many turns it takes depends on how
 * busy the machine is, and virtual time would leap on meanwhile. This one inflates within the turn.
 */
export class VirtualDecompressionStream extends TransformStream {
	/** @param {'deflate-raw' | 'deflate'} format */
	constructor(format) {
		const inflate = INFLATE[format];
		if (!inflate) throw new TypeError(`Unsupported compression format: '${format}'`);
		const pieces = [];
		super({
			transform: (piece) => void pieces.push(piece),
			flush: (controller) => {
				const content = inflate(Buffer.concat(pieces));
				if (content.length > 0) controller.enqueue(new Uint8Array(content));
			},
		});
	}
}
